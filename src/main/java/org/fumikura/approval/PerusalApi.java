package org.fumikura.approval;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.fumikura.frame.Api;
import org.fumikura.frame.ApiProblem;
import org.fumikura.frame.EntityTags;
import org.fumikura.frame.Idempotency;
import org.fumikura.frame.Invalid;
import org.fumikura.frame.RouteRule;
import org.fumikura.frame.RouteRule.Audience;
import org.fumikura.frame.Slice;
import org.fumikura.frame.Submissions;
import org.fumikura.frame.Submissions.Sending;
import org.fumikura.organization.AccessLog;
import org.fumikura.organization.Actor;
import org.fumikura.records.DocumentId;
import org.fumikura.tenancy.Transactions;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Perusals for programs. */
@RestController
@RequestMapping(Api.V1)
@Tag(name = "perusals", description = "Documents for information (供覧), which nobody decides")
class PerusalApi {

    private final Perusals perusals;
    private final PerusalDrafts drafts;
    private final PerusalLists lists;
    private final PerusalViews views;
    private final Submissions submissions;
    private final Transactions transactions;
    private final AccessLog accessLog;

    PerusalApi(
            Perusals perusals,
            PerusalDrafts drafts,
            PerusalLists lists,
            PerusalViews views,
            Submissions submissions,
            Transactions transactions,
            AccessLog accessLog) {
        this.perusals = perusals;
        this.drafts = drafts;
        this.lists = lists;
        this.views = views;
        this.submissions = submissions;
        this.transactions = transactions;
        this.accessLog = accessLog;
    }

