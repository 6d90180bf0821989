package org.fumikura.approval;

import static org.fumikuradb.approval.Tables.DRAFT;
import static org.fumikuradb.approval.Tables.MATTER;
import static org.fumikuradb.approval.Tables.SUBMISSION;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.fumikura.content.Contents;
import org.fumikura.frame.Slice;
import org.fumikura.organization.Actor;
import org.fumikura.organization.BodyId;
import org.fumikura.organization.Organization;
import org.fumikura.organization.UnitId;
import org.fumikura.records.AttachedFile;
import org.fumikura.records.AttachmentRole;
import org.fumikura.records.Disclosure;
import org.fumikura.records.Document;
import org.fumikura.records.DocumentId;
import org.fumikura.records.Documents;
import org.fumikura.records.FileId;
import org.fumikura.records.Files;
import org.fumikura.records.Version;
import org.fumikura.shared.NotFound;
import org.fumikura.shared.OfficialClock;
import org.fumikura.shared.PageRequest;
import org.fumikura.shared.Text;
import org.fumikura.shared.Uuid7;
import org.fumikura.tenancy.Transactions;
import org.jooq.DSLContext;
import org.jooq.Record4;
import org.jooq.ResultQuery;
import org.jooq.SelectConditionStep;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/**
 * What is being written: saved as one types, read and changed by the drafter only. Working rows; they leave the
 * database when they are frozen into a version.
 */
@Component
public class Drafts {

    private final DSLContext db;
    private final DraftRows rows;
    private final Pointers pointers;
    private final Transactions transactions;
    private final Contents contents;
    private final Files files;
    private final Organization organization;
    private final Authorities authorities;
    private final DraftDefaults defaults;
    private final RouteProposals proposals;
    private final RouteFollowing following;
    private final LastWords lastWords;
    private final OfficialClock clock;
    private final Uuid7 ids;

    Drafts(
            DSLContext db,
            DraftRows rows,
            Pointers pointers,
            Transactions transactions,
            Contents contents,
            Files files,
            Organization organization,
            Authorities authorities,
            DraftDefaults defaults,
            RouteProposals proposals,
            RouteFollowing following,
            LastWords lastWords,
            OfficialClock clock,
            Uuid7 ids) {
        this.db = db;
        this.rows = rows;
        this.pointers = pointers;
        this.transactions = transactions;
        this.contents = contents;
        this.files = files;
        this.organization = organization;
        this.authorities = authorities;
        this.defaults = defaults;
        this.proposals = proposals;
        this.following = following;
        this.lastWords = lastWords;
        this.clock = clock;
        this.ids = ids;
    }

    /**
     * Begins an empty draft with the kind of matter and the file of what the drafter submitted last in her post, and the route
     * that the rules propose.
     */
    public DocumentId begin(Actor actor) {
        DocumentId id = new DocumentId(ids.create());
        transactions.work(() -> {
            insertBlank(id, actor, blank -> blank);
        });
        return id;
    }

    /**
     * Part of the caller's transaction: as {@link #begin(Actor)}, with words, file and openness for the drafter to go on with.
     *
     * @param file the one that is proposed; empty for that of her last draft
     */
    public DocumentId begin(
            Actor actor, DraftText.Words words, Optional<FileId> file, Disclosure disclosure, String disclosureReason) {
        DocumentId id = new DocumentId(ids.create());
        insertBlank(
                id,
                actor,
                blank -> new DraftText(
                        words,
                        blank.ofCase(),
                        new DraftMarks(
                                blank.marks().secrecy(),
                                blank.marks().scope(),
                                blank.marks().flags(),
                                disclosure,
                                disclosureReason),
                        blank.special(),
                        file.or(blank::file),
                        blank.dueOn(),
                        false,
                        blank.route()));
        return id;
    }

    /** Part of a work: as {@link #begin}, with what is written into it from the start; a route among it stays as it is. */
    void insertBlank(DocumentId id, Actor actor, UnaryOperator<DraftText> write) {
        DraftText text = write.apply(defaults.of(actor));
        List<DraftText.DraftStep> proposed =
                proposals.propose(Drafter.of(actor), text).steps();
        boolean follows = text.route().isEmpty() || text.route().equals(proposed);
        rows.insert(
                id,
                actor.person(),
                actor.post().id(),
                actor.post().unit().id(),
                1,
                follows ? text.withRoute(proposed) : text,
                follows);
    }

