package org.fumikura.meetings;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.fumikura.approval.Approvals;
import org.fumikura.approval.Turns;
import org.fumikura.organization.Actor;
import org.fumikura.organization.PostId;
import org.fumikura.records.Disclosure;
import org.fumikura.records.DocumentId;
import org.fumikura.shared.OfficialClock;
import org.fumikura.shared.Text;
import org.fumikura.testing.Site;
import org.fumikura.testing.TestProgram;
import org.fumikura.testing.Toshima;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/** Leads a session of a body of 情報管理課 to its end, and its minutes to their decision, as its people would. */
@Component
class MinutesWalk {

    static final String SECRETARY = "joho-kanri-kakaricho";
    static final String CLERK = "joho-kanri-tanto";
    static final String CHAIR = "fuku-kucho";
    static final String MEMBER = "kikaku-kacho";
    static final String PROXY = "shomu-kacho";
    static final String REPRESENTED = "kyoiku-bucho";
    static final String STRANGER = "kosodate-tanto";
    static final String SECRET = "抜き打ちの日程は九月三日とする";

    private final Toshima toshima;
    private final Site site;
    private final Bodies bodies;
    private final Sessions sessions;
    private final MinutesKeeping keeping;
    private final Approvals approvals;
    private final Turns turns;
    private final OfficialClock clock;

    MinutesWalk(
            Toshima toshima,
            Site site,
            Bodies bodies,
            Sessions sessions,
            MinutesKeeping keeping,
            Approvals approvals,
            Turns turns,
            OfficialClock clock) {
        this.toshima = toshima;
        this.site = site;
        this.bodies = bodies;
        this.sessions = sessions;
        this.keeping = keeping;
        this.approvals = approvals;
        this.turns = turns;
        this.clock = clock;
    }

    Actor actor(String login) {
        return toshima.actor(login);
    }

    /** A session that is called, with three items, of a body whose meetings are closed and whose minutes are open in parts. */
    SessionId called(String body, Openness minutes) {
        Actor secretary = actor(SECRETARY);
        return toshima.in(() -> {
            MeetingBodyId id = bodies.found(
                    new Bodies.NewBody(
                            new Text(body, body),
                            BodyKind.OFFICE,
                            body + "設置要綱",
                            "行政情報化推進本部",
                            2,
                            new Openness(Disclosure.CLOSED, "意思決定過程の途上に位置付けられる会議であるため"),
                            minutes,
                            List.of(
                                    member(CHAIR, Capacity.CHAIR),
                                    member("seisaku-bucho", Capacity.VICE_CHAIR),
                                    member(MEMBER, Capacity.MEMBER),
                                    member(REPRESENTED, Capacity.MEMBER),
                                    member("gyosei-kacho", Capacity.MEMBER),
                                    member(SECRETARY, Capacity.SECRETARIAT))),
                    secretary);
            Instant begin = clock.now().plus(Duration.ofHours(1));
            SessionId session = sessions.call(
                    id, new Sessions.Plan(begin, begin.plus(Duration.ofMinutes(40)), "庁議室（本庁舎5階）"), secretary);
            propose(session, ItemKind.PROPOSAL, "計画（案）の策定について");
            propose(session, ItemKind.PROPOSAL, "監査の計画について");
            propose(session, ItemKind.REPORT, "今後の予定について");
            return session;
        });
    }

    private Bodies.NewMember member(String login, Capacity capacity) {
        return new Bodies.NewMember(post(login), capacity);
    }

    private PostId post(String login) {
        return actor(login).post().id();
    }

    private void propose(SessionId session, ItemKind kind, String title) {
        sessions.propose(session, new Sessions.NewItem(kind, title, post(SECRETARY), null), actor(SECRETARY));
    }

    /** A session that is over; one member is away, one is represented. */
    SessionId held(String body) {
        return held(body, new Openness(Disclosure.PARTLY, "意思決定過程の途上に位置付けられる内容を含むため"));
    }

