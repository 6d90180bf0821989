package org.fumikura.approval;

import static org.fumikuradb.approval.Tables.PERUSAL;
import static org.fumikuradb.approval.Tables.PERUSAL_ADDRESSEE;
import static org.fumikuradb.approval.Tables.PERUSAL_COMMENT;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.fumikura.organization.Actor;
import org.fumikura.organization.PersonId;
import org.fumikura.organization.PostId;
import org.fumikura.organization.PostSuccession;
import org.fumikura.organization.UnitId;
import org.fumikura.records.DocumentId;
import org.fumikura.shared.OfficialClock;
import org.fumikura.shared.Uuid7;
import org.fumikuradb.approval.tables.records.PerusalRecord;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record1;
import org.jooq.Select;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/** Perusals that were sent, as rows. Who may do what is asked before. */
@Component
class PerusalRows {

    private final DSLContext db;
    private final Uuid7 ids;
    private final OfficialClock clock;

    PerusalRows(DSLContext db, Uuid7 ids, OfficialClock clock) {
        this.db = db;
        this.ids = ids;
        this.clock = clock;
    }

    /** What somebody said for a post. */
    record Comment(UUID person, UUID post, String words, Instant at) {}

    void insert(Perusal perusal, UnitId unit) {
        db.insertInto(PERUSAL)
                .set(PERUSAL.DOCUMENT_ID, perusal.id().value())
                .set(PERUSAL.SENDER_ID, perusal.sender().value())
                .set(PERUSAL.SENDER_POST_ID, perusal.senderPost().value())
                .set(PERUSAL.UNIT_ID, unit.value())
                .set(PERUSAL.SOURCE_ID, perusal.source().map(DocumentId::value).orElse(null))
                .set(PERUSAL.VERSION, perusal.version())
                .set(PERUSAL.IS_OUT, true)
                .set(PERUSAL.DUE_ON, perusal.course().dueOn())
                .set(PERUSAL.SENT_AT, perusal.sentAt())
                .execute();
        insertPlaces(perusal);
    }

    /** Sent once more. */
    void send(Perusal perusal) {
        db.update(PERUSAL)
                .set(PERUSAL.VERSION, perusal.version())
                .set(PERUSAL.IS_OUT, true)
                .set(PERUSAL.DUE_ON, perusal.course().dueOn())
                .set(PERUSAL.SENT_AT, perusal.sentAt())
                .where(PERUSAL.DOCUMENT_ID.eq(perusal.id().value()))
                .execute();
        insertPlaces(perusal);
    }

    private void insertPlaces(Perusal perusal) {
        List<PerusalCourse.Place> places = perusal.course().places();
        for (int i = 0; i < places.size(); i++) {
            db.insertInto(PERUSAL_ADDRESSEE)
                    .set(PERUSAL_ADDRESSEE.DOCUMENT_ID, perusal.id().value())
                    .set(PERUSAL_ADDRESSEE.VERSION, perusal.version())
                    .set(PERUSAL_ADDRESSEE.ORDINAL, i + 1)
                    .set(PERUSAL_ADDRESSEE.POST_ID, places.get(i).post().value())
                    .execute();
        }
    }

    void see(Perusal perusal, PostId post, PersonId by, Instant at) {
        db.update(PERUSAL_ADDRESSEE)
                .set(PERUSAL_ADDRESSEE.SEEN_AT, at)
                .set(PERUSAL_ADDRESSEE.SEEN_BY, by.value())
                .where(
                        PERUSAL_ADDRESSEE.DOCUMENT_ID.eq(perusal.id().value()),
                        PERUSAL_ADDRESSEE.VERSION.eq(perusal.version()),
                        PostSuccession.inCharge(PERUSAL_ADDRESSEE.POST_ID, clock.today())
                                .eq(post.value()),
                        PERUSAL_ADDRESSEE.SEEN_AT.isNull())
                .execute();
    }