    /**
     * A draft for its drafter.
     *
     * @throws NotFound for anybody else, or when there is none
     */
    DraftInProgress getOwn(DocumentId id, Actor actor) {
        return find(id).filter(draft -> draft.drafter().equals(actor.person()))
                .orElseThrow(() -> Documents.missing(id));
    }

    /**
     * How often a draft was saved, as {@link #save} wants it named.
     *
     * @throws NotFound for anybody but its drafter, or when there is none
     */
    public int getRevision(DocumentId id, Actor actor) {
        return getOwn(id, actor).revision();
    }

    /**
     * The route that is planned for a draft.
     *
     * @throws NotFound for anybody but its drafter, or when there is none
     */
    public List<DraftText.DraftStep> getRoute(DocumentId id, Actor actor) {
        return getOwn(id, actor).text().route();
    }

    /** The actor's own drafts, the one saved last first. */
    List<MatterListPage.DraftLine> listOwn(Actor actor) {
        return lines(select(actor).orderBy(DRAFT.SAVED_AT.desc()).limit(PageRequest.MAX_SIZE));
    }

    /** The actor's own drafts from a place on and one more than wanted, the one begun last first. */
    List<MatterListPage.DraftLine> listOwnAfter(Actor actor, Slice.From from) {
        return lines(select(actor)
                .and(from.after() == null ? DSL.noCondition() : DRAFT.DOCUMENT_ID.lt(from.after()))
                .orderBy(DRAFT.DOCUMENT_ID.desc())
                .limit(from.sizeAndOne()));
    }

    private SelectConditionStep<Record4<UUID, String, Instant, String>> select(Actor actor) {
        return db.select(DRAFT.DOCUMENT_ID, DRAFT.TITLE, DRAFT.SAVED_AT, MATTER.STATE)
                .from(DRAFT)
                .leftJoin(MATTER)
                .on(MATTER.TENANT_ID.eq(DRAFT.TENANT_ID), MATTER.DOCUMENT_ID.eq(DRAFT.DOCUMENT_ID))
                .where(DRAFT.PERSON_ID.eq(actor.person().value()));
    }

    private static List<MatterListPage.DraftLine> lines(ResultQuery<Record4<UUID, String, Instant, String>> query) {
        return query.fetch(row -> new MatterListPage.DraftLine(
                row.value1(),
                row.value2(),
                row.value3(),
                MatterState.RETURNED.name().equals(row.value4())));
    }

    LocalDate today() {
        return clock.today();
    }

    Optional<DraftInProgress> find(DocumentId id) {
        return db.fetchOptional(DRAFT, DRAFT.DOCUMENT_ID.eq(id.value())).map(rows::draft);
    }

    /**
     * Saves what was written, complete or not.
     *
     * @param revision the revision that the writer saw
     * @return the new revision
     * @throws StaleDraft when it was saved from elsewhere in between
     */
    public int save(DocumentId id, Actor actor, int revision, DraftText text) {
        return save(id, actor, revision, text, Beside.UNTOUCHED).revision();
    }

    /**
     * What became of a draft that was saved.
     *
     * @param followed why another route was drawn: empty when it is as it was sent
     */
    record Saved(int revision, Optional<Text> followed) {}

    /**
     * What is written beside the words.
     *
     * @param roles what the attachments are for; those of other drafts count as not there
     * @param pointers 要点; empty to leave them as they are
     */
    record Beside(Map<UUID, AttachmentRole> roles, Optional<List<DraftPointer>> pointers) {

        static final Beside UNTOUCHED = new Beside(Map.of(), Optional.empty());
    }

    /**
     * As {@link #save(DocumentId, Actor, int, DraftText)}, together with what is written beside the words. A route that the rules
     * proposed goes with them when kind of matter, item or amount change (S02).
     */
    Saved save(DocumentId id, Actor actor, int revision, DraftText text, Beside beside) {
        return transactions.work(() -> {
            DraftInProgress before = lockOwn(id, actor);
            DraftText written = known(text, before.unit(), actor)
                    .withPersonalNumberConfirmed(PersonalNumbers.isConfirmed(before.text(), text));
            RouteFollowing.Next next = following.next(before, written);
            int changed = rows.update(id, revision, next.text(), next.follows());
            if (changed == 0) {
                throw new StaleDraft();
            }
            beside.roles().forEach((attachment, role) -> rows.changeRole(id, attachment, role));
            beside.pointers().ifPresent(points -> pointers.save(id, points));
            return new Saved(revision + 1, next.why());
        });
    }

