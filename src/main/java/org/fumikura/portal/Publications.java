package org.fumikura.portal;

import java.util.Optional;
import java.util.UUID;
import org.fumikura.frame.Invalid;
import org.fumikura.ledger.Act;
import org.fumikura.ledger.Ledger;
import org.fumikura.ledger.Subject;
import org.fumikura.organization.Actor;
import org.fumikura.organization.UnitLevel;
import org.fumikura.shared.NotFound;
import org.fumikura.shared.OfficialClock;
import org.fumikura.shared.Text;
import org.fumikura.shared.Uuid7;
import org.fumikura.tenancy.Municipalities;
import org.fumikura.tenancy.Municipality;
import org.fumikura.tenancy.Tenancy;
import org.fumikura.tenancy.Transactions;
import org.springframework.stereotype.Component;

/**
 * What the current municipality publishes. A module that publishes has checked before whether the actor may, and that somebody
 * looked at what goes out; nothing is asked here twice.
 */
@Component
public class Publications {

    private static final int LONGEST_NOTICE = 1_000;

    private final PublicationRows rows;
    private final Municipalities municipalities;
    private final Ledger ledger;
    private final Transactions transactions;
    private final OfficialClock clock;
    private final Uuid7 ids;

    Publications(
            PublicationRows rows,
            Municipalities municipalities,
            Ledger ledger,
            Transactions transactions,
            OfficialClock clock,
            Uuid7 ids) {
        this.rows = rows;
        this.municipalities = municipalities;
        this.ledger = ledger;
        this.transactions = transactions;
        this.clock = clock;
        this.ids = ids;
    }

    /**
     * Publishes something for the first time, or again after it was withdrawn; part of the caller's write, or a write of its own.
     *
     * @return its first revision, or the one after the withdrawal
     * @throws Invalid when the draft is not fit for the site, naming the part
     * @throws AlreadyPublished when it stands on the site: it is to be corrected then
     */
    public Publication publish(PublicationDraft draft, Actor actor) {
        DraftCheck.require(draft);
        return transactions.write(() -> {
            rows.lock(draft.key());
            Optional<Revision> last = rows.newest(draft.key());
            if (last.isPresent() && !last.get().publication().isWithdrawn()) {
                throw new AlreadyPublished(last.get().publication().title());
            }
            int number = last.map(revision -> revision.publication().revision()).orElse(0) + 1;
            return add(revision(draft, number, Publication.State.PUBLISHED, "", actor), PortalActs.PUBLISHED, actor);
        });
    }

    /**
     * Puts a new revision in the place of the last one, which leaves the site.
     *
     * @param notice what was changed and why; it is shown on the page
     * @throws Invalid when the draft is not fit for the site, or the notice is blank
     * @throws NotFound when nothing was published under this key, or it was withdrawn
     */
    public Publication correct(PublicationDraft draft, String notice, Actor actor) {
        DraftCheck.require(draft);
        String words = words(notice, "notice");
        return transactions.write(() -> {
            int number = standing(draft.key()).publication().revision() + 1;
            return add(revision(draft, number, Publication.State.CORRECTED, words, actor), PortalActs.CORRECTED, actor);
        });
    }

    /**
     * Takes it off the site. Its address says from then on that it was withdrawn, and why.
     *
     * @param reason shown in its place
     * @throws Invalid when the reason is blank
     * @throws NotFound when nothing was published under this key, or it was withdrawn
     */
    public Publication withdraw(PublicationKey key, String reason, Actor actor) {
        String words = words(reason, "reason");
        return transactions.write(() -> {
            Revision last = standing(key);
            Publication before = last.publication();
            var withdrawn = new Publication(
                    key,
                    before.revision() + 1,
                    Publication.State.WITHDRAWN,
                    before.kindLabel(),
                    before.title(),
                    before.about(),
                    before.fiscalYear(),
                    before.publicFrom(),
                    before.publicUntil(),
                    words,
                    clock.now());
            return add(
                    new Revision(ids.create(), withdrawn, last.titleEnglish(), last.responsible(), null, last.unit()),
                    PortalActs.WITHDRAWN,
                    actor);
        });
    }

    /** The newest revision, withdrawn or not; empty when nothing was ever published under this key. */
    public Optional<Publication> find(PublicationKey key) {
        return transactions.read(() -> rows.newest(key).map(Revision::publication));
    }

    /** Where it is read on this host. */
    public static String path(PublicationKey key) {
        return "/public" + key.path();
    }

    static Subject subject(UUID revision) {
        return new Subject("publication", revision);
    }

    static NotFound missing(Object key) {
        return new NotFound("publication", new Text("公開している資料", "publication"), key);
    }

    private Revision standing(PublicationKey key) {
        rows.lock(key);
        return rows.newest(key)
                .filter(revision -> !revision.publication().isWithdrawn())
                .orElseThrow(() -> missing(key.source()));
    }

    private Revision revision(PublicationDraft draft, int number, Publication.State state, String notice, Actor actor) {
        return new Revision(
                ids.create(),
                new Publication(
                        draft.key(),
                        number,
                        state,
                        draft.kindLabel(),
                        draft.title(),
                        draft.about(),
                        draft.fiscalYear(),
                        draft.publicFrom(),
                        draft.publicUntil(),
                        notice,
                        clock.now()),
                draft.titleEnglish(),
                draft.responsible(),
                new Revision.Content(draft.body(), draft.data(), draft.files(), draft.check()),
                actor.unitAt(UnitLevel.SECTION).id());
    }

    private Publication add(Revision revision, String act, Actor actor) {
        Publication publication = revision.publication();
        rows.insert(revision, actor);
        ledger.record(Act.of(act, subject(revision.id()), actor.doer(), publication.title())
                .because(publication.notice())
                .changing("版", null, Integer.toString(publication.revision()))
                .sealing(Digests.digest(revision.manifest(municipality().code()).bytes())));
        return publication;
    }

    private Municipality municipality() {
        return municipalities.list().stream()
                .filter(each -> each.id().equals(Tenancy.current()))
                .findFirst()
                .orElseThrow();
    }

    private static String words(String typed, String field) {
        String words = typed.strip();
        if (words.isEmpty() || words.length() > LONGEST_NOTICE) {
            throw new Invalid(
                    field,
                    new Text(
                            "公開ページに載せる理由を %,d 字以内で入力してください。".formatted(LONGEST_NOTICE),
                            "Say why, for the public page, in at most %,d letters.".formatted(LONGEST_NOTICE)));
        }
        return words;
    }
}
