package org.fumikura.meetings;

import static org.fumikuradb.meetings.Tables.INSTRUCTION_REPORT;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
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
import org.fumikura.tenancy.Transactions;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What is recorded of an open session, and what became of its instructions, for programs. */
@RestController
@Tag(name = "meetings", description = "Bodies, their sessions and what they instruct")
class MeetingRecordApi {

    private static final String SESSION = MeetingSessionApi.PATH + "/{id}";
    private static final String ITEM = SESSION + "/items/{item}";
    private static final String INSTRUCTIONS = Api.V1 + "/meeting-instructions";

    private final Sessions sessions;
    private final MeetingRows rows;
    private final MeetingAccess access;
    private final MeetingViews views;
    private final Submissions submissions;
    private final Transactions transactions;

    MeetingRecordApi(
            Sessions sessions,
            MeetingRows rows,
            MeetingAccess access,
            MeetingViews views,
            Submissions submissions,
            Transactions transactions) {
        this.sessions = sessions;
        this.rows = rows;
        this.access = access;
        this.views = views;
        this.submissions = submissions;
        this.transactions = transactions;
    }

    @PostMapping(SESSION + "/attendance")
    @RouteRule(value = Audience.STAFF, needs = MeetingPermissions.ATTEND)
    @Operation(
            operationId = "recordMeetingAttendance",
            summary = "Records who is there",
            description = "Whoever is not named stays as she was. A proxy does not count towards the quorum.")
    ResponseEntity<MeetingViews.SessionView> attend(
            @PathVariable UUID id,
            @RequestHeader(Idempotency.KEY) UUID key,
            @Valid @RequestBody NewAttendance body,
            Actor actor,
            HttpServletRequest request) {
        List<Sessions.Seat> seats = body.seats().stream()
                .map(seat -> new Sessions.Seat(
                        new PostId(seat.member()),
                        seat.presence(),
                        seat.proxy() == null ? null : new PostId(seat.proxy())))
                .toList();
        return once(key, id, body, actor, request, () -> sessions.attend(new SessionId(id), seats, actor));
    }

    @PostMapping(ITEM + "/gist")
    @RouteRule(value = Audience.STAFF, needs = MeetingPermissions.ATTEND)
    @Operation(operationId = "summariseMeetingItem", summary = "Writes what an item was about")
    ResponseEntity<MeetingViews.SessionView> summarise(
            @PathVariable UUID id,
            @PathVariable UUID item,
            @RequestHeader(Idempotency.KEY) UUID key,
            @Valid @RequestBody Gist body,
            Actor actor,
            HttpServletRequest request) {
        return once(
                key,
                id,
                body,
                actor,
                request,
                () -> sessions.summarise(new SessionId(id), new ItemId(item), body.gist(), actor));
    }

    @PostMapping(ITEM + "/statements")
    @RouteRule(value = Audience.STAFF, needs = MeetingPermissions.ATTEND)
    @Operation(operationId = "recordMeetingStatement", summary = "Records what somebody said")
    ResponseEntity<MeetingViews.SessionView> say(
            @PathVariable UUID id,
            @PathVariable UUID item,
            @RequestHeader(Idempotency.KEY) UUID key,
            @Valid @RequestBody NewStatement body,
            Actor actor,
            HttpServletRequest request) {
        var said = new Sessions.NewStatement(
                body.speaker(), body.post() == null ? null : new PostId(body.post()), body.words());
        return once(
                key, id, body, actor, request, () -> sessions.say(new SessionId(id), new ItemId(item), said, actor));
    }

    @PostMapping(ITEM + "/statements/{number}/withdrawal")
    @RouteRule(value = Audience.STAFF, needs = MeetingPermissions.ATTEND)
    @Operation(operationId = "withdrawMeetingStatement", summary = "Takes back what was recorded by mistake")
    ResponseEntity<MeetingViews.SessionView> strike(
            @PathVariable UUID id,
            @PathVariable UUID item,
            @PathVariable int number,
            @RequestHeader(Idempotency.KEY) UUID key,
            Actor actor,
            HttpServletRequest request) {
        return once(
                key,
                id,
                number,
                actor,
                request,
                () -> sessions.strike(new SessionId(id), new ItemId(item), number, actor));
    }

    @PostMapping(ITEM + "/resolution")
    @RouteRule(value = Audience.STAFF, needs = MeetingPermissions.ATTEND)
    @Operation(
            operationId = "resolveMeetingItem",
            summary = "Records what the body resolved on an item",
            description = "409 and `meetings.no-quorum` when it decides and too few members are there in person.")
    ResponseEntity<MeetingViews.SessionView> resolve(
            @PathVariable UUID id,
            @PathVariable UUID item,
            @RequestHeader(Idempotency.KEY) UUID key,
            @Valid @RequestBody NewResolution body,
            Actor actor,
            HttpServletRequest request) {
        return once(
                key,
                id,
                body,
                actor,
                request,
                () -> sessions.resolve(new SessionId(id), new ItemId(item), body.resolution(), actor));
    }

