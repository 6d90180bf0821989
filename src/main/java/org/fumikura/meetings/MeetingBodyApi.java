package org.fumikura.meetings;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
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
import org.fumikura.organization.PostId;
import org.fumikura.records.Disclosure;
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

/** Bodies for programs. */
@RestController
@RequestMapping(MeetingBodyApi.PATH)
@Tag(name = "meetings", description = "Bodies, their sessions and what they instruct")
class MeetingBodyApi {

    static final String PATH = Api.V1 + "/meeting-bodies";

    private final Bodies bodies;
    private final Submissions submissions;
    private final Transactions transactions;

    MeetingBodyApi(Bodies bodies, Submissions submissions, Transactions transactions) {
        this.bodies = bodies;
        this.submissions = submissions;
        this.transactions = transactions;
    }

    @GetMapping
    @RouteRule(value = Audience.STAFF, needs = MeetingPermissions.ATTEND)
    @Operation(
            operationId = "listMeetingBodies",
            summary = "The bodies that the caller's section runs or her post belongs to",
            description = "By name, without their members.")
    Slice<MeetingViews.BodyView> list(
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = Slice.USUAL) int limit,
            Actor actor) {
        Slice.From from = Slice.From.of(cursor, limit);
        return Slice.ofWhole(
                transactions.read(() -> bodies.list(actor)).stream()
                        .map(body -> MeetingViews.BodyView.of(body, List.of()))
                        .toList(),
                from,
                MeetingViews.BodyView::id);
    }

    @GetMapping("/{id}")
    @RouteRule(value = Audience.STAFF, needs = MeetingPermissions.ATTEND)
    @Operation(operationId = "getMeetingBody", summary = "A body with its members of today")
    MeetingViews.BodyView get(@PathVariable UUID id, Actor actor) {
        return transactions.read(() -> {
            MeetingBody body = bodies.get(new MeetingBodyId(id), actor);
            return MeetingViews.BodyView.of(body, bodies.members(body));
        });
    }

    @PostMapping
    @RouteRule(value = Audience.STAFF, needs = MeetingPermissions.FOUND)
    @Operation(
            operationId = "foundMeetingBody",
            summary = "Enters a body that the caller's section runs",
            description = "With its members from today on; exactly one of them is its chair.")
    @ApiResponse(responseCode = "201", description = "The body")
    ResponseEntity<MeetingViews.BodyView> found(
            @RequestHeader(Idempotency.KEY) UUID key,
            @Valid @RequestBody NewBody body,
            Actor actor,
            HttpServletRequest request) {
        String id = submissions.once(
                Sending.of(key, actor.person().value(), request, body),
                () -> bodies.found(body.toFound(), actor).value().toString());
        return ResponseEntity.created(URI.create(PATH + "/" + id)).body(get(UUID.fromString(id), actor));
    }

    @PostMapping("/{id}/members")
    @RouteRule(value = Audience.STAFF, needs = MeetingPermissions.ATTEND)
    @Operation(operationId = "addMeetingMember", summary = "Adds a member from today on")
    MeetingViews.BodyView addMember(
            @PathVariable UUID id,
            @RequestHeader(Idempotency.KEY) UUID key,
            @Valid @RequestBody NewMember body,
            Actor actor,
            HttpServletRequest request) {
        submissions.once(Sending.of(key, actor.person().value(), request, body), () -> {
            bodies.addMember(new MeetingBodyId(id), body.toAdd(), actor);
            return id.toString();
        });
        return get(id, actor);
    }

    /** @param reason needed unless everything is open */
    @Schema(name = "NewMeetingOpenness")
    record NewOpenness(
            @NotNull Disclosure openness,
            @Nullable @Size(max = 1000) String reason) {

        Openness toKeep() {
            return new Openness(openness, reason == null ? "" : reason.strip());
        }
    }

    @Schema(name = "NewMeetingMember")
    record NewMember(@NotNull UUID post, @NotNull Capacity capacity) {

        Bodies.NewMember toAdd() {
            return new Bodies.NewMember(new PostId(post), capacity);
        }
    }

    /**
     * A body to be entered.
     *
     * @param file which of the section's files keeps its minutes
     */
    @Schema(name = "NewMeetingBody")
    record NewBody(
            @NotBlank @Size(max = 200) String name,
            @Nullable @Size(max = 200) String nameEnglish,
            @NotNull BodyKind kind,
            @NotBlank @Size(max = 500) String basis,
            @NotBlank @Size(max = 200) String file,
            @Min(0) @Max(100) int quorum,
            @NotNull @Valid NewOpenness sessions,
            @NotNull @Valid NewOpenness minutes,
            @NotEmpty @Size(max = 100) List<@Valid @NotNull NewMember> members) {

        Bodies.NewBody toFound() {
            String plain = name.strip();
            return new Bodies.NewBody(
                    new Text(plain, nameEnglish == null || nameEnglish.isBlank() ? plain : nameEnglish.strip()),
                    kind,
                    basis.strip(),
                    file.strip(),
                    quorum,
                    sessions.toKeep(),
                    minutes.toKeep(),
                    members.stream().map(NewMember::toAdd).toList());
        }
    }
}
