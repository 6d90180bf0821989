package org.fumikura.meetings;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.fumikura.content.Sha256;
import org.fumikura.frame.Invalid;
import org.fumikura.ledger.Act;
import org.fumikura.ledger.Ledger;
import org.fumikura.organization.Actor;
import org.fumikura.organization.Organization;
import org.fumikura.portal.OpennessCheck;
import org.fumikura.portal.PublicationDraft;
import org.fumikura.portal.PublicationFile;
import org.fumikura.portal.PublicationKey;
import org.fumikura.portal.Publications;
import org.fumikura.records.Disclosure;
import org.fumikura.shared.OfficialClock;
import org.fumikura.shared.Text;
import org.fumikura.tenancy.Transactions;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Puts the version of minutes for everybody on the public site, with the agenda and the open materials of their session; by
 * somebody else than who made it (C.1-8).
 */
@Component
public class MinutesPublishing {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String KIND = "minutes";
    private static final Text KIND_LABEL = new Text("会議録", "Minutes");
    private static final String PDF = "application/pdf";

    private final MeetingAccess access;
    private final MinutesRows rows;
    private final MinutesPrinting printing;
    private final Publications publications;
    private final Organization organization;
    private final Ledger ledger;
    private final Transactions transactions;
    private final OfficialClock clock;

    MinutesPublishing(
            MeetingAccess access,
            MinutesRows rows,
            MinutesPrinting printing,
            Publications publications,
            Organization organization,
            Ledger ledger,
            Transactions transactions,
            OfficialClock clock) {
        this.access = access;
        this.rows = rows;
        this.printing = printing;
        this.publications = publications;
        this.organization = organization;
        this.ledger = ledger;
        this.transactions = transactions;
        this.clock = clock;
    }

    private static PublicationKey key(SessionId id) {
        return new PublicationKey(KIND, id.value());
    }

    /** Where the minutes of a session are published; empty while they are not. */
    Optional<String> address(SessionId id) {
        return publications
                .find(key(id))
                .filter(publication -> !publication.isWithdrawn())
                .map(publication -> Publications.path(key(id)));
    }

    /**
     * Publishes the newest version for everybody, or corrects what stands on the site by it.
     *
     * @param notice what is corrected, and why; needed when it stands on the site already
     * @throws Invalid when there is no such version, the actor made it herself, or a correction has no notice
     */
    public void publish(SessionId id, String notice, Actor actor) {
        transactions.write(() -> {
            SessionRecord session = access.lock(id, actor);
            Minutes.Public made = rows.find(id, actor)
                    .flatMap(Minutes::published)
                    .orElseThrow(() -> new Invalid(
                            "public", new Text("公開版がまだありません。先に作ってください。", "There is no version for everybody yet.")));
            if (made.madeBy().equals(actor.person())) {
                throw new Invalid(
                        "public",
                        new Text(
                                "公開版を作った職員は公開できません。ほかの職員が内容を見て公開してください。",
                                "Whoever made it does not publish it; somebody else looks at it first."));
            }
            PublicationDraft draft = draft(session, made, actor);
            if (address(id).isPresent()) {
                publications.correct(draft, notice, actor);
            } else {
                publications.publish(draft, actor);
            }
            ledger.record(Act.of(
                            MeetingActs.MINUTES_PUBLISHED,
                            Sessions.subject(id),
                            actor.doer(),
                            MeetingPages.title(session).ja())
                    .changing("公開版", null, made.number() + "版（" + made.sha256() + "）"));
        });
    }

    private PublicationDraft draft(SessionRecord session, Minutes.Public made, Actor actor) {
        boolean whole = made.form().minutes().how() == Disclosure.OPEN;
        return new PublicationDraft(
                key(session.id()),
                KIND_LABEL,
                "会議録　" + made.form().body(),
                "Minutes: " + MeetingPages.title(session).en(),
                session.day(),
                new PublicationDraft.Responsible(
                        organization
                                .lineOf(session.body().unit(), session.day())
                                .getFirst()
                                .name()
                                .ja(),
                        "電話は区の代表番号から担当課へ"),
                session.year(),
                clock.today(),
                null,
                printing.html(made.form()),
                JSON.writeValueAsString(data(session, made.form())),
                files(session, made.sha256()),
                new OpennessCheck(
                        whole ? org.fumikura.portal.Openness.OPEN : org.fumikura.portal.Openness.PARTLY,
                        actor.person(),
                        actor.post().id(),
                        clock.now()));
    }

    /** The minutes, and every material that is open as a whole. */
    private static List<PublicationFile> files(SessionRecord session, Sha256 minutes) {
        var files = new ArrayList<PublicationFile>();
        files.add(new PublicationFile("会議録.pdf", PDF, minutes, Locale.JAPANESE));
        session.materials().stream()
                .filter(material -> material.openness().how() == Disclosure.OPEN)
                .filter(material -> material.name().toLowerCase(Locale.ROOT).endsWith(".pdf"))
                .forEach(material -> files.add(new PublicationFile(
                        "資料" + material.number() + ".pdf", PDF, material.sha256(), Locale.JAPANESE)));
        return List.copyOf(files);
    }

    private static Map<String, Object> data(SessionRecord session, MinutesForm form) {
        return Map.of(
                "body", session.body().name().ja(),
                "fiscalYear", session.year().startYear(),
                "number", session.number(),
                "heldOn", session.day().toString(),
                "place", form.place(),
                "meetingOpenness", form.meeting().how().name(),
                "minutesOpenness", form.minutes().how().name(),
                "items",
                        form.items().stream()
                                .map(item -> Map.of(
                                        "kind", item.kind(),
                                        "number", item.number(),
                                        "title", item.title(),
                                        "resolution", item.resolution(),
                                        "closed", item.closed()))
                                .toList());
    }
}
