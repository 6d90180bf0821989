package org.fumikura.meetings;

import static org.fumikuradb.meetings.Tables.BODY;
import static org.fumikuradb.meetings.Tables.SESSION;

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
import java.time.Instant;
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
import org.fumikura.meetings.MeetingBodyApi.NewOpenness;
import org.fumikura.organization.AccessLog;
import org.fumikura.organization.Actor;
import org.fumikura.organization.PostId;
import org.fumikura.records.DocumentId;
import org.fumikura.tenancy.Transactions;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
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

/** Sessions for programs, up to the day itself; what is recorded on it is {@link MeetingRecordApi}. */
@RestController
@RequestMapping(MeetingSessionApi.PATH)
@Tag(name = "meetings", description = "Bodies, their sessions and what they instruct")
class MeetingSessionApi {

    static final String PATH = Api.V1 + "/meeting-sessions";

    private final DSLContext db;
    private final Sessions sessions;
    private final MeetingAccess access;
    private final MeetingViews views;
    private final Submissions submissions;
    private final AccessLog accessLog;
    private final Transactions transactions;

    MeetingSessionApi(
            DSLContext db,
            Sessions sessions,
            MeetingAccess access,
            MeetingViews views,
            Submissions submissions,
            AccessLog accessLog,
            Transactions transactions) {
        this.db = db;
        this.sessions = sessions;
        this.access = access;
        this.views = views;
        this.submissions = submissions;
        this.accessLog = accessLog;
        this.transactions = transactions;
    }