    SessionId held(String body, Openness minutes) {
        SessionId id = called(body, minutes);
        Actor secretary = actor(SECRETARY);
        toshima.run(() -> {
            sessions.notify(id, secretary);
            sessions.open(id, secretary);
            sessions.attend(
                    id,
                    List.of(
                            new Sessions.Seat(post(CHAIR), Presence.PRESENT, null),
                            new Sessions.Seat(post("seisaku-bucho"), Presence.PRESENT, null),
                            new Sessions.Seat(post(MEMBER), Presence.PRESENT, null),
                            new Sessions.Seat(post(REPRESENTED), Presence.PROXY, post(PROXY)),
                            new Sessions.Seat(post("gyosei-kacho"), Presence.ABSENT, null)),
                    secretary);
            List<SessionRecord.Item> items =
                    toshima.read(() -> sessions.get(id, secretary)).items();
            ItemId plan = items.get(0).id();
            ItemId audit = items.get(1).id();
            ItemId report = items.get(2).id();
            sessions.summarise(id, plan, "計画の案を説明した。", secretary);
            sessions.resolve(id, plan, Resolution.AS_DRAFTED, secretary);
            sessions.summarise(id, audit, SECRET, secretary);
            sessions.say(id, audit, new Sessions.NewStatement(Speaker.CHAIR, post(CHAIR), "日程は伏せること。"), secretary);
            sessions.resolve(id, audit, Resolution.AMENDED, secretary);
            sessions.say(id, report, new Sessions.NewStatement(Speaker.CHAIR, post(CHAIR), "電子化を加えてください。"), secretary);
            sessions.say(id, report, new Sessions.NewStatement(Speaker.MEMBER, post(MEMBER), "承知しました。"), secretary);
            sessions.resolve(id, report, Resolution.NONE, secretary);
            sessions.close(id, secretary);
        });
        return id;
    }

    /** One whose minutes are drafted, with the audit left out for the public. */
    SessionId drafted(String body) {
        SessionId id = held(body);
        Actor secretary = actor(SECRETARY);
        toshima.run(() -> keeping.draft(id, secretary));
        Minutes minutes = find(id, SECRETARY);
        toshima.run(() -> keeping.edit(
                id,
                minutes.revision(),
                minutes.form().opening(),
                minutes.form().items().stream()
                        .map(MinutesWalk::closingTheAudit)
                        .toList(),
                secretary));
        return id;
    }

    private static MinutesForm.Item closingTheAudit(MinutesForm.Item item) {
        return new MinutesForm.Item(
                item.kind(),
                item.number(),
                item.title(),
                item.gist(),
                item.said(),
                item.resolution(),
                item.title().startsWith("監査") ? SeedMinutes.CLOSED_BECAUSE : "",
                false);
    }

    Minutes find(SessionId id, String login) {
        Actor actor = actor(login);
        return toshima.read(() -> keeping.find(id, actor)).orElseThrow();
    }

    /** Drafts the matter that confirms them. */
    DocumentId submitted(SessionId id) {
        Actor clerk = actor(CLERK);
        return toshima.in(() -> keeping.submit(id, clerk));
    }

    /** Completes that draft and lets it be decided. */
    void decide(DocumentId matter) {
        TestProgram clerk = site.program(CLERK);
        String path = "/api/v1/drafts/" + matter.value();
        TestProgram.Answer draft = clerk.get(path);
        ObjectNode content = draft.json().path("content").deepCopy().asObject();
        content.put("matterCode", "A01").put("expenditureItem", "").put("enforced", false);
        TestProgram.Answer complete = clerk.call("PUT", path, content, Map.of("If-Match", draft.tag()));
        TestProgram.Answer sent = clerk.post(path + "/submission", null, complete.tag());
        if (sent.status() != 200) {
            throw new IllegalStateException(sent.body());
        }
        Turns.Turn turn = turn(matter);
        for (; !turn.decides(); turn = turn(matter)) {
            toshima.run(() -> approvals.approve(matter, actor(SECRETARY), ""));
        }
        toshima.run(() -> approvals.decide(matter, actor("joho-kacho"), ""));
    }

    private Turns.Turn turn(DocumentId matter) {
        return toshima.read(() -> turns.find(matter)).orElseThrow();
    }
}
