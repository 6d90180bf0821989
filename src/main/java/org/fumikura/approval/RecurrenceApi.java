package org.fumikura.approval;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.LocalDate;
import java.time.Month;
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
import org.fumikura.organization.PostId;
import org.fumikura.records.DocumentId;
import org.fumikura.shared.Text;
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

/** Recurring drafts for programs. */
@RestController
@RequestMapping(Api.V1)
@Tag(name = TemplateApi.TAG, description = TemplateApi.ABOUT)
class RecurrenceApi {

    private final Recurrences recurrences;
    private final RecurringTurns turns;
    private final DraftViews drafts;
    private final Submissions submissions;
    private final Transactions transactions;

    RecurrenceApi(
            Recurrences recurrences,
            RecurringTurns turns,
            DraftViews drafts,
            Submissions submissions,
            Transactions transactions) {
        this.recurrences = recurrences;
        this.turns = turns;
        this.drafts = drafts;
        this.submissions = submissions;
        this.transactions = transactions;
    }

    @GetMapping("/recurrences")
    @RouteRule(value = Audience.STAFF, needs = ApprovalPermissions.DRAFT)
    @Operation(
            operationId = "listRecurrences",
            summary = "The recurring drafts (定例起案) that the caller may end, with what is due now",
            description = "Those of her acting post, and what she keeps for others; the one entered last first.")
    Slice<RecurrenceView> list(
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = Slice.USUAL) int limit,
            Actor actor) {
        Slice.From from = Slice.From.of(cursor, limit);
        List<RecurrenceView> lines = transactions.read(() -> recurrences.listAfter(actor, from)).stream()
                .map(RecurrenceView::of)
                .toList();
        return Slice.of(lines, from, RecurrenceView::id);
    }

    @PostMapping("/recurrences")
    @RouteRule(value = Audience.STAFF, needs = ApprovalPermissions.DRAFT)
    @Operation(
            operationId = "enterRecurrence",
            summary = "Gives a template a rhythm and a post",
            description = "The caller’s own post, or one of her section if she keeps the section’s templates.")
    @ApiResponse(responseCode = "201", description = "The recurring draft")
    ResponseEntity<RecurrenceView> enter(
            @RequestHeader(Idempotency.KEY) UUID key,
            @Valid @RequestBody NewRecurrence body,
            Actor actor,
            HttpServletRequest request) {
        Integer month = body.month();
        var entry = new Recurrences.Entry(
                body.template(),
                new PostId(body.post()),
                new Rhythm(month == null ? null : Month.of(month), body.day()),
                body.leadDays());
        String id = submissions.once(
                Sending.of(key, actor.person().value(), request, body),
                () -> recurrences.enter(entry, actor).toString());
        return ResponseEntity.created(URI.create(Api.V1 + "/recurrences/" + id)).body(get(UUID.fromString(id), actor));
    }

    @GetMapping("/recurrences/{id}")
    @RouteRule(value = Audience.STAFF, needs = ApprovalPermissions.DRAFT)
    @Operation(operationId = "getRecurrence", summary = "A recurring draft with what is due now")
    RecurrenceView get(@PathVariable UUID id, Actor actor) {
        return RecurrenceView.of(transactions.read(() -> recurrences.get(id, actor)));
    }

    @PostMapping("/recurrences/{id}/drafts")
    @RouteRule(value = Audience.STAFF, needs = ApprovalPermissions.DRAFT)
    @Operation(
            operationId = "draftRecurrence",
            summary = "Begins the draft of a turn that is due",
            description = "For the acting post that owns it. The turn is due again when the draft is thrown away.")
    @ApiResponse(responseCode = "201", description = "The new draft")
    ResponseEntity<DraftViews.View> draft(
            @PathVariable UUID id,
            @RequestHeader(Idempotency.KEY) UUID key,
            @Valid @RequestBody Turn body,
            Actor actor,
            HttpServletRequest request) {
        String begun = submissions.onceAtWork(
                Sending.of(key, actor.person().value(), request, body),
                () -> turns.begin(id, body.dueOn(), actor).value().toString());
        return drafts.answer(
                ResponseEntity.created(URI.create(Api.V1 + "/drafts/" + begun)),
                new DocumentId(UUID.fromString(begun)),
                actor);
    }

    @PostMapping("/recurrences/{id}/skips")
    @RouteRule(value = Audience.STAFF, needs = ApprovalPermissions.DRAFT)
    @Operation(
            operationId = "skipRecurrence",
            summary = "Leaves a turn that is due out (見送り), with a reason",
            description = "For the acting post that owns it.")
    RecurrenceView skip(
            @PathVariable UUID id,
            @RequestHeader(Idempotency.KEY) UUID key,
            @Valid @RequestBody Skip body,
            Actor actor,
            HttpServletRequest request) {
        submissions.once(Sending.of(key, actor.person().value(), request, body), () -> {
            turns.skip(id, body.dueOn(), body.reason(), actor);
            return id.toString();
        });
        return get(id, actor);
    }

    @PostMapping("/recurrences/{id}/ending")
    @RouteRule(value = Audience.STAFF, needs = ApprovalPermissions.DRAFT)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            operationId = "endRecurrence",
            summary = "Ends a recurring draft",
            description = "It is due no more; what was drafted for it stays.")
    void end(@PathVariable UUID id, @RequestHeader(Idempotency.KEY) UUID key, Actor actor, HttpServletRequest request) {
        submissions.once(Sending.of(key, actor.person().value(), request, ""), () -> {
            recurrences.end(id, actor);
            return id.toString();
        });
    }

    /**
     * A recurring draft.
     *
     * @param month 1 to 12; left out for every month
     * @param day a day that a month lacks is its last one
     * @param leadDays so many days before it is due it is shown
     * @param rhythm month and day in words
     * @param next the next day on which it is due, from today on
     * @param due the days of the turns that are to be drafted now
     */
    @Schema(name = "Recurrence")
    record RecurrenceView(
            UUID id,
            UUID template,
            String templateName,
            UUID post,
            Text postName,
            @Nullable Integer month,
            int day,
            int leadDays,
            Text rhythm,
            LocalDate next,
            List<LocalDate> due) {

        static RecurrenceView of(RecurringPage.Line line) {
            Month month = line.rhythm().month();
            return new RecurrenceView(
                    line.id(),
                    line.template(),
                    line.name(),
                    line.post(),
                    line.postName(),
                    month == null ? null : month.getValue(),
                    line.rhythm().day(),
                    line.leadDays(),
                    line.rhythm().label(),
                    line.next(),
                    line.due());
        }
    }

    /**
     * A recurring draft to be entered.
     *
     * @param month 1 to 12; every month when left out
     */
    @Schema(name = "NewRecurrence")
    record NewRecurrence(
            @NotNull UUID template,
            @NotNull UUID post,
            @Min(1) @Max(12) @Nullable Integer month,
            @NotNull @Min(1) @Max(31) Integer day,
            @NotNull @Min(0) @Max(60) Integer leadDays) {}

    /** A turn of a recurring draft. */
    @Schema(name = "Turn")
    record Turn(@NotNull LocalDate dueOn) {}

    /** A turn to be left out. */
    @Schema(name = "SkippedTurn")
    record Skip(
            @NotNull LocalDate dueOn,
            @NotBlank @Size(max = 200) String reason) {}
}