    void takeBack(DocumentId id) {
        db.update(PERUSAL)
                .set(PERUSAL.IS_OUT, false)
                .where(PERUSAL.DOCUMENT_ID.eq(id.value()))
                .execute();
    }

    void becomes(DocumentId id, DocumentId draft) {
        db.update(PERUSAL)
                .set(PERUSAL.DRAFT_ID, draft.value())
                .where(PERUSAL.DOCUMENT_ID.eq(id.value()))
                .execute();
    }

    /** Blank words are nothing. */
    void comment(Perusal perusal, Actor actor, String words, Instant at) {
        if (words.isBlank()) {
            return;
        }
        db.insertInto(PERUSAL_COMMENT)
                .set(PERUSAL_COMMENT.DOCUMENT_ID, perusal.id().value())
                .set(PERUSAL_COMMENT.ID, ids.create())
                .set(PERUSAL_COMMENT.VERSION, perusal.version())
                .set(PERUSAL_COMMENT.PERSON_ID, actor.person().value())
                .set(PERUSAL_COMMENT.POST_ID, actor.post().id().value())
                .set(PERUSAL_COMMENT.WORDS, words.strip())
                .set(PERUSAL_COMMENT.AT, at)
                .execute();
    }

    /** Everything that was said, oldest first. */
    List<Comment> comments(DocumentId id) {
        return db.selectFrom(PERUSAL_COMMENT)
                .where(PERUSAL_COMMENT.DOCUMENT_ID.eq(id.value()))
                .orderBy(PERUSAL_COMMENT.AT, PERUSAL_COMMENT.ID)
                .fetch(row -> new Comment(row.getPersonId(), row.getPostId(), row.getWords(), row.getAt()));
    }

    /** Takes a perusal for the rest of the write. */
    Optional<Perusal> lock(DocumentId id) {
        db.select(PERUSAL.DOCUMENT_ID)
                .from(PERUSAL)
                .where(PERUSAL.DOCUMENT_ID.eq(id.value()))
                .forUpdate()
                .fetch();
        return find(id);
    }

    Optional<Perusal> find(DocumentId id) {
        return list(PERUSAL.DOCUMENT_ID.eq(id.value()), 1, 0).stream().findFirst();
    }

    List<Perusal> list(Condition which, int most, long offset) {
        List<PerusalRecord> rows = db.selectFrom(PERUSAL)
                .where(which)
                .orderBy(PERUSAL.DOCUMENT_ID.desc())
                .limit(most)
                .offset(offset)
                .fetch();
        Map<UUID, List<PerusalCourse.Place>> places =
                places(rows.stream().map(PerusalRecord::getDocumentId).toList());
        return rows.stream()
                .map(row -> perusal(row, places.getOrDefault(row.getDocumentId(), List.of())))
                .toList();
    }

    /** Every perusal that was ever sent. */
    Set<UUID> all() {
        return db.select(PERUSAL.DOCUMENT_ID).from(PERUSAL).fetchSet(PERUSAL.DOCUMENT_ID);
    }

    int count(Condition which) {
        return db.fetchCount(PERUSAL, which);
    }

    /** What is open and not seen yet by one of some posts, among what may be read. */
    static Condition toSee(Set<UUID> seats, LocalDate today, Select<Record1<UUID>> readable) {
        return PERUSAL.IS_OUT
                .isTrue()
                .and(PERUSAL.DUE_ON.ge(today))
                .and(DSL.exists(DSL.selectOne()
                        .from(PERUSAL_ADDRESSEE)
                        .where(
                                PERUSAL_ADDRESSEE.TENANT_ID.eq(PERUSAL.TENANT_ID),
                                PERUSAL_ADDRESSEE.DOCUMENT_ID.eq(PERUSAL.DOCUMENT_ID),
                                PERUSAL_ADDRESSEE.VERSION.eq(PERUSAL.VERSION),
                                PERUSAL_ADDRESSEE.POST_ID.in(seats),
                                PERUSAL_ADDRESSEE.SEEN_AT.isNull())))
                .and(PERUSAL.DOCUMENT_ID.in(readable));
    }

