package org.fumikura.approval;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.fumikura.frame.Api;
import org.fumikura.frame.Idempotency;
import org.fumikura.frame.RouteRule;
import org.fumikura.frame.RouteRule.Audience;
import org.fumikura.frame.Slice;
import org.fumikura.frame.Submissions;
import org.fumikura.frame.Submissions.Sending;
import org.fumikura.organization.Actor;
import org.fumikura.records.DocumentId;
import org.fumikura.tenancy.Transactions;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Templates and phrases for programs. */
@RestController
@RequestMapping(Api.V1)
@Tag(name = TemplateApi.TAG, description = TemplateApi.ABOUT)
class TemplateApi {

    static final String TAG = "templates";

    static final String ABOUT =
            "What drafts begin with: templates (ひな形), phrases (定型文), recurring drafts (定例起案), drafts of one text (同文多数)";

    private final DraftTemplates templates;
    private final Phrases phrases;
    private final DraftViews drafts;
    private final Submissions submissions;
    private final Transactions transactions;

    TemplateApi(
            DraftTemplates templates,
            Phrases phrases,
            DraftViews drafts,
            Submissions submissions,
            Transactions transactions) {
        this.templates = templates;
        this.phrases = phrases;
        this.drafts = drafts;
        this.submissions = submissions;
        this.transactions = transactions;
    }

