package org.fumikura.approval;

import static org.fumikuradb.approval.Tables.DECISION;
import static org.fumikuradb.approval.Tables.HIGHER_REASON;
import static org.fumikuradb.approval.Tables.MATTER;
import static org.fumikuradb.approval.Tables.NOTE;
import static org.fumikuradb.approval.Tables.OPINION;
import static org.fumikuradb.approval.Tables.PAPER_RECORD;
import static org.fumikuradb.approval.Tables.PAPER_RECORD_STEP;
import static org.fumikuradb.approval.Tables.PAPER_ROUTE;
import static org.fumikuradb.approval.Tables.PAPER_SCAN;
import static org.fumikuradb.approval.Tables.PAPER_WORDS;
import static org.fumikuradb.approval.Tables.POINTER;
import static org.fumikuradb.approval.Tables.RATIFICATION;
import static org.fumikuradb.approval.Tables.STEP;
import static org.fumikuradb.approval.Tables.STEP_READING;
import static org.fumikuradb.approval.Tables.SUBMISSION;
import static org.fumikuradb.approval.Tables.TAKEOVER;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.fumikura.ledger.CanonicalBytes;
import org.fumikura.records.DocumentKind;
import org.fumikura.records.DocumentState;
import org.fumikura.records.RecordDigests;
import org.fumikuradb.approval.tables.records.MatterRecord;
import org.fumikuradb.approval.tables.records.PaperRecordRecord;
import org.fumikuradb.approval.tables.records.SubmissionRecord;
import org.fumikuradb.approval.tables.records.TakeoverRecord;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Digests of a matter together with its record, for the acts that freeze or end it. */
@Component
class MatterDigests {

    private final DSLContext db;
    private final RecordDigests records;

    MatterDigests(DSLContext db, RecordDigests records) {
        this.db = db;
        this.records = records;
    }

    /**
     * The words of one version and the route that it was sent on.
     *
     * @return empty when the words were lawfully destroyed or the submission is unknown
     */
    Optional<byte[]> submission(UUID document, int version) {
        SubmissionRecord submission =
                db.fetchOne(SUBMISSION, SUBMISSION.DOCUMENT_ID.eq(document), SUBMISSION.VERSION.eq(version));
        if (submission == null) {
            return Optional.empty();
        }
        return records.version(document, version).map(words -> {
            var bytes = new CanonicalBytes().add(words).add(submission.getRound());
            db.selectFrom(STEP)
                    .where(STEP.DOCUMENT_ID.eq(document), STEP.ROUND.eq(submission.getRound()))
                    .orderBy(STEP.ORDINAL)
                    .forEach(step -> bytes.add(step.getOrdinal())
                            .add(step.getKind())
                            .add(step.getPostId())
                            .add(step.getUnitId())
                            .add(step.getJoining()));
            addPointers(bytes, document, POINTER.VERSION.eq(version));
            return bytes.sha256();
        });
    }

    /**
     * Everything that is final once a matter ended: the record, the route with all acts, what was said, the decision.
     *
     * @return empty when the words were lawfully destroyed
     */
    Optional<byte[]> whole(UUID document) {
        return records.whole(document).map(record -> {
            var bytes = new CanonicalBytes().add(record);
            List<TakeoverRecord> takeovers = db.selectFrom(TAKEOVER)
                    .where(TAKEOVER.DOCUMENT_ID.eq(document))
                    .orderBy(TAKEOVER.ORDINAL)
                    .fetch();
            addMatter(bytes, db.fetchSingle(MATTER, MATTER.DOCUMENT_ID.eq(document)), takeovers);
            addSteps(bytes, document);
            addHigherReasons(bytes, document);
            addRatifications(bytes, document);
            addPointers(bytes, document, DSL.noCondition());
            addOpinions(bytes, document);
            addNotes(bytes, document);
            addReadings(bytes, document);
            addDecision(bytes, document);
            addPaper(bytes, document);
            return bytes.sha256();
        });
    }

    /** The dates that come after the decision. */
    byte[] dates(UUID document, boolean closed) {
        return records.laterDates(document, closed);
    }

    /** Every matter that is said to be decided, in its own row or in the record's. */
    Set<UUID> decided() {
        return withMatters(
                records.decided(),
                MATTER.STATE.in(
                        MatterState.AWAITING_EFFECT.name(),
                        MatterState.AWAITING_CLOSE.name(),
                        MatterState.CLOSED.name()));
    }

    /** Every matter that is said to be denied or abandoned. */
    Set<UUID> ended(MatterState state) {
        return withMatters(records.in(DocumentState.valueOf(state.name())), MATTER.STATE.eq(state.name()));
    }

