package org.fumikura.approval;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import java.util.List;
import java.util.UUID;
import org.fumikura.frame.Api;
import org.fumikura.frame.EntityTags;
import org.fumikura.frame.Idempotency;
import org.fumikura.frame.RouteRule;
import org.fumikura.frame.RouteRule.Audience;
import org.fumikura.frame.Slice;
import org.fumikura.frame.Submissions;
import org.fumikura.frame.Submissions.Sending;
import org.fumikura.organization.AccessLog;
import org.fumikura.organization.Actor;
import org.fumikura.records.DocumentId;
import org.fumikura.shared.OfficialClock;
import org.fumikura.tenancy.CurrentMunicipality;
import org.fumikura.tenancy.Transactions;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Matters that circulate or are decided, and what people do to them. */
@RestController
@RequestMapping(Api.V1)
@Tag(name = "matters", description = "Matters (起案文書) from submission to completion")
class MatterApi {

    private final Approvals approvals;
    private final Takeovers takeovers;
    private final MatterLists lists;
    private final MatterViews views;
    private final Authorities authorities;
    private final SheetPages sheetPages;
    private final DraftSheets sheets;
    private final Submissions submissions;
    private final Transactions transactions;
    private final AccessLog accessLog;
    private final OfficialClock clock;

    MatterApi(
            Approvals approvals,
            Takeovers takeovers,
            MatterLists lists,
            MatterViews views,
            Authorities authorities,
            SheetPages sheetPages,
            DraftSheets sheets,
            Submissions submissions,
            Transactions transactions,
            AccessLog accessLog,
            OfficialClock clock) {
        this.approvals = approvals;
        this.takeovers = takeovers;
        this.lists = lists;
        this.views = views;
        this.authorities = authorities;
        this.sheetPages = sheetPages;
        this.sheets = sheets;
        this.submissions = submissions;
        this.transactions = transactions;
        this.accessLog = accessLog;
        this.clock = clock;
    }

    @GetMapping("/matter-kinds")
    @RouteRule(Audience.STAFF)
    @Operation(
            operationId = "listMatterKinds",
            summary = "Who decides what today",
            description = "The table of authority (事案決定・専決) of the caller's executive body.")
    List<MatterViews.Rule> kinds(Actor actor) {
        return transactions.read(() -> authorities.list(actor.post().unit().body(), clock.today())).stream()
                .map(MatterViews.Rule::of)
                .toList();
    }

    @GetMapping("/matters")
    @RouteRule(Audience.STAFF)
    @Operation(
            operationId = "listMatters",
            summary = "Matters that the caller may read",
            description =
                    "The newest first: those that wait for the acting post, those that the caller drafted, those that"
                            + " she has to finish, those that stand without their drafter, or those of her unit.")
    Slice<MatterViews.Line> list(
            @RequestParam(defaultValue = "WAITING") MatterViews.Which list,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = Slice.USUAL) int limit,
            Actor actor) {
        Slice.From from = Slice.From.of(cursor, limit);
        List<MatterViews.Line> lines = transactions.read(() -> lists.listAfter(list.kind(), actor, from)).stream()
                .map(MatterViews.Line::of)
                .toList();
        return Slice.of(lines, from, MatterViews.Line::id);
    }

    @GetMapping("/matters/{id}")
    @RouteRule(Audience.STAFF)
    @Operation(operationId = "getMatter", summary = "A matter with its route, its words and what the caller can do now")
    ResponseEntity<MatterViews.View> get(@PathVariable UUID id, Actor actor, HttpServletRequest request) {
        ResponseEntity<MatterViews.View> answer = views.answer(new DocumentId(id), actor);
        accessLog.note(request, AccessLog.Kind.VIEW, "document", id);
        return answer;
    }

    @PostMapping("/matters/{id}/acts")
    @RouteRule(Audience.STAFF)
    @Operation(
            operationId = "act",
            summary = "Does something to a matter",
            description =
                    "One write with one act in the ledger. The state seen is said by If-Match, so that nobody acts on"
                            + " words or a route that she has not seen.")
    ResponseEntity<MatterViews.View> act(
            @PathVariable UUID id,
            @RequestHeader(Idempotency.KEY) UUID key,
            @RequestHeader(EntityTags.SEEN) String seen,
            @Valid @RequestBody ActViews.NewAct body,
            Actor actor,
            HttpServletRequest request) {
        var document = new DocumentId(id);
        submissions.once(Sending.of(key, actor.person().value(), request, body), () -> {
            approvals.requireSeen(document, actor, seen);
            carryOut(document, actor, body);
            return id.toString();
        });
        return views.answer(document, actor);
    }

    private void carryOut(DocumentId id, Actor actor, ActViews.NewAct body) {
        String words = body.said();
        switch (body.act()) {
            case APPROVE -> approvals.approve(id, actor, words);
            case AGREE_ON_CONDITION -> approvals.agreeOnCondition(id, actor, words);
            case OBJECT -> approvals.object(id, actor, words);
            case DECIDE -> approvals.decide(id, actor, words);
            case DECIDE_ON_CONDITION -> approvals.decideOnCondition(id, actor, words);
            case DENY -> approvals.deny(id, actor, words);
            case RETURN -> approvals.returnToDrafter(id, actor, words, body.spot());
            case RETURN_TO_STEP -> approvals.returnToStep(id, actor, body.requiredStep(), words, body.spot());
            case HOLD -> approvals.hold(id, actor, words);
            case FORBID_PROXY -> approvals.forbidProxy(id, actor, words);
            case INSERT_STEP -> approvals.insert(id, actor, body.chosenKind(), body.requiredPost(), words);
            case PULL_UP -> approvals.pullUp(id, actor, words);
            case SKIP -> approvals.skip(id, actor, body.requiredStep(), words);
            case HURRY -> approvals.hurry(id, actor, words);
            case SEE_AFTERWARDS -> approvals.seeAfterwards(id, actor, words);
            case CONFIRM_CONDITION -> approvals.confirmCondition(id, actor, words);
            case TAKE_BACK -> approvals.takeBack(id, actor, words);
            case TAKE_BACK_APPROVAL -> approvals.takeBackApproval(id, actor, words);
            case PROPOSE_ABANDONING -> approvals.proposeAbandoning(id, actor, words);
            case ABANDON -> approvals.abandon(id, actor, words);
            case REFUSE_ABANDONING -> approvals.refuseAbandoning(id, actor, words);
            case TAKE_EFFECT -> approvals.takeEffect(id, actor, body.requiredDay());
            case CLOSE -> approvals.close(id, actor);
            case TAKE_OVER -> takeovers.takeOver(id, actor, words);
            case REASSIGN -> takeovers.reassign(id, actor, body.requiredPerson(), body.requiredPost(), words);
            case COMMENT -> approvals.comment(id, actor, words);
        }
    }

    /** The 起案用紙; noted as a print before it leaves. */
    @GetMapping("/matters/{id}/sheet")
    @RouteRule(Audience.STAFF)
    @Operation(operationId = "getSheet", summary = "The sheet of a matter (起案用紙) as A4 PDF")
    @ApiResponse(
            responseCode = "200",
            description = "The sheet",
            content = @Content(mediaType = "application/pdf", schema = @Schema(type = "string", format = "binary")))
    ResponseEntity<byte[]> sheet(@PathVariable UUID id, Actor actor, HttpServletRequest request) {
        SheetPage page = sheetPages.page(new DocumentId(id), actor, CurrentMunicipality.of(request));
        byte[] pdf = sheets.print(page).bytes();
        accessLog.note(request, AccessLog.Kind.PRINT, "document", id);
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_PDF).body(pdf);
    }
}
