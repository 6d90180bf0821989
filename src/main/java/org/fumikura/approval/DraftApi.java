package org.fumikura.approval;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
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
import org.fumikura.records.AttachedFile;
import org.fumikura.records.AttachmentBytes;
import org.fumikura.records.DocumentId;
import org.fumikura.shared.Text;
import org.fumikura.tenancy.Transactions;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Drafts, for their drafter only. */
@RestController
@RequestMapping(Api.V1)
@Tag(name = "drafts", description = "Drafts (起案) before they are submitted")
class DraftApi {

    private final Drafts drafts;
    private final DraftOrigins origins;
    private final Takeovers takeovers;
    private final LeftBehind left;
    private final DraftAttachments attachments;
    private final DraftViews views;
    private final KindProposals kinds;
    private final Approvals approvals;
    private final MatterViews matterViews;
    private final Submissions submissions;
    private final AttachmentBytes bytes;
    private final Transactions transactions;
    private final AccessLog accessLog;

    DraftApi(
            Drafts drafts,
            DraftOrigins origins,
            Takeovers takeovers,
            LeftBehind left,
            DraftAttachments attachments,
            DraftViews views,
            KindProposals kinds,
            Approvals approvals,
            MatterViews matterViews,
            Submissions submissions,
            AttachmentBytes bytes,
            Transactions transactions,
            AccessLog accessLog) {
        this.drafts = drafts;
        this.origins = origins;
        this.takeovers = takeovers;
        this.left = left;
        this.attachments = attachments;
        this.views = views;
        this.kinds = kinds;
        this.approvals = approvals;
        this.matterViews = matterViews;
        this.submissions = submissions;
        this.bytes = bytes;
        this.transactions = transactions;
        this.accessLog = accessLog;
    }