    /** What was written without a file that she may not see and without posts that nobody knows: they were never offered. */
    DraftText known(DraftText text, UnitId unit, Actor actor) {
        Set<UUID> posts = organization
                .postsById(
                        text.route().stream().map(step -> step.post().value()).toList())
                .keySet();
        return text.withExpenditureItem(knownItem(text, unit))
                .withFile(text.file().filter(file -> files.isSeenBy(file, actor.reader())))
                .withRoute(text.route().stream()
                        .filter(step -> posts.contains(step.post().value()))
                        .toList());
    }

    /** The item of a kind of matter that was chosen before is none of another one. */
    private String knownItem(DraftText text, UnitId unit) {
        if (text.expenditureItem().isEmpty()) {
            return "";
        }
        BodyId body = organization.lineOf(unit, clock.today()).getFirst().body();
        boolean offered = RuleSearch.items(authorities.list(body, clock.today()), text.matterCode())
                .contains(text.expenditureItem());
        return offered ? text.expenditureItem() : "";
    }

    /**
     * Throws a draft away that was never submitted; it was nobody's record yet.
     *
     * @throws AlreadySubmitted when it is a matter: that one is abandoned, not thrown away
     */
    void discard(DocumentId id, Actor actor) {
        transactions.work(() -> {
            lockOwn(id, actor);
            if (db.fetchExists(MATTER, MATTER.DOCUMENT_ID.eq(id.value()))) {
                throw new AlreadySubmitted();
            }
            remove(id);
        });
    }

    /** Part of a write: the words are frozen now, the working rows go. */
    void remove(DocumentId id) {
        List<AttachedFile> attachments = rows.attachments(id);
        db.deleteFrom(DRAFT).where(DRAFT.DOCUMENT_ID.eq(id.value())).execute();
        attachments.forEach(attachment -> contents.release(attachment.sha256()));
    }

    /**
     * Part of a write: the drafter gets the words of the last version back for correction, under a revision that no window
     * opened before knows.
     */
    void reopen(Matter matter, Document document, Version version) {
        int revision = lastRevision(matter.id()) + 1;
        DraftText text = lastWords.of(matter, document, version);
        var drafter = new Drafter(matter.drafter(), matter.drafterPost(), matter.unit());
        boolean follows = proposals
                .propose(drafter, matter.earlierDrafters(), text)
                .steps()
                .equals(text.route());
        rows.insert(matter.id(), drafter.person(), drafter.post(), drafter.unit(), revision, text, follows);
        List<AttachedFile> attachments = version.attachments().stream()
                .map(attachment -> new AttachedFile(
                        ids.create(),
                        attachment.ordinal(),
                        attachment.role(),
                        attachment.name(),
                        attachment.mediaType(),
                        attachment.size(),
                        attachment.sha256()))
                .toList();
        attachments.forEach(attachment -> rows.insert(matter.id(), attachment));
        pointers.reopen(matter.id(), version.n(), attachments);
    }

    private int lastRevision(DocumentId id) {
        return db.select(DSL.coalesce(DSL.max(SUBMISSION.DRAFT_REVISION), 0))
                .from(SUBMISSION)
                .where(SUBMISSION.DOCUMENT_ID.eq(id.value()))
                .fetchSingle()
                .value1();
    }

    /**
     * Locks the draft of its drafter for the rest of the transaction.
     *
     * @throws NotInThisState while its abandonment is proposed: nothing is written then
     */
    DraftInProgress lockOwn(DocumentId id, Actor actor) {
        db.select(MATTER.STATE)
                .from(MATTER)
                .where(
                        MATTER.DOCUMENT_ID.eq(id.value()),
                        MATTER.DRAFTER_ID.eq(actor.person().value()))
                .fetchOptional()
                .map(row -> MatterState.valueOf(row.value1()))
                .filter(state -> !state.isWritable())
                .ifPresent(state -> {
                    throw new NotInThisState(MatterEvent.SUBMIT, state);
                });
        return db.selectFrom(DRAFT)
                .where(
                        DRAFT.DOCUMENT_ID.eq(id.value()),
                        DRAFT.PERSON_ID.eq(actor.person().value()))
                .forUpdate()
                .fetchOptional()
                .map(rows::draft)
                .orElseThrow(() -> Documents.missing(id));
    }
}
