package org.fumikura.meetings;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import org.fumikura.organization.Actor;
import org.fumikura.organization.PostId;
import org.fumikura.organization.Reader;
import org.fumikura.records.AttachedFile;
import org.fumikura.records.Disclosure;
import org.fumikura.records.Document;
import org.fumikura.records.DocumentId;
import org.fumikura.records.DocumentKind;
import org.fumikura.records.DocumentState;
import org.fumikura.records.Documents;
import org.fumikura.shared.OfficialClock;
import org.fumikura.shared.PageRequest;
import org.fumikura.shared.Text;
import org.fumikura.testing.Toshima;
import org.springframework.stereotype.Component;

/** Sets up a body of 情報管理課 and its sessions, as its secretary would. */
@Component
class SessionOffice {

    /** Of the section that runs the body. */
    static final String SECRETARY = "joho-kanri-kakaricho";

    static final String CHAIR = "fuku-kucho";
    static final String MEMBER = "kumin-bucho";
    static final String OTHER_MEMBER = "hoken-bucho";

    /** Stands in for a member. */
    static final String PROXY = "fukushi-kacho";

    /** Has nothing to do with the body. */
    static final String STRANGER = "jinji-tanto";

    static final Openness OPEN = new Openness(Disclosure.OPEN, "");

    private static final LocalDateTime AFTERNOON = LocalDateTime.of(2022, 6, 23, 14, 0);

    private final Toshima toshima;
    private final Bodies bodies;
    private final Sessions sessions;
    private final Documents documents;

    SessionOffice(Toshima toshima, Bodies bodies, Sessions sessions, Documents documents) {
        this.toshima = toshima;
        this.bodies = bodies;
        this.sessions = sessions;
        this.documents = documents;
    }

    Actor secretary() {
        return toshima.actor(SECRETARY);
    }

    PostId post(String login) {
        return toshima.actor(login).post().id();
    }

    /** A chair, two members and a secretary, of whom two have to be there for a decision. */
    MeetingBodyId body(String name) {
        return toshima.in(() -> bodies.found(newBody(name), secretary()));
    }

    Bodies.NewBody newBody(String name) {
        return new Bodies.NewBody(
                Text.same(name),
                BodyKind.COUNCIL,
                name + "設置要綱",
                "推進本部会議録",
                2,
                new Openness(Disclosure.CLOSED, "意思決定の過程にある会議のため"),
                new Openness(Disclosure.PARTLY, "意思決定の過程にある内容を含むため"),
                List.of(
                        new Bodies.NewMember(post(CHAIR), Capacity.CHAIR),
                        new Bodies.NewMember(post(MEMBER), Capacity.MEMBER),
                        new Bodies.NewMember(post(OTHER_MEMBER), Capacity.MEMBER),
                        new Bodies.NewMember(post(SECRETARY), Capacity.SECRETARIAT)));
    }

    static Sessions.Plan plan(LocalDateTime start) {
        Instant starts = start.atZone(OfficialClock.ZONE).toInstant();
        return new Sessions.Plan(starts, starts.plusSeconds(2400), "庁議室（本庁舎5階）");
    }

    SessionId called(MeetingBodyId body) {
        return toshima.in(() -> sessions.call(body, plan(AFTERNOON), secretary()));
    }

    ItemId item(SessionId session, ItemKind kind, String title) {
        return item(session, kind, title, Optional.empty());
    }

    ItemId item(SessionId session, ItemKind kind, String title, Optional<DocumentId> matter) {
        return toshima.in(() -> sessions.propose(
                session, new Sessions.NewItem(kind, title, post(SECRETARY), matter.orElse(null)), secretary()));
    }

    /** An open session of a body of its own, with one item for decision. */
    record Opened(MeetingBodyId body, SessionId session, ItemId item) {}

    Opened opened(String name) {
        MeetingBodyId body = body(name);
        SessionId session = called(body);
        ItemId item = item(session, ItemKind.PROPOSAL, name + "の議案");
        open(session);
        return new Opened(body, session, item);
    }

    void open(SessionId session) {
        toshima.run(() -> {
            sessions.notify(session, secretary());
            sessions.open(session, secretary());
        });
    }

    void attend(SessionId session, Sessions.Seat... seats) {
        toshima.run(() -> sessions.attend(session, List.of(seats), secretary()));
    }

    Sessions.Seat present(String login) {
        return new Sessions.Seat(post(login), Presence.PRESENT, null);
    }

    Sessions.Seat byProxy(String login, String proxy) {
        return new Sessions.Seat(post(login), Presence.PROXY, post(proxy));
    }

    SessionRecord get(SessionId session) {
        return toshima.read(() -> sessions.get(session, secretary()));
    }

    /** A document in a state that the secretary may read, which has an attachment. */
    Document withAttachment(DocumentState state) {
        Reader reader = secretary().reader();
        return toshima.read(() -> documents.list(query(state), reader, new PageRequest(1, 100)).items().stream()
                .map(Documents.Line::document)
                .filter(document -> !documents.versions(document.id()).isEmpty()
                        && !documents.latest(document.id()).attachments().isEmpty())
                .findFirst()
                .orElseThrow());
    }

    List<DocumentId> documents(DocumentState state, String login) {
        Reader reader = toshima.actor(login).reader();
        return toshima.read(() -> documents.list(query(state), reader, new PageRequest(1, 100)).items().stream()
                .map(line -> line.document().id())
                .toList());
    }

    private static Documents.Query query(DocumentState state) {
        return new Documents.Query("", Optional.empty(), Optional.of(DocumentKind.DRAFT), Optional.of(state));
    }

    AttachedFile attachment(DocumentId document) {
        return toshima.read(() -> documents.latest(document).attachments().getFirst());
    }
}