    @GetMapping
    @RouteRule(value = Audience.STAFF, needs = MeetingPermissions.ATTEND)
    @Operation(
            operationId = "listMeetingSessions",
            summary = "The sessions that the caller sees",
            description = "Those called last come first.")
    Slice<MeetingViews.LineView> list(
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = Slice.USUAL) int limit,
            Actor actor) {
        Slice.From from = Slice.From.of(cursor, limit);
        List<MeetingViews.LineView> lines = transactions.read(() -> db.select(
                        SESSION.ID,
                        SESSION.BODY_ID,
                        SESSION.FISCAL_YEAR,
                        SESSION.N,
                        SESSION.STATE,
                        SESSION.STARTS_AT,
                        SESSION.PLACE)
                .from(SESSION)
                .join(BODY)
                .on(BODY.TENANT_ID.eq(SESSION.TENANT_ID), BODY.ID.eq(SESSION.BODY_ID))
                .where(access.sessions(actor), from.after() == null ? DSL.noCondition() : SESSION.ID.lt(from.after()))
                .orderBy(SESSION.ID.desc())
                .limit(from.sizeAndOne())
                .fetch(row -> new MeetingViews.LineView(
                        row.value1(),
                        row.value2(),
                        row.value3(),
                        row.value4(),
                        SessionState.valueOf(row.value5()),
                        row.value6(),
                        row.value7())));
        return Slice.of(lines, from, MeetingViews.LineView::id);
    }

    @GetMapping("/{id}")
    @RouteRule(value = Audience.STAFF, needs = MeetingPermissions.ATTEND)
    @Operation(operationId = "getMeetingSession", summary = "A session with all that is kept of it")
    ResponseEntity<MeetingViews.SessionView> get(@PathVariable UUID id, Actor actor, HttpServletRequest request) {
        ResponseEntity<MeetingViews.SessionView> answer = views.answer(id, ResponseEntity.ok(), actor);
        accessLog.note(request, AccessLog.Kind.VIEW, "meeting", id);
        return answer;
    }

    @PostMapping
    @RouteRule(value = Audience.STAFF, needs = MeetingPermissions.ATTEND)
    @Operation(
            operationId = "callMeetingSession",
            summary = "Calls a session of a body that the caller's section runs",
            description = "It takes the next number of the body in the fiscal year of its day.")
    @ApiResponse(responseCode = "201", description = "The session")
    ResponseEntity<MeetingViews.SessionView> call(
            @RequestHeader(Idempotency.KEY) UUID key,
            @Valid @RequestBody NewSession body,
            Actor actor,
            HttpServletRequest request) {
        String id = submissions.once(
                Sending.of(key, actor.person().value(), request, body),
                () -> sessions.call(
                                new MeetingBodyId(body.body()),
                                new Sessions.Plan(
                                        body.startsAt(),
                                        body.endsAt(),
                                        body.place().strip()),
                                body.session() == null ? null : body.session().toKeep(),
                                body.minutes() == null ? null : body.minutes().toKeep(),
                                actor)
                        .value()
                        .toString());
        return views.answer(UUID.fromString(id), ResponseEntity.created(URI.create(PATH + "/" + id)), actor);
    }

    @PostMapping("/{id}/events")
    @RouteRule(value = Audience.STAFF, needs = MeetingPermissions.ATTEND)
    @Operation(
            operationId = "moveMeetingSession",
            summary = "Gives notice of a session, opens, closes or cancels it",
            description = "The state seen is said by If-Match. Once it is closed or cancelled, nothing of it changes.")
    ResponseEntity<MeetingViews.SessionView> move(
            @PathVariable UUID id,
            @RequestHeader(Idempotency.KEY) UUID key,
            @RequestHeader(EntityTags.SEEN) String seen,
            @Valid @RequestBody Move body,
            Actor actor,
            HttpServletRequest request) {
        return once(key, id, body, actor, request, () -> {
            views.requireSeen(id, seen, actor);
            body.event().happen(sessions, new SessionId(id), actor);
        });
    }

    @PostMapping("/{id}/items")
    @RouteRule(value = Audience.STAFF, needs = MeetingPermissions.ATTEND)
    @Operation(operationId = "proposeMeetingItem", summary = "Puts an item on the agenda, behind those of its kind")
    ResponseEntity<MeetingViews.SessionView> propose(
            @PathVariable UUID id,
            @RequestHeader(Idempotency.KEY) UUID key,
            @Valid @RequestBody NewItem body,
            Actor actor,
            HttpServletRequest request) {
        var item = new Sessions.NewItem(
                body.kind(),
                body.title().strip(),
                new PostId(body.presenter()),
                body.matter() == null ? null : new DocumentId(body.matter()));
        return once(key, id, body, actor, request, () -> sessions.propose(new SessionId(id), item, actor));
    }

    @PostMapping("/{id}/order")
    @RouteRule(value = Audience.STAFF, needs = MeetingPermissions.ATTEND)
    @Operation(
            operationId = "orderMeetingItems",
            summary = "Puts the items into another order",
            description = "All of them, each once; those of one kind are numbered anew.")
    ResponseEntity<MeetingViews.SessionView> order(
            @PathVariable UUID id,
            @RequestHeader(Idempotency.KEY) UUID key,
            @Valid @RequestBody Order body,
            Actor actor,
            HttpServletRequest request) {
        List<ItemId> order = body.items().stream().map(ItemId::new).toList();
        return once(key, id, body, actor, request, () -> sessions.order(new SessionId(id), order, actor));
    }

    @PostMapping("/{id}/items/{item}/withdrawal")
    @RouteRule(value = Audience.STAFF, needs = MeetingPermissions.ATTEND)
    @Operation(operationId = "withdrawMeetingItem", summary = "Takes an item off the agenda, with its materials")
    ResponseEntity<MeetingViews.SessionView> withdraw(
            @PathVariable UUID id,
            @PathVariable UUID item,
            @RequestHeader(Idempotency.KEY) UUID key,
            Actor actor,
            HttpServletRequest request) {
        return once(key, id, item, actor, request, () -> sessions.withdraw(new SessionId(id), new ItemId(item), actor));
    }

    @PostMapping("/{id}/items/{item}/materials")
    @RouteRule(value = Audience.STAFF, needs = MeetingPermissions.ATTEND)
    @Operation(
            operationId = "addMeetingMaterial",
            summary = "Adds a material to an item",
            description = "An attachment of the item's own matter, exactly as it is frozen.")
    ResponseEntity<MeetingViews.SessionView> addMaterial(
            @PathVariable UUID id,
            @PathVariable UUID item,
            @RequestHeader(Idempotency.KEY) UUID key,
            @Valid @RequestBody NewMaterial body,
            Actor actor,
            HttpServletRequest request) {
        var material = new Sessions.NewMaterial(
                body.number(),
                body.title().strip(),
                body.attachment(),
                body.openness().toKeep());
        return once(
                key,
                id,
                body,
                actor,
                request,
                () -> sessions.addMaterial(new SessionId(id), new ItemId(item), material, actor));
    }

    @PostMapping("/{id}/materials/{material}/withdrawal")
    @RouteRule(value = Audience.STAFF, needs = MeetingPermissions.ATTEND)
    @Operation(operationId = "withdrawMeetingMaterial", summary = "Takes a material away before the session")
    ResponseEntity<MeetingViews.SessionView> removeMaterial(
            @PathVariable UUID id,
            @PathVariable UUID material,
            @RequestHeader(Idempotency.KEY) UUID key,
            Actor actor,
            HttpServletRequest request) {
        return once(
                key,
                id,
                material,
                actor,
                request,
                () -> sessions.removeMaterial(new SessionId(id), new MaterialId(material), actor));
    }

    private ResponseEntity<MeetingViews.SessionView> once(
            UUID key, UUID id, Object body, Actor actor, HttpServletRequest request, Runnable what) {
        submissions.once(Sending.of(key, actor.person().value(), request, body), () -> {
            what.run();
            return id.toString();
        });
        return views.answer(id, ResponseEntity.ok(), actor);
    }

    /**
     * A session to be called.
     *
     * @param session its openness; left out for what the body decided for all
     * @param minutes openness of its minutes; likewise
     */
    @Schema(name = "NewMeetingSession")
    record NewSession(
            @NotNull UUID body,
            @NotNull Instant startsAt,
            @NotNull Instant endsAt,
            @NotBlank @Size(max = 200) String place,
            @Nullable @Valid NewOpenness session,
            @Nullable @Valid NewOpenness minutes) {}

    /** What happens to a session as a whole. */
    @Schema(name = "MeetingEvent")
    enum Event {
        NOTIFY {
            @Override
            void happen(Sessions sessions, SessionId id, Actor actor) {
                sessions.notify(id, actor);
            }
        },
        OPEN {
            @Override
            void happen(Sessions sessions, SessionId id, Actor actor) {
                sessions.open(id, actor);
            }
        },
        CLOSE {
            @Override
            void happen(Sessions sessions, SessionId id, Actor actor) {
                sessions.close(id, actor);
            }
        },
        CANCEL {
            @Override
            void happen(Sessions sessions, SessionId id, Actor actor) {
                sessions.cancel(id, actor);
            }
        };

        abstract void happen(Sessions sessions, SessionId id, Actor actor);
    }

    @Schema(name = "MeetingMove")
    record Move(@NotNull Event event) {}

    /**
     * An item to be put on the agenda.
     *
     * @param presenter the post that presents it
     * @param matter what brings it before the body
     */
    @Schema(name = "NewMeetingItem")
    record NewItem(
            @NotNull ItemKind kind,
            @NotBlank @Size(max = 300) String title,
            @NotNull UUID presenter,
            @Nullable UUID matter) {}

    @Schema(name = "MeetingOrder")
    record Order(@NotEmpty @Size(max = 200) List<@NotNull UUID> items) {}

    /** @param number 資料番号, not used yet in the session */
    @Schema(name = "NewMeetingMaterial")
    record NewMaterial(
            @Min(1) @Max(200) int number,
            @NotBlank @Size(max = 300) String title,
            @NotNull UUID attachment,
            @NotNull @Valid NewOpenness openness) {}
}