    /** Every matter that is said to have taken effect. */
    Set<UUID> effective() {
        return withMatters(
                records.effective(),
                MATTER.ENFORCED
                        .isTrue()
                        .and(MATTER.STATE.in(MatterState.AWAITING_CLOSE.name(), MatterState.CLOSED.name())));
    }

    /** Every matter that is said to be complete. */
    Set<UUID> closed() {
        return withMatters(records.closed(DocumentKind.DRAFT), MATTER.STATE.eq(MatterState.CLOSED.name()));
    }

    private Set<UUID> withMatters(Set<UUID> documents, Condition which) {
        var subjects = new HashSet<>(documents);
        subjects.addAll(db.select(MATTER.DOCUMENT_ID).from(MATTER).where(which).fetchSet(MATTER.DOCUMENT_ID));
        return subjects;
    }

    /** What was taken over before it ended is part of it; who finishes it afterwards is not. */
    private static void addMatter(CanonicalBytes bytes, MatterRecord matter, List<TakeoverRecord> takeovers) {
        Optional<TakeoverRecord> afterwards =
                takeovers.stream().filter(MatterDigests::isAfterTheDecision).findFirst();
        MatterState state = MatterState.valueOf(matter.getState());
        boolean decided = state.isFinal() && state != MatterState.DENIED && state != MatterState.ABANDONED;
        bytes.add(decided ? "DECIDED" : state.name())
                .add(afterwards.map(TakeoverRecord::getFromPersonId).orElse(matter.getDrafterId()))
                .add(afterwards.map(TakeoverRecord::getFromPostId).orElse(matter.getDrafterPostId()))
                .add(matter.getUnitId())
                .add(matter.getMatterCode())
                .add(matter.getExpenditureItem())
                .add(matter.getEnforced() ? 1 : 0)
                .add(matter.getPreviousYearPrefix() ? 1 : 0)
                .add(matter.getNoProxy() ? 1 : 0)
                .add(matter.getDueOn())
                .add(matter.getAmount() == null ? -1 : matter.getAmount())
                .add(matter.getVersion())
                .add(matter.getRound())
                .add(matter.getSubmittedAt());
        takeovers.stream()
                .filter(takeover -> !isAfterTheDecision(takeover))
                .forEach(takeover -> bytes.add(takeover.getFromPersonId())
                        .add(takeover.getFromPostId())
                        .add(takeover.getToPersonId())
                        .add(takeover.getToPostId())
                        .add(takeover.getByPersonId())
                        .add(takeover.getByPostId())
                        .add(takeover.getState())
                        .add(takeover.getAt()));
    }

    private static boolean isAfterTheDecision(TakeoverRecord takeover) {
        return MatterState.valueOf(takeover.getState()).isFinal();
    }

    private void addSteps(CanonicalBytes bytes, UUID document) {
        db.selectFrom(STEP)
                .where(STEP.DOCUMENT_ID.eq(document))
                .orderBy(STEP.ROUND, STEP.ORDINAL)
                .forEach(step -> bytes.add(step.getRound())
                        .add(step.getOrdinal())
                        .add(step.getKind())
                        .add(step.getPostId())
                        .add(step.getUnitId())
                        .add(step.getJoining())
                        .add(step.getState())
                        .add(step.getPersonId())
                        .add(step.getActingPostId())
                        .add(step.getCapacity())
                        .add(step.getActivatedAt())
                        .add(step.getActedAt())
                        .add(step.getHeldAt()));
    }

    private void addHigherReasons(CanonicalBytes bytes, UUID document) {
        db.selectFrom(HIGHER_REASON)
                .where(HIGHER_REASON.DOCUMENT_ID.eq(document))
                .orderBy(HIGHER_REASON.VERSION)
                .forEach(reason -> bytes.add(reason.getVersion()).add(reason.getWords()));
    }

    private void addRatifications(CanonicalBytes bytes, UUID document) {
        db.selectFrom(RATIFICATION)
                .where(RATIFICATION.DOCUMENT_ID.eq(document))
                .orderBy(RATIFICATION.VERSION)
                .forEach(row ->
                        bytes.add(row.getVersion()).add(row.getOccurredOn()).add(row.getWords()));
    }

    private void addOpinions(CanonicalBytes bytes, UUID document) {
        db.selectFrom(OPINION)
                .where(OPINION.DOCUMENT_ID.eq(document))
                .orderBy(OPINION.AT, OPINION.ID)
                .forEach(opinion -> {
                    bytes.add(opinion.getId())
                            .add(opinion.getPersonId())
                            .add(opinion.getPostId())
                            .add(opinion.getAbout())
                            .add(opinion.getWords())
                            .add(opinion.getAt());
                    if (opinion.getAttachmentId() != null) {
                        bytes.add(opinion.getAttachmentId()).add(number(opinion.getPage()));
                    }
                });
    }