    @PostMapping(ITEM + "/instructions")
    @RouteRule(value = Audience.STAFF, needs = MeetingPermissions.ATTEND)
    @Operation(
            operationId = "instructAtMeeting",
            summary = "Records an instruction on an item",
            description = "It stays open until it is reported.")
    ResponseEntity<MeetingViews.SessionView> instruct(
            @PathVariable UUID id,
            @PathVariable UUID item,
            @RequestHeader(Idempotency.KEY) UUID key,
            @Valid @RequestBody NewInstruction body,
            Actor actor,
            HttpServletRequest request) {
        var given = new Sessions.NewInstruction(
                new PostId(body.owner()), body.wording(), body.due(), blank(body.before()), blank(body.after()));
        return once(
                key,
                id,
                body,
                actor,
                request,
                () -> sessions.instruct(new SessionId(id), new ItemId(item), given, actor));
    }

    private static String blank(@Nullable String words) {
        return words == null ? "" : words;
    }

    @GetMapping(INSTRUCTIONS)
    @RouteRule(value = Audience.STAFF, needs = MeetingPermissions.ATTEND)
    @Operation(
            operationId = "listMeetingInstructions",
            summary = "The instructions that the caller sees or owns",
            description = "Those due first come first.")
    Slice<MeetingViews.GivenView> instructions(
            @RequestParam(defaultValue = "false") boolean reported,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = Slice.USUAL) int limit,
            Actor actor) {
        Slice.From from = Slice.From.of(cursor, limit);
        return Slice.ofWhole(
                transactions
                        .read(() -> rows.listInstructions(
                                reported
                                        ? access.instructions(actor)
                                        : access.instructions(actor).and(INSTRUCTION_REPORT.REPORTED_AT.isNull())))
                        .stream()
                        .map(MeetingViews.GivenView::of)
                        .toList(),
                from,
                MeetingViews.GivenView::id);
    }

    @PostMapping(SESSION + "/instructions/{instruction}/report")
    @RouteRule(value = Audience.STAFF, needs = MeetingPermissions.ATTEND)
    @Operation(
            operationId = "reportMeetingInstruction",
            summary = "Records what became of an instruction",
            description = "By the section that runs the body, once; at an item of one of its sessions, or otherwise.")
    ResponseEntity<MeetingViews.SessionView> report(
            @PathVariable UUID id,
            @PathVariable UUID instruction,
            @RequestHeader(Idempotency.KEY) UUID key,
            @Valid @RequestBody NewReport body,
            Actor actor,
            HttpServletRequest request) {
        return once(
                key,
                id,
                body,
                actor,
                request,
                () -> sessions.report(
                        new InstructionId(instruction),
                        body.item() == null ? null : new ItemId(body.item()),
                        body.report(),
                        actor));
    }

    private ResponseEntity<MeetingViews.SessionView> once(
            UUID key, UUID id, Object body, Actor actor, HttpServletRequest request, Runnable what) {
        submissions.once(Sending.of(key, actor.person().value(), request, body), () -> {
            what.run();
            return id.toString();
        });
        return views.answer(id, ResponseEntity.ok(), actor);
    }

    /** @param proxy who stands in for the member; with {@code PROXY} alone */
    @Schema(name = "NewMeetingSeat")
    record NewSeat(
            @NotNull UUID member,
            @NotNull Presence presence,
            @Nullable UUID proxy) {}

    @Schema(name = "NewMeetingAttendance")
    record NewAttendance(@NotEmpty @Size(max = 200) List<@Valid @NotNull NewSeat> seats) {}

    @Schema(name = "MeetingGist")
    record Gist(@NotNull @Size(max = 20_000) String gist) {}

    /** @param post who spoke, for the office alone */
    @Schema(name = "NewMeetingStatement")
    record NewStatement(
            @NotNull Speaker speaker,
            @Nullable UUID post,
            @NotBlank @Size(max = 5000) String words) {}

    @Schema(name = "NewMeetingResolution")
    record NewResolution(@NotNull Resolution resolution) {}

    /** @param before the wording that is amended, and {@code after} what it becomes; both or none */
    @Schema(name = "NewMeetingInstruction")
    record NewInstruction(
            @NotNull UUID owner,
            @NotBlank @Size(max = 2000) String wording,
            @Nullable LocalDate due,
            @Nullable @Size(max = 5000) String before,
            @Nullable @Size(max = 5000) String after) {}

    /** @param item at which it was reported; left out when it was reported otherwise */
    @Schema(name = "NewMeetingReport")
    record NewReport(
            @Nullable UUID item, @NotBlank @Size(max = 5000) String report) {}
}