    @GetMapping("/templates")
    @RouteRule(value = Audience.STAFF, needs = ApprovalPermissions.DRAFT)
    @Operation(
            operationId = "listTemplates",
            summary = "The templates that the caller can begin a draft from",
            description = "Her own, those of her units and those of the office; the one kept last first.")
    Slice<TemplateView> list(
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = Slice.USUAL) int limit,
            Actor actor) {
        Slice.From from = Slice.From.of(cursor, limit);
        List<TemplateView> lines = transactions.read(() -> templates.listAfter(actor, from)).stream()
                .map(TemplateView::of)
                .toList();
        return Slice.of(lines, from, TemplateView::id);
    }

    @PostMapping("/templates")
    @RouteRule(value = Audience.STAFF, needs = ApprovalPermissions.DRAFT)
    @Operation(
            operationId = "keepTemplate",
            summary = "Keeps what is saved of a draft as a template",
            description = "Title, request, reason, kind of matter and route; no attachments, and nothing that may be a"
                    + " personal number.")
    @ApiResponse(responseCode = "201", description = "The template")
    ResponseEntity<TemplateView> keep(
            @RequestHeader(Idempotency.KEY) UUID key,
            @Valid @RequestBody NewTemplate body,
            Actor actor,
            HttpServletRequest request) {
        String id = submissions.once(
                Sending.of(key, actor.person().value(), request, body),
                () -> templates
                        .keep(new DocumentId(body.draft()), body.name(), body.sharing(), actor)
                        .toString());
        return ResponseEntity.created(URI.create(Api.V1 + "/templates/" + id)).body(get(UUID.fromString(id), actor));
    }

    @GetMapping("/templates/{id}")
    @RouteRule(value = Audience.STAFF, needs = ApprovalPermissions.DRAFT)
    @Operation(operationId = "getTemplate", summary = "A template that the caller can begin a draft from")
    TemplateView get(@PathVariable UUID id, Actor actor) {
        return TemplateView.of(transactions.read(() -> templates.get(id, actor)));
    }

    @PostMapping("/templates/{id}/drafts")
    @RouteRule(value = Audience.STAFF, needs = ApprovalPermissions.DRAFT)
    @Operation(
            operationId = "draftFromTemplate",
            summary = "Begins a draft from a template",
            description =
                    "With its words, its kind of matter if the table of authority has it today, and its route less"
                            + " the posts that are gone; without any of them with the route that the rules propose.")
    @ApiResponse(responseCode = "201", description = "The new draft")
    ResponseEntity<DraftViews.View> draft(
            @PathVariable UUID id, @RequestHeader(Idempotency.KEY) UUID key, Actor actor, HttpServletRequest request) {
        String begun = submissions.onceAtWork(
                Sending.of(key, actor.person().value(), request, ""),
                () -> templates.begin(id, actor).value().toString());
        return drafts.answer(
                ResponseEntity.created(URI.create(Api.V1 + "/drafts/" + begun)),
                new DocumentId(UUID.fromString(begun)),
                actor);
    }

    @PostMapping("/templates/{id}/ending")
    @RouteRule(value = Audience.STAFF, needs = ApprovalPermissions.DRAFT)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            operationId = "endTemplate",
            summary = "Ends a template that the caller keeps",
            description = "From today on nobody begins a draft from it; those that were begun stay.")
    void end(@PathVariable UUID id, @RequestHeader(Idempotency.KEY) UUID key, Actor actor, HttpServletRequest request) {
        submissions.once(Sending.of(key, actor.person().value(), request, ""), () -> {
            templates.end(id, actor);
            return id.toString();
        });
    }

    @GetMapping("/phrases")
    @RouteRule(value = Audience.STAFF, needs = ApprovalPermissions.DRAFT)
    @Operation(
            operationId = "listPhrases",
            summary = "The phrases that the caller can put into a request",
            description = "Her own, those of her units and those of the office; the one kept last first.")
    Slice<PhraseView> phrases(
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = Slice.USUAL) int limit,
            Actor actor) {
        Slice.From from = Slice.From.of(cursor, limit);
        List<PhraseView> lines = transactions.read(() -> phrases.listAfter(actor, from)).stream()
                .map(PhraseView::of)
                .toList();
        return Slice.of(lines, from, PhraseView::id);
    }

    @PostMapping("/phrases")
    @RouteRule(value = Audience.STAFF, needs = ApprovalPermissions.DRAFT)
    @Operation(
            operationId = "keepPhrase",
            summary = "Keeps words as a phrase",
            description = "Nothing that may be a personal number.")
    @ApiResponse(responseCode = "201", description = "The phrase")
    ResponseEntity<PhraseView> keepPhrase(
            @RequestHeader(Idempotency.KEY) UUID key,
            @Valid @RequestBody NewPhrase body,
            Actor actor,
            HttpServletRequest request) {
        String id = submissions.once(
                Sending.of(key, actor.person().value(), request, body),
                () -> phrases.keep(body.name(), body.words(), body.sharing(), actor)
                        .toString());
        return ResponseEntity.created(URI.create(Api.V1 + "/phrases/" + id)).body(phrase(UUID.fromString(id), actor));
    }

    @GetMapping("/phrases/{id}")
    @RouteRule(value = Audience.STAFF, needs = ApprovalPermissions.DRAFT)
    @Operation(operationId = "getPhrase", summary = "A phrase that the caller can put into a request")
    PhraseView phrase(@PathVariable UUID id, Actor actor) {
        return PhraseView.of(transactions.read(() -> phrases.get(id, actor)));
    }

    @PostMapping("/phrases/{id}/ending")
    @RouteRule(value = Audience.STAFF, needs = ApprovalPermissions.DRAFT)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            operationId = "endPhrase",
            summary = "Ends a phrase that the caller keeps",
            description = "From today on nobody puts it into a request; the requests that have it stay.")
    void endPhrase(
            @PathVariable UUID id, @RequestHeader(Idempotency.KEY) UUID key, Actor actor, HttpServletRequest request) {
        submissions.once(Sending.of(key, actor.person().value(), request, ""), () -> {
            phrases.end(id, actor);
            return id.toString();
        });
    }

    /**
     * A template.
     *
     * @param placeholders what a batch of drafts fills in
     * @param kind the name of its kind of matter; blank where today's table of authority has none of its code
     * @param kept whether the caller may end it
     */
    @Schema(name = "Template")
    record TemplateView(
            UUID id, String name, Sharing sharing, String kind, String title, List<String> placeholders, boolean kept) {

        static TemplateView of(TemplatePage.Line line) {
            return new TemplateView(
                    line.id(),
                    line.name(),
                    line.sharing(),
                    line.kind(),
                    line.title(),
                    line.placeholders(),
                    line.kept());
        }
    }

    /**
     * A template to be kept.
     *
     * @param draft one of the caller's own
     */
    @Schema(name = "NewTemplate")
    record NewTemplate(
            @NotNull UUID draft,
            @NotBlank @Size(max = 100) String name,
            @NotNull Sharing sharing) {}

    /**
     * A phrase.
     *
     * @param kept whether the caller may end it
     */
    @Schema(name = "Phrase")
    record PhraseView(UUID id, String name, String words, Sharing sharing, boolean kept) {

        static PhraseView of(PhrasePage.Line line) {
            return new PhraseView(line.id(), line.name(), line.words(), line.sharing(), line.kept());
        }
    }

    /** A phrase to be kept. */
    @Schema(name = "NewPhrase")
    record NewPhrase(
            @NotBlank @Size(max = 100) String name,
            @NotBlank @Size(max = 2_000) String words,
            @NotNull Sharing sharing) {}
}