    private void addPointers(CanonicalBytes bytes, UUID document, Condition which) {
        db.selectFrom(POINTER)
                .where(POINTER.DOCUMENT_ID.eq(document), which)
                .orderBy(POINTER.VERSION, POINTER.ORDINAL)
                .forEach(pointer -> bytes.add(pointer.getVersion())
                        .add(pointer.getOrdinal())
                        .add(pointer.getWords())
                        .add(number(pointer.getAttachment()))
                        .add(number(pointer.getPage())));
    }

    private void addNotes(CanonicalBytes bytes, UUID document) {
        db.selectFrom(NOTE)
                .where(NOTE.DOCUMENT_ID.eq(document))
                .orderBy(NOTE.AT, NOTE.ID)
                .forEach(note -> bytes.add(note.getId())
                        .add(note.getAttachmentId())
                        .add(number(note.getPage()))
                        .add(number(note.getAreaLeft()))
                        .add(number(note.getAreaTop()))
                        .add(number(note.getAreaWidth()))
                        .add(number(note.getAreaHeight()))
                        .add(note.getWords())
                        .add(note.getPersonId())
                        .add(note.getPostId())
                        .add(note.getAt())
                        .add(note.getWithdrawnAt()));
    }

    private void addReadings(CanonicalBytes bytes, UUID document) {
        db.selectFrom(STEP_READING)
                .where(STEP_READING.DOCUMENT_ID.eq(document))
                .orderBy(STEP_READING.ROUND, STEP_READING.ORDINAL)
                .forEach(reading -> bytes.add(reading.getRound())
                        .add(reading.getOrdinal())
                        .add(reading.getAttachments())
                        .add(reading.getOpened()));
    }

    private static long number(@Nullable Integer stored) {
        return stored == null ? -1 : stored;
    }

    private void addDecision(CanonicalBytes bytes, UUID document) {
        db.selectFrom(DECISION)
                .where(DECISION.DOCUMENT_ID.eq(document))
                .forEach(decision -> bytes.add(decision.getRound())
                        .add(decision.getOrdinal())
                        .add(decision.getAuthorityId())
                        .add(decision.getPersonId())
                        .add(decision.getPostId())
                        .add(decision.getCapacity())
                        .add(decision.getDecidedAt()));
    }

    /** Why it went round on paper, and what was confirmed from there. */
    private void addPaper(CanonicalBytes bytes, UUID document) {
        db.selectFrom(PAPER_ROUTE)
                .where(PAPER_ROUTE.DOCUMENT_ID.eq(document))
                .orderBy(PAPER_ROUTE.VERSION)
                .forEach(route ->
                        bytes.add(route.getVersion()).add(route.getReason()).add(route.getWords()));
        db.selectFrom(PAPER_RECORD)
                .where(PAPER_RECORD.DOCUMENT_ID.eq(document), PAPER_RECORD.STATE.eq(PaperRecord.State.CONFIRMED.name()))
                .orderBy(PAPER_RECORD.RECORDED_AT, PAPER_RECORD.ID)
                .forEach(record -> addPaperRecord(bytes, record));
    }

    private void addPaperRecord(CanonicalBytes bytes, PaperRecordRecord record) {
        bytes.add(record.getId())
                .add(record.getRecorderId())
                .add(record.getRecorderPostId())
                .add(record.getRecordedAt())
                .add(record.getComparerId())
                .add(record.getComparerPostId())
                .add(record.getComparedAt());
        db.selectFrom(PAPER_RECORD_STEP)
                .where(
                        PAPER_RECORD_STEP.DOCUMENT_ID.eq(record.getDocumentId()),
                        PAPER_RECORD_STEP.RECORD_ID.eq(record.getId()))
                .orderBy(PAPER_RECORD_STEP.ORDINAL)
                .forEach(step -> bytes.add(step.getRound())
                        .add(step.getOrdinal())
                        .add(step.getPersonId())
                        .add(step.getPostId())
                        .add(step.getOutcome())
                        .add(step.getSignedOn()));
        db.selectFrom(PAPER_WORDS)
                .where(PAPER_WORDS.DOCUMENT_ID.eq(record.getDocumentId()), PAPER_WORDS.RECORD_ID.eq(record.getId()))
                .orderBy(PAPER_WORDS.ORDINAL)
                .forEach(words -> bytes.add(words.getOrdinal()).add(words.getWords()));
        db.selectFrom(PAPER_SCAN)
                .where(PAPER_SCAN.DOCUMENT_ID.eq(record.getDocumentId()), PAPER_SCAN.RECORD_ID.eq(record.getId()))
                .forEach(scan -> bytes.add(scan.getName())
                        .add(scan.getMediaType())
                        .add(scan.getSize())
                        .add(scan.getSha256()));
    }
}
