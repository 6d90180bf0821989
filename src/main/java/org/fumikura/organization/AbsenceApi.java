package org.fumikura.organization;

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
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.fumikura.frame.Api;
import org.fumikura.frame.Idempotency;
import org.fumikura.frame.RouteRule;
import org.fumikura.frame.RouteRule.Audience;
import org.fumikura.frame.Slice;
import org.fumikura.frame.Submissions;
import org.fumikura.frame.Submissions.Sending;
import org.fumikura.shared.Text;
import org.fumikura.tenancy.Transactions;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Absences and delegations for programs: a calendar or a system of the personnel office enters what it knows. */
@RestController
@RequestMapping(Api.V1)
@Tag(name = "absences", description = "Who is away, and what is left to whom meanwhile")
class AbsenceApi {

    private final Absences absences;
    private final Delegations delegations;
    private final Submissions submissions;
    private final Transactions transactions;

    AbsenceApi(Absences absences, Delegations delegations, Submissions submissions, Transactions transactions) {
        this.absences = absences;
        this.delegations = delegations;
        this.submissions = submissions;
        this.transactions = transactions;
    }

    @GetMapping("/absences")
    @RouteRule(Audience.STAFF)
    @Operation(
            operationId = "listAbsences",
            summary = "The caller's absences and those that she keeps",
            description = "The one that begins last first; those that are over or cancelled among them.")
    Slice<AbsenceView> absences(
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = Slice.USUAL) int limit,
            Actor actor) {
        Slice.From from = Slice.From.of(cursor, limit);
        return Slice.ofWhole(
                transactions.read(() -> absences.list(actor).all()).stream()
                        .map(line -> AbsenceView.of(line.absence()))
                        .toList(),
                from,
                AbsenceView::id);
    }

    @GetMapping("/absences/{id}")
    @RouteRule(Audience.STAFF)
    @Operation(operationId = "getAbsence", summary = "An absence of the caller's, or one that she keeps")
    AbsenceView absence(@PathVariable UUID id, Actor actor) {
        return AbsenceView.of(transactions.read(() -> absences.find(id, actor)));
    }

    @PostMapping("/absences")
    @RouteRule(Audience.STAFF)
    @Operation(
            operationId = "enterAbsence",
            summary = "Enters an absence",
            description = "The caller’s own, or one of a person in whose unit she keeps them.")
    @ApiResponse(responseCode = "201", description = "The absence")
    ResponseEntity<AbsenceView> enter(
            @RequestHeader(Idempotency.KEY) UUID key,
            @Valid @RequestBody NewAbsence body,
            Actor actor,
            HttpServletRequest request) {
        PersonId person = body.person() == null ? actor.person() : new PersonId(body.person());
        var during = new During(body.from(), Optional.ofNullable(body.to()));
        String note = body.note() == null ? "" : body.note().strip();
        String id = submissions.once(
                Sending.of(key, actor.person().value(), request, body),
                () -> absences.enter(new Absences.Entry(person, body.kind(), during, note), actor)
                        .toString());
        return ResponseEntity.created(URI.create(Api.V1 + "/absences/" + id)).body(absence(UUID.fromString(id), actor));
    }

    @PostMapping("/absences/{id}/ending")
    @RouteRule(Audience.STAFF)
    @Operation(
            operationId = "endAbsence",
            summary = "Ends an absence",
            description = "Now, or at a moment to come before its end; one that has not begun by then is cancelled.")
    AbsenceView end(
            @PathVariable UUID id,
            @RequestHeader(Idempotency.KEY) UUID key,
            @Valid @RequestBody Ending body,
            Actor actor,
            HttpServletRequest request) {
        submissions.once(Sending.of(key, actor.person().value(), request, body), () -> {
            absences.end(id, Optional.ofNullable(body.at()), actor);
            return id.toString();
        });
        return absence(id, actor);
    }

    @GetMapping("/delegations")
    @RouteRule(Audience.STAFF)
    @Operation(
            operationId = "listDelegations",
            summary = "What the caller's posts leave to others and others to them, and what she keeps",
            description = "The one that begins last first; those that are over or cancelled among them.")
    Slice<DelegationView> delegations(
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = Slice.USUAL) int limit,
            Actor actor) {
        Slice.From from = Slice.From.of(cursor, limit);
        return Slice.ofWhole(
                transactions.read(() -> delegations.list(actor).all()).stream()
                        .map(DelegationView::of)
                        .toList(),
                from,
                DelegationView::id);
    }

    @GetMapping("/delegations/{id}")
    @RouteRule(Audience.STAFF)
    @Operation(operationId = "getDelegation", summary = "A delegation by a post of the caller's, or one that she keeps")
    DelegationView delegation(@PathVariable UUID id, Actor actor) {
        return DelegationView.of(transactions.read(() -> delegations.find(id, actor)));
    }

    @PostMapping("/delegations")
    @RouteRule(Audience.STAFF)
    @Operation(
            operationId = "delegate",
            summary = "Lets another post review and concur for one of the caller's",
            description = "Never to decide and never to examine. Without codes it holds for all matters.")
    @ApiResponse(responseCode = "201", description = "The delegation")
    ResponseEntity<DelegationView> delegate(
            @RequestHeader(Idempotency.KEY) UUID key,
            @Valid @RequestBody NewDelegation body,
            Actor actor,
            HttpServletRequest request) {
        Set<String> codes = body.matterCodes() == null ? Set.of() : new HashSet<>(body.matterCodes());
        var entry = new Delegations.Entry(
                new PostId(body.post()),
                new PostId(body.delegate()),
                new During(body.from(), Optional.of(body.to())),
                codes,
                body.reason().strip());
        String id = submissions.once(
                Sending.of(key, actor.person().value(), request, body),
                () -> delegations.enter(entry, actor).toString());
        return ResponseEntity.created(URI.create(Api.V1 + "/delegations/" + id))
                .body(delegation(UUID.fromString(id), actor));
    }

    @PostMapping("/delegations/{id}/ending")
    @RouteRule(Audience.STAFF)
    @Operation(
            operationId = "endDelegation",
            summary = "Ends a delegation",
            description = "Now, or at a moment to come before its end; one that has not begun by then is cancelled.")
    DelegationView endDelegation(
            @PathVariable UUID id,
            @RequestHeader(Idempotency.KEY) UUID key,
            @Valid @RequestBody Ending body,
            Actor actor,
            HttpServletRequest request) {
        submissions.once(Sending.of(key, actor.person().value(), request, body), () -> {
            delegations.end(id, Optional.ofNullable(body.at()), actor);
            return id.toString();
        });
        return delegation(id, actor);
    }

    /**
     * An absence.
     *
     * @param to the moment from which she is back; left out while nobody knows
     * @param enteredBy the person herself, or who entered it for her
     */
    @Schema(name = "Absence")
    record AbsenceView(
            UUID id,
            UUID person,
            AbsenceKind kind,
            Instant from,
            @Nullable Instant to,
            String note,
            UUID enteredBy,
            boolean cancelled) {

        static AbsenceView of(Absence absence) {
            return new AbsenceView(
                    absence.id(),
                    absence.person().value(),
                    absence.kind(),
                    absence.from(),
                    absence.to().orElse(null),
                    absence.note(),
                    absence.enteredBy().value(),
                    absence.cancelled());
        }
    }

    /**
     * An absence to be entered.
     *
     * @param person the caller when left out
     * @param to left out while nobody knows
     */
    @Schema(name = "NewAbsence")
    record NewAbsence(
            @Nullable UUID person,
            @NotNull AbsenceKind kind,
            @NotNull Instant from,
            @Nullable Instant to,
            @Size(max = 200) @Nullable String note) {}

    /**
     * When something ends.
     *
     * @param at now when left out
     */
    @Schema(name = "Ending")
    record Ending(@Nullable Instant at) {}

    /** @param left whether she whose it is has left the post, so that it does not count any more */
    @Schema(name = "Delegation")
    record DelegationView(
            UUID id,
            UUID post,
            Text postName,
            UUID delegate,
            Text delegateName,
            Instant from,
            Instant to,
            List<String> matterCodes,
            String reason,
            UUID enteredBy,
            boolean cancelled,
            boolean left) {

        static DelegationView of(Delegations.Line line) {
            return new DelegationView(
                    line.id(),
                    line.posts().post().id(),
                    line.posts().post().name(),
                    line.posts().acting().id(),
                    line.posts().acting().name(),
                    line.during().from(),
                    line.during().to().orElseThrow(),
                    line.matterCodes(),
                    line.reason(),
                    line.enteredBy().value(),
                    line.cancelled(),
                    line.left());
        }
    }

    @Schema(name = "NewDelegation")
    record NewDelegation(
            @NotNull UUID post,
            @NotNull UUID delegate,
            @NotNull Instant from,
            @NotNull Instant to,
            @Size(max = 100) @Nullable List<@NotBlank @Size(max = 50) String> matterCodes,
            @NotBlank @Size(max = 200) String reason) {}
}