    /** What somebody sent, or what was sent to her post; complete ones included, those taken back not. */
    static Condition ofActor(Actor actor, boolean own, Select<Record1<UUID>> readable) {
        Condition sentTo = DSL.exists(DSL.selectOne()
                .from(PERUSAL_ADDRESSEE)
                .where(
                        PERUSAL_ADDRESSEE.TENANT_ID.eq(PERUSAL.TENANT_ID),
                        PERUSAL_ADDRESSEE.DOCUMENT_ID.eq(PERUSAL.DOCUMENT_ID),
                        PERUSAL_ADDRESSEE.VERSION.eq(PERUSAL.VERSION),
                        PERUSAL_ADDRESSEE.POST_ID.in(actor.reader().seats())));
        Condition which = own ? PERUSAL.SENDER_ID.eq(actor.person().value()) : sentTo;
        return which.and(PERUSAL.IS_OUT.isTrue()).and(PERUSAL.DOCUMENT_ID.in(readable));
    }

    /** What was begun from a document, among what may be read. */
    static Condition from(DocumentId source, Select<Record1<UUID>> readable) {
        return PERUSAL.SOURCE_ID.eq(source.value()).and(PERUSAL.DOCUMENT_ID.in(readable));
    }

    /** What was begun before a perusal. */
    static Condition before(UUID perusal) {
        return PERUSAL.DOCUMENT_ID.lt(perusal);
    }

    /** What is out although its last day has passed. */
    static Condition overdue(LocalDate today) {
        return PERUSAL.IS_OUT.isTrue().and(PERUSAL.DUE_ON.lt(today));
    }

    private Map<UUID, List<PerusalCourse.Place>> places(Collection<UUID> documents) {
        Field<UUID> inCharge = DSL.when(
                        PERUSAL_ADDRESSEE.SEEN_AT.isNull(),
                        PostSuccession.inCharge(PERUSAL_ADDRESSEE.POST_ID, clock.today()))
                .otherwise(PERUSAL_ADDRESSEE.POST_ID)
                .as("in_charge");
        return db.select(PERUSAL_ADDRESSEE.asterisk(), inCharge)
                .from(PERUSAL_ADDRESSEE)
                .join(PERUSAL)
                .on(
                        PERUSAL.TENANT_ID.eq(PERUSAL_ADDRESSEE.TENANT_ID),
                        PERUSAL.DOCUMENT_ID.eq(PERUSAL_ADDRESSEE.DOCUMENT_ID),
                        PERUSAL.VERSION.eq(PERUSAL_ADDRESSEE.VERSION))
                .where(PERUSAL_ADDRESSEE.DOCUMENT_ID.in(documents))
                .orderBy(PERUSAL_ADDRESSEE.ORDINAL)
                .fetchGroups(
                        PERUSAL_ADDRESSEE.DOCUMENT_ID,
                        row -> new PerusalCourse.Place(
                                new PostId(row.get(inCharge)),
                                Optional.ofNullable(row.get(PERUSAL_ADDRESSEE.SEEN_AT))
                                        .map(at -> new PerusalCourse.Seen(
                                                new PersonId(row.get(PERUSAL_ADDRESSEE.SEEN_BY)), at))));
    }

    private static Perusal perusal(PerusalRecord row, List<PerusalCourse.Place> places) {
        return new Perusal(
                new DocumentId(row.getDocumentId()),
                new PersonId(row.getSenderId()),
                new PostId(row.getSenderPostId()),
                Optional.ofNullable(row.getSourceId()).map(DocumentId::new),
                row.getVersion(),
                row.getSentAt(),
                Optional.ofNullable(row.getDraftId()).map(DocumentId::new),
                new PerusalCourse(row.getIsOut(), row.getDueOn(), places));
    }
}