    @GetMapping("/drafts")
    @RouteRule(Audience.STAFF)
    @Operation(
            operationId = "listDrafts",
            summary = "The caller's own drafts",
            description = "The one begun last first; those that came back to her among them.")
    Slice<DraftViews.Line> list(
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = Slice.USUAL) int limit,
            Actor actor) {
        Slice.From from = Slice.From.of(cursor, limit);
        List<DraftViews.Line> lines = transactions.read(() -> drafts.listOwnAfter(actor, from)).stream()
                .map(DraftViews.Line::of)
                .toList();
        return Slice.of(lines, from, DraftViews.Line::id);
    }

    @PostMapping("/drafts")
    @RouteRule(value = Audience.STAFF, needs = ApprovalPermissions.DRAFT)
    @Operation(
            operationId = "beginDraft",
            summary = "Begins a draft",
            description =
                    "It begins with the kind of matter and the file of what the caller submitted last in this post, or the"
                            + " first ones, and the route that the rules propose. From a document that the caller may read it begins with its words, and stays linked to"
                            + " it: an answer to a received document, a case after a precedent, a change or the cancellation"
                            + " of a decided matter.")
    @ApiResponse(responseCode = "201", description = "The new draft")
    ResponseEntity<DraftViews.View> begin(
            @RequestHeader(Idempotency.KEY) UUID key,
            @Valid @RequestBody(required = false) DraftViews.@Nullable Origin origin,
            Actor actor,
            HttpServletRequest request) {
        var sending = Sending.of(key, actor.person().value(), request, origin == null ? "" : origin);
        String id = submissions.onceAtWork(
                sending,
                () -> (origin == null
                                ? drafts.begin(actor)
                                : origins.begin(new DocumentId(origin.from()), origin.relation(), actor))
                        .value()
                        .toString());
        return views.answer(
                ResponseEntity.created(URI.create(Api.V1 + "/drafts/" + id)),
                new DocumentId(UUID.fromString(id)),
                actor);
    }

    @GetMapping("/drafts-left")
    @RouteRule(Audience.STAFF)
    @Operation(
            operationId = "listDraftsLeft",
            summary = "Drafts of the caller's unit that stand without their drafter",
            description = "Those that were not submitted yet; matters have a list of their own (TAKEOVER).")
    Slice<DraftViews.Left> left(
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = Slice.USUAL) int limit,
            Actor actor) {
        return Slice.ofWhole(
                transactions.read(() -> left.drafts(actor)).stream()
                        .map(DraftViews.Left::of)
                        .toList(),
                Slice.From.of(cursor, limit),
                DraftViews.Left::id);
    }

    @PostMapping("/drafts/{id}/takeover")
    @RouteRule(value = Audience.STAFF, needs = ApprovalPermissions.DRAFT)
    @Operation(
            operationId = "takeDraftOver",
            summary = "Takes a draft over that was not submitted yet (引継ぎ)",
            description =
                    "Its drafter holds no post in the unit in charge any more; from now on the caller is its drafter.")
    ResponseEntity<DraftViews.View> takeOver(
            @PathVariable UUID id,
            @RequestHeader(Idempotency.KEY) UUID key,
            @Valid @RequestBody(required = false) DraftViews.@Nullable Takeover body,
            Actor actor,
            HttpServletRequest request) {
        var document = new DocumentId(id);
        submissions.once(Sending.of(key, actor.person().value(), request, body == null ? "" : body), () -> {
            takeovers.takeOver(document, actor, body == null ? "" : body.words());
            return id.toString();
        });
        return views.answer(ResponseEntity.ok(), document, actor);
    }

    @GetMapping("/drafts/{id}")
    @RouteRule(value = Audience.STAFF, needs = ApprovalPermissions.DRAFT)
    @Operation(operationId = "getDraft", summary = "A draft, and what it still lacks")
    ResponseEntity<DraftViews.View> get(@PathVariable UUID id, Actor actor) {
        return views.answer(ResponseEntity.ok(), new DocumentId(id), actor);
    }

    @PutMapping("/drafts/{id}")
    @RouteRule(value = Audience.STAFF, needs = ApprovalPermissions.DRAFT)
    @Operation(
            operationId = "saveDraft",
            summary = "Saves a draft, complete or not",
            description = "The whole text; attachments have paths of their own. A file that the caller may not see and"
                    + " posts that do not exist are left out, as if they had not been chosen. A route that is the proposed"
                    + " one, and is sent as it was, goes with the rules when kind, item or amount change: the answer"
                    + " says why.")
    ResponseEntity<DraftViews.View> save(
            @PathVariable UUID id,
            @RequestHeader(EntityTags.SEEN) String seen,
            @Valid @RequestBody DraftContent body,
            Actor actor) {
        var document = new DocumentId(id);
        Optional<Text> followed = transactions.work(() -> {
            DraftInProgress draft = locked(document, seen, actor);
            return drafts.save(document, actor, draft.revision(), body.text(), body.beside())
                    .followed();
        });
        return views.answer(ResponseEntity.ok(), document, actor, followed);
    }

    @GetMapping("/drafts/{id}/route-proposal")
    @RouteRule(value = Audience.STAFF, needs = ApprovalPermissions.DRAFT)
    @Operation(
            operationId = "getRouteProposal",
            summary = "The route that the table of authority asks for, and why",
            description = "For the draft as it is saved; with what is to be said about its own route.")
    DraftViews.Proposal proposal(@PathVariable UUID id, Actor actor) {
        return views.proposal(new DocumentId(id), actor);
    }

    @PostMapping("/drafts/{id}/kind-proposals")
    @RouteRule(value = Audience.STAFF, needs = ApprovalPermissions.DRAFT)
    @Operation(
            operationId = "proposeKinds",
            summary = "Kinds of matter that a draft may be of",
            description =
                    "At most three of today's table of authority that somebody of the drafter's line decides, by similar"
                            + " matters that were decided and that the caller may read; those of her section and of recent"
                            + " years count more. That they were proposed is kept, and which kind is submitted in the end."
                            + " Neither amount nor expenditure item is proposed.")
    DraftViews.Kinds proposeKinds(
            @PathVariable UUID id,
            @Valid @RequestBody DraftViews.Written body,
            Actor actor,
            HttpServletRequest request) {
        DraftViews.Kinds proposed = DraftViews.Kinds.of(
                kinds.propose(new DocumentId(id), body.title(), Objects.requireNonNullElse(body.text(), ""), actor));
        accessLog.note(request, AccessLog.Kind.SEARCH, "draft", id);
        return proposed;
    }

    @DeleteMapping("/drafts/{id}")
    @RouteRule(value = Audience.STAFF, needs = ApprovalPermissions.DRAFT)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(operationId = "discardDraft", summary = "Throws a draft away that was never submitted")
    void discard(@PathVariable UUID id, @RequestHeader(EntityTags.SEEN) String seen, Actor actor) {
        var document = new DocumentId(id);
        transactions.work(() -> {
            locked(document, seen, actor);
            drafts.discard(document, actor);
        });
    }

    @PostMapping("/drafts/{id}/submission")
    @RouteRule(value = Audience.STAFF, needs = ApprovalPermissions.DRAFT)
    @Operation(
            operationId = "submitDraft",
            summary = "Submits a draft (回付)",
            description = "Its words are frozen into the next version and the first post of its route is asked. When"
                    + " something is missing or the route is not lawful, everything that is wrong is named and nothing"
                    + " changes.")
    ResponseEntity<MatterViews.View> submit(
            @PathVariable UUID id,
            @RequestHeader(Idempotency.KEY) UUID key,
            @RequestHeader(EntityTags.SEEN) String seen,
            Actor actor,
            HttpServletRequest request) {
        var document = new DocumentId(id);
        submissions.once(Sending.of(key, actor.person().value(), request, ""), () -> {
            locked(document, seen, actor);
            try {
                approvals.submit(document, actor);
            } catch (Incomplete incomplete) {
                throw invalid(incomplete);
            }
            return id.toString();
        });
        return matterViews.answer(document, actor);
    }

    @PostMapping("/drafts/{id}/attachments")
    @RouteRule(value = Audience.STAFF, needs = ApprovalPermissions.DRAFT)
    @Operation(
            operationId = "attach",
            summary = "Puts an upload under a draft",
            description = "As its last attachment; the upload is given up.")
    @ApiResponse(responseCode = "201", description = "The draft with its new attachment")
    ResponseEntity<DraftViews.View> attach(
            @PathVariable UUID id,
            @RequestHeader(Idempotency.KEY) UUID key,
            @Valid @RequestBody DraftViews.NewAttachment body,
            Actor actor,
            HttpServletRequest request) {
        var document = new DocumentId(id);
        submissions.onceAtWork(Sending.of(key, actor.person().value(), request, body), () -> {
            attachments.attachUpload(document, actor, body.upload(), body.chosenRole());
            return id.toString();
        });
        return views.answer(ResponseEntity.created(URI.create(Api.V1 + "/drafts/" + id)), document, actor);
    }

    @GetMapping("/drafts/{id}/attachments/{attachment}")
    @RouteRule(value = Audience.STAFF, needs = ApprovalPermissions.DRAFT)
    @Operation(operationId = "getDraftAttachment", summary = "The bytes of a draft's attachment")
    @ApiResponse(
            responseCode = "200",
            description = "The bytes",
            content = @Content(mediaType = "*/*", schema = @Schema(type = "string", format = "binary")))
    ResponseEntity<Resource> attachment(
            @PathVariable UUID id, @PathVariable UUID attachment, Actor actor, HttpServletRequest request) {
        AttachedFile file = transactions.read(() -> attachments.get(new DocumentId(id), attachment, actor));
        ResponseEntity<Resource> answer = bytes.answer(file, false);
        accessLog.note(request, AccessLog.Kind.DOWNLOAD, "draft-attachment", attachment);
        return answer;
    }

    @DeleteMapping("/drafts/{id}/attachments/{attachment}")
    @RouteRule(value = Audience.STAFF, needs = ApprovalPermissions.DRAFT)
    @Operation(operationId = "detach", summary = "Takes an attachment off a draft")
    ResponseEntity<DraftViews.View> detach(
            @PathVariable UUID id,
            @PathVariable UUID attachment,
            @RequestHeader(EntityTags.SEEN) String seen,
            Actor actor) {
        var document = new DocumentId(id);
        transactions.work(() -> {
            locked(document, seen, actor);
            attachments.rearrange(document, actor, attachment, DraftAttachments.Rearrange.REMOVE);
        });
        return views.answer(ResponseEntity.ok(), document, actor);
    }

    private DraftInProgress locked(DocumentId id, String seen, Actor actor) {
        DraftInProgress draft = drafts.lockOwn(id, actor);
        EntityTags.require(seen, DraftViews.tag(draft));
        return draft;
    }

    private static Invalid invalid(Incomplete incomplete) {
        return new Invalid(
                incomplete.code(),
                incomplete.message(),
                incomplete.advice(),
                incomplete.shortcomings().stream()
                        .map(each -> new ApiProblem.FieldError(each.field(), each.what()))
                        .toList());
    }
}
