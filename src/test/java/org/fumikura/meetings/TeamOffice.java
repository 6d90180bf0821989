package org.fumikura.meetings;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.fumikura.organization.Actor;
import org.fumikura.organization.PostId;
import org.fumikura.organization.UnitLevel;
import org.fumikura.organization.Validity;
import org.fumikura.records.Disclosure;
import org.fumikura.records.DocumentId;
import org.fumikura.records.DocumentKind;
import org.fumikura.records.DocumentState;
import org.fumikura.records.Documents;
import org.fumikura.shared.OfficialClock;
import org.fumikura.shared.PageRequest;
import org.fumikura.shared.Text;
import org.fumikura.testing.Toshima;
import org.springframework.stereotype.Component;

/** Sets up teams of 情報管理課, and a body that instructs them, as its people would. */
@Component
class TeamOffice {

    /** Of the secretariat. */
    static final String SECRETARY = "joho-kanri-kakaricho";

    /** Of another section. */
    static final String STRANGER = "jinji-tanto";

    private final Toshima toshima;
    private final Teams teams;
    private final Themes themes;
    private final Bodies bodies;
    private final Sessions sessions;
    private final Documents documents;
    private final OfficialClock clock;

    TeamOffice(
            Toshima toshima,
            Teams teams,
            Themes themes,
            Bodies bodies,
            Sessions sessions,
            Documents documents,
            OfficialClock clock) {
        this.toshima = toshima;
        this.teams = teams;
        this.themes = themes;
        this.bodies = bodies;
        this.sessions = sessions;
        this.documents = documents;
        this.clock = clock;
    }

    Actor secretary() {
        return toshima.actor(SECRETARY);
    }

    PostId post(String login) {
        return toshima.actor(login).post().id();
    }

    LocalDate today() {
        return clock.today();
    }

    TeamId team(String name) {
        return team(name, Optional.empty());
    }

    TeamId team(String name, Optional<MeetingBodyId> body) {
        Actor actor = secretary();
        return toshima.in(() -> teams.found(
                new Teams.Charter(
                        name,
                        TeamKind.PROJECT_TEAM,
                        Optional.empty(),
                        "課題を検討する",
                        "設置要綱第5条",
                        Validity.from(today().minusYears(1)),
                        actor.unitAt(UnitLevel.SECTION).id(),
                        body),
                actor));
    }

    ThemeId theme(TeamId team, String title) {
        return toshima.in(() -> themes.charter(team, title, "目標を達する", post("joho-kacho"), secretary()));
    }

    /** A body of the section, whose first session has opened. */
    record Opened(MeetingBodyId body, SessionId session, ItemId item) {}

    Opened session(String name) {
        Actor actor = secretary();
        return toshima.in(() -> {
            var open = new Openness(Disclosure.OPEN, "");
            MeetingBodyId body = bodies.found(
                    new Bodies.NewBody(
                            Text.same(name),
                            BodyKind.OFFICE,
                            "設置要綱",
                            name,
                            0,
                            open,
                            open,
                            List.of(
                                    new Bodies.NewMember(post("fuku-kucho"), Capacity.CHAIR),
                                    new Bodies.NewMember(post("joho-kacho"), Capacity.MEMBER))),
                    actor);
            SessionId session = sessions.call(
                    body, new Sessions.Plan(clock.now(), clock.now().plus(Duration.ofHours(1)), "庁議室"), actor);
            ItemId item = sessions.propose(
                    session, new Sessions.NewItem(ItemKind.REPORT, "PTの活動報告", post("joho-kacho"), null), actor);
            sessions.notify(session, actor);
            sessions.open(session, actor);
            return new Opened(body, session, item);
        });
    }

    InstructionId instruction(Opened opened, String wording) {
        return toshima.in(() -> sessions.instruct(
                opened.session(),
                opened.item(),
                new Sessions.NewInstruction(post("joho-kacho"), wording, null, "", ""),
                secretary()));
    }

    /** A document in a state that the secretary may read. */
    DocumentId document(DocumentState state) {
        var query = new Documents.Query("", Optional.empty(), Optional.of(DocumentKind.DRAFT), Optional.of(state));
        return toshima.read(() -> documents
                .list(query, secretary().reader(), new PageRequest(1, 1))
                .items()
                .getFirst()
                .document()
                .id());
    }
}
