package org.fumikura.demo;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.fumikura.meetings.Bodies;
import org.fumikura.meetings.BodyKind;
import org.fumikura.meetings.Capacity;
import org.fumikura.meetings.ItemId;
import org.fumikura.meetings.ItemKind;
import org.fumikura.meetings.MeetingBodyId;
import org.fumikura.meetings.MinutesForm;
import org.fumikura.meetings.MinutesKeeping;
import org.fumikura.meetings.MinutesPublishing;
import org.fumikura.meetings.Openness;
import org.fumikura.meetings.Presence;
import org.fumikura.meetings.Resolution;
import org.fumikura.meetings.SessionId;
import org.fumikura.meetings.SessionRecord;
import org.fumikura.meetings.Sessions;
import org.fumikura.meetings.Speaker;
import org.fumikura.organization.Actor;
import org.fumikura.organization.Organization;
import org.fumikura.organization.Post;
import org.fumikura.organization.PostId;
import org.fumikura.records.AttachedFile;
import org.fumikura.records.Disclosure;
import org.fumikura.records.DocumentId;
import org.fumikura.records.Documents;
import org.fumikura.shared.OfficialClock;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Runs the city's meetings by the same use cases as a secretariat does. Each is part of the caller's transaction. */
@Component
@Profile("demo")
class SessionActs {

    private final Bodies bodies;
    private final Sessions sessions;
    private final MinutesKeeping minutes;
    private final MinutesPublishing publishing;
    private final Organization organization;
    private final Documents documents;
    private final MatterActs matters;
    private final TeamActs teams;
    private final Cast cast;
    private final OfficialClock clock;

    SessionActs(
            Bodies bodies,
            Sessions sessions,
            MinutesKeeping minutes,
            MinutesPublishing publishing,
            Organization organization,
            Documents documents,
            MatterActs matters,
            TeamActs teams,
            Cast cast,
            OfficialClock clock) {
        this.bodies = bodies;
        this.sessions = sessions;
        this.minutes = minutes;
        this.publishing = publishing;
        this.organization = organization;
        this.documents = documents;
        this.matters = matters;
        this.teams = teams;
        this.cast = cast;
        this.clock = clock;
    }

    /** Who runs the body. */
    private Actor secretary() {
        return cast.actor("joho-kanri-kakaricho", today());
    }

    private LocalDate today() {
        return clock.today();
    }

    private PostId post(String name) {
        return Objects.requireNonNull(posts().get(name), name);
    }

    private Map<String, PostId> posts() {
        return organization.listPosts(today()).stream()
                .collect(Collectors.toMap(post -> post.name().ja(), Post::id, (first, second) -> first));
    }

    void found(Listing.Row row, List<Listing.Row> members) {
        Map<String, PostId> posts = posts();
        bodies.found(
                new Bodies.NewBody(
                        row.text("name"),
                        row.one(BodyKind.class, "kind"),
                        row.get("basis"),
                        row.get("file"),
                        row.number("quorum"),
                        openness(row, "openness", "openness_reason"),
                        openness(row, "minutes_openness", "minutes_reason"),
                        members.stream()
                                .map(each -> new Bodies.NewMember(
                                        Objects.requireNonNull(posts.get(each.get("post")), each.get("post")),
                                        each.one(Capacity.class, "capacity")))
                                .toList()),
                secretary());
    }

    private static Openness openness(Listing.Row row, String how, String reason) {
        return new Openness(row.one(Disclosure.class, how), row.get(reason));
    }

    /** Calls a session and announces its items. */
    void call(String body, PlannedSession planned) {
        Actor secretary = secretary();
        MeetingBodyId id = body(body, secretary);
        SessionId session = sessions.call(
                id, new Sessions.Plan(at(planned.starts()), at(planned.ends()), planned.place()), secretary);
        for (Listing.Row item : planned.items()) {
            sessions.propose(
                    session,
                    new Sessions.NewItem(
                            item.one(ItemKind.class, "kind"), item.get("title"), post(item.get("presenter")), null),
                    secretary);
        }
    }