    @GetMapping("/perusals")
    @RouteRule(Audience.STAFF)
    @Operation(
            operationId = "listPerusals",
            summary = "Perusals of one of the lists, the newest first",
            description = "What waits to be seen by the caller's post, all that was sent to it, or what she sent.")
    Slice<PerusalViews.Line> list(
            @RequestParam(defaultValue = "TO_SEE") PerusalLists.Kind list,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = Slice.USUAL) int limit,
            Actor actor) {
        Slice.From from = Slice.From.of(cursor, limit);
        List<PerusalViews.Line> lines = transactions.read(() -> lists.listAfter(list, actor, from)).stream()
                .map(PerusalViews.Line::of)
                .toList();
        return Slice.of(lines, from, PerusalViews.Line::id);
    }

    @PostMapping("/perusals")
    @RouteRule(value = Audience.STAFF, needs = ApprovalPermissions.DRAFT)
    @Operation(
            operationId = "beginPerusal",
            summary = "Prepares a perusal",
            description = "With its uploads, or from a document with that one's words and attachments. Nobody sees it"
                    + " until it is sent.")
    @ApiResponse(responseCode = "201", description = "The perusal in preparation")
    ResponseEntity<PerusalViews.View> begin(
            @RequestHeader(Idempotency.KEY) UUID key,
            @Valid @RequestBody PerusalViews.NewPerusal body,
            Actor actor,
            HttpServletRequest request) {
        String id = submissions.onceAtWork(Sending.of(key, actor.person().value(), request, body), () -> {
            DocumentId begun = drafts.begin(body.from(), actor);
            PerusalDraft draft = drafts.getOwn(begun, actor);
            drafts.save(begun, draft.revision(), body.over(draft.text()), actor);
            drafts.attachUploads(begun, actor, body.uploads());
            return begun.value().toString();
        });
        return views.answer(
                ResponseEntity.created(URI.create(Api.V1 + "/perusals/" + id)),
                new DocumentId(UUID.fromString(id)),
                actor);
    }

    @GetMapping("/perusals/{id}")
    @RouteRule(Audience.STAFF)
    @Operation(operationId = "getPerusal", summary = "A perusal with who has seen it and what was said")
    ResponseEntity<PerusalViews.View> get(@PathVariable UUID id, Actor actor, HttpServletRequest request) {
        ResponseEntity<PerusalViews.View> answer = views.answer(ResponseEntity.ok(), new DocumentId(id), actor);
        accessLog.note(request, AccessLog.Kind.VIEW, "document", id);
        return answer;
    }

    @PutMapping("/perusals/{id}")
    @RouteRule(value = Audience.STAFF, needs = ApprovalPermissions.DRAFT)
    @Operation(operationId = "savePerusal", summary = "Saves a perusal in preparation, complete or not")
    ResponseEntity<PerusalViews.View> save(
            @PathVariable UUID id,
            @RequestHeader(EntityTags.SEEN) String seen,
            @Valid @RequestBody PerusalViews.Content body,
            Actor actor) {
        var document = new DocumentId(id);
        transactions.work(() -> {
            PerusalDraft draft = drafts.lockOwn(document, actor);
            EntityTags.require(seen, PerusalViews.tag(draft));
            drafts.save(document, draft.revision(), body.text(), actor);
        });
        return views.answer(ResponseEntity.ok(), document, actor);
    }

    @PostMapping("/perusals/{id}/sending")
    @RouteRule(value = Audience.STAFF, needs = ApprovalPermissions.DRAFT)
    @Operation(
            operationId = "sendPerusal",
            summary = "Sends a perusal (供覧)",
            description = "Its words are frozen, and every post that it is sent to may read it.")
    ResponseEntity<PerusalViews.View> send(
            @PathVariable UUID id,
            @RequestHeader(Idempotency.KEY) UUID key,
            @RequestHeader(EntityTags.SEEN) String seen,
            Actor actor,
            HttpServletRequest request) {
        var document = new DocumentId(id);
        submissions.once(Sending.of(key, actor.person().value(), request, ""), () -> {
            EntityTags.require(seen, PerusalViews.tag(drafts.lockOwn(document, actor)));
            try {
                perusals.send(document, actor);
            } catch (Incomplete incomplete) {
                throw new Invalid(
                        incomplete.code(),
                        incomplete.message(),
                        incomplete.advice(),
                        incomplete.shortcomings().stream()
                                .map(each -> new ApiProblem.FieldError(each.field(), each.what()))
                                .toList());
            }
            return id.toString();
        });
        return views.answer(ResponseEntity.ok(), document, actor);
    }

    @PostMapping("/perusals/{id}/acts")
    @RouteRule(Audience.STAFF)
    @Operation(
            operationId = "actOnPerusal",
            summary = "Marks a perusal as seen (閲覧済), or takes it back (戻し)",
            description =
                    "Seen by the caller's post, with a comment if there is one; who is the last completes it. Only"
                            + " its sender takes it back.")
    ResponseEntity<PerusalViews.View> act(
            @PathVariable UUID id,
            @RequestHeader(Idempotency.KEY) UUID key,
            @Valid @RequestBody PerusalViews.NewAct body,
            Actor actor,
            HttpServletRequest request) {
        var document = new DocumentId(id);
        submissions.once(Sending.of(key, actor.person().value(), request, body), () -> {
            switch (body.act()) {
                case SEE -> perusals.see(document, body.said(), actor);
                case TAKE_BACK -> perusals.takeBack(document, actor);
            }
            return id.toString();
        });
        return views.answer(ResponseEntity.ok(), document, actor);
    }

    @PostMapping("/perusals/{id}/drafts")
    @RouteRule(value = Audience.STAFF, needs = ApprovalPermissions.DRAFT)
    @Operation(
            operationId = "draftFromPerusal",
            summary = "Begins a draft with the words and attachments of a perusal",
            description = "Once, by its sender. The draft names the perusal as its reason.")
    @ApiResponse(responseCode = "201", description = "The perusal with its draft")
    ResponseEntity<PerusalViews.View> draft(
            @PathVariable UUID id, @RequestHeader(Idempotency.KEY) UUID key, Actor actor, HttpServletRequest request) {
        var document = new DocumentId(id);
        String draft = submissions.once(
                Sending.of(key, actor.person().value(), request, ""),
                () -> perusals.convert(document, actor).value().toString());
        return views.answer(ResponseEntity.created(URI.create(Api.V1 + "/drafts/" + draft)), document, actor);
    }
}