    private static java.time.Instant at(LocalDateTime moment) {
        return DemoClock.at(moment);
    }

    private MeetingBodyId body(String name, Actor secretary) {
        return bodies.list(secretary).stream()
                .filter(each -> each.name().ja().equals(name))
                .findFirst()
                .orElseThrow()
                .id();
    }

    private SessionId session(String body, PlannedSession planned) {
        Actor secretary = secretary();
        return sessions.find(body(body, secretary), planned.year(), planned.number(), secretary)
                .orElseThrow();
    }

    private static ItemId item(SessionRecord session, String title) {
        return session.items().stream()
                .filter(item -> item.title().equals(title))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(title))
                .id();
    }

    void giveNotice(String body, PlannedSession planned) {
        sessions.notify(session(body, planned), secretary());
    }

    /** Ties the matters to the items, and shows what is attached to them. */
    void bring(String body, PlannedSession planned, Map<String, MatterStory> stories) {
        Actor secretary = secretary();
        SessionId id = session(body, planned);
        SessionRecord session = sessions.get(id, secretary);
        for (Listing.Row item : planned.items()) {
            if (!item.get("matter").isEmpty()) {
                sessions.bring(id, item(session, item.get("title")), matter(stories, item.get("matter")), secretary);
            }
        }
        for (Listing.Row material : planned.materials()) {
            Listing.Row of = planned.items().stream()
                    .filter(item -> item.get("title").equals(material.get("item")))
                    .findFirst()
                    .orElseThrow();
            sessions.addMaterial(
                    id,
                    item(session, material.get("item")),
                    new Sessions.NewMaterial(
                            material.number("number"),
                            material.get("title"),
                            attachment(matter(stories, of.get("matter")), material.get("attachment")),
                            openness(material, "openness", "reason")),
                    secretary);
        }
    }

    private static DocumentId matter(Map<String, MatterStory> stories, String title) {
        return Objects.requireNonNull(stories.get(title), title).document();
    }

    /** A machine without typefaces has texts in place of PDFs. */
    private UUID attachment(DocumentId document, String name) {
        String stem = name.substring(0, name.lastIndexOf('.'));
        return documents.versions(document).getLast().attachments().stream()
                .filter(file -> file.name().startsWith(stem))
                .map(AttachedFile::id)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(name));
    }

    void open(String body, PlannedSession planned) {
        sessions.open(session(body, planned), secretary());
    }

    /** Who is there, what was said of each item and what became of it. */
    void record(String body, PlannedSession planned) {
        Actor secretary = secretary();
        SessionId id = session(body, planned);
        SessionRecord session = sessions.get(id, secretary);
        Map<String, String> proxies =
                planned.proxies().stream().collect(Collectors.toMap(row -> row.get("member"), row -> row.get("proxy")));
        sessions.attend(
                id,
                session.members().stream()
                        .filter(member -> member.capacity() != Capacity.SECRETARIAT)
                        .map(member -> seat(member.post(), proxies))
                        .toList(),
                secretary);
        for (Listing.Row row : planned.items()) {
            ItemId item = item(session, row.get("title"));
            sessions.summarise(id, item, row.get("gist"), secretary);
            planned.statements().stream()
                    .filter(said -> said.get("item").equals(row.get("title")))
                    .forEach(said -> sessions.say(
                            id,
                            item,
                            new Sessions.NewStatement(
                                    said.one(Speaker.class, "speaker"),
                                    said.get("post").isEmpty() ? null : post(said.get("post")),
                                    said.get("words")),
                            secretary));
            sessions.resolve(id, item, row.one(Resolution.class, "resolution"), secretary);
        }
        for (Listing.Row given : planned.instructions()) {
            sessions.instruct(
                    id,
                    item(session, given.get("item")),
                    new Sessions.NewInstruction(
                            post(given.get("owner")),
                            given.get("wording"),
                            given.get("due").isEmpty() ? null : LocalDate.parse(given.get("due")),
                            given.lines("before"),
                            given.lines("after")),
                    secretary);
        }
    }

    private Sessions.Seat seat(Post member, Map<String, String> proxies) {
        String proxy = proxies.get(member.name().ja());
        return proxy == null
                ? new Sessions.Seat(member.id(), Presence.PRESENT, null)
                : new Sessions.Seat(member.id(), Presence.PROXY, post(proxy));
    }

    void close(String body, PlannedSession planned) {
        sessions.close(session(body, planned), secretary());
    }

    /** Ties what was drawn up after the session to its items. */
    void link(String body, PlannedSession planned, Map<String, MatterStory> stories) {
        Actor secretary = secretary();
        SessionId id = session(body, planned);
        SessionRecord session = sessions.get(id, secretary);
        planned.items().stream()
                .filter(item -> !item.get("result").isEmpty())
                .forEach(item -> sessions.linkResult(
                        id, item(session, item.get("title")), matter(stories, item.get("result")), secretary));
    }

    /** Ties themes to the items with which they were reported, and words them anew as the body instructed. */
    void followUp(String body, PlannedSession planned, Place place) {
        Actor secretary = secretary();
        SessionRecord session = sessions.get(session(body, planned), secretary);
        Map<String, String> names =
                place.table("teams").stream().collect(Collectors.toMap(row -> row.get("key"), row -> row.get("name")));
        for (SessionRecord.Item item : session.items()) {
            place.table("themes").stream()
                    .filter(theme -> theme.get("reported").equals(item.title()))
                    .forEach(theme -> teams.report(
                            Objects.requireNonNull(names.get(theme.get("team"))), theme.get("title"), item));
        }
        session.instructions().stream()
                .filter(instruction -> !instruction.before().isEmpty())
                .forEach(instruction -> teams.reword(
                        Objects.requireNonNull(names.get("kobunsho")),
                        instruction.before(),
                        instruction.after().replace("\n", "（").concat("）"),
                        instruction.id()));
    }

    void draftMinutes(String body, PlannedSession planned) {
        minutes.draft(session(body, planned), secretary());
    }

    /** Says which items are left out for the public, and asks those who were there. */
    void sendRound(String body, PlannedSession planned) {
        Actor secretary = secretary();
        SessionId id = session(body, planned);
        MinutesForm form = minutes.find(id, secretary).orElseThrow().form();
        minutes.edit(
                id,
                1,
                form.opening(),
                form.items().stream().map(item -> withReason(item, planned)).toList(),
                secretary);
        minutes.askToCheck(id, secretary);
    }

    private static MinutesForm.Item withReason(MinutesForm.Item item, PlannedSession planned) {
        String reason = planned.items().stream()
                .filter(row -> row.get("title").equals(item.title()))
                .map(row -> row.get("closed"))
                .findFirst()
                .orElse("");
        return new MinutesForm.Item(
                item.kind(), item.number(), item.title(), item.gist(), item.said(), item.resolution(), reason, false);
    }

    void agree(String body, PlannedSession planned, String login) {
        minutes.say(session(body, planned), "", "", cast.actor(login, today()));
    }

    /** Drafts the matter that confirms the minutes. */
    DocumentId submit(String body, PlannedSession planned, PlannedMatter matter) {
        DocumentId draft = minutes.submit(session(body, planned), cast.actor(matter.drafter(), today()));
        matters.complete(draft, matter);
        return draft;
    }

    void makePublic(String body, PlannedSession planned) {
        minutes.makePublic(session(body, planned), cast.actor("joho-kanri-tanto", today()));
    }

    void publish(String body, PlannedSession planned) {
        publishing.publish(session(body, planned), "", secretary());
    }
}
