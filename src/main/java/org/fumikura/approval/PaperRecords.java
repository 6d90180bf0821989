package org.fumikura.approval;

import static org.fumikuradb.approval.Tables.PAPER_RECORD;
import static org.fumikuradb.approval.Tables.PAPER_RECORD_STEP;
import static org.fumikuradb.approval.Tables.PAPER_SCAN;
import static org.fumikuradb.approval.Tables.PAPER_WORDS;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.fumikura.content.Sha256;
import org.fumikura.organization.Actor;
import org.fumikura.organization.PersonId;
import org.fumikura.organization.PostId;
import org.fumikura.records.AttachedFile;
import org.fumikura.records.AttachmentRole;
import org.fumikura.records.DocumentId;
import org.fumikura.shared.OfficialClock;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Result;
import org.springframework.stereotype.Component;

/** What was entered from signed cover sheets, in the database. */
@Component
class PaperRecords {

    /** The place of what was said at the comparison, among the words of the steps. */
    private static final int COMPARISON = 0;

    private static final Field<String> SCAN_NAME = PAPER_SCAN.NAME.as("scan_name");

    private final DSLContext db;
    private final OfficialClock clock;

    PaperRecords(DSLContext db, OfficialClock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** Part of a write. */
    void enter(DocumentId document, UUID id, Actor recorder, List<PaperAct> acts, AttachedFile scan) {
        db.insertInto(PAPER_RECORD)
                .set(PAPER_RECORD.DOCUMENT_ID, document.value())
                .set(PAPER_RECORD.ID, id)
                .set(PAPER_RECORD.STATE, PaperRecord.State.OPEN.name())
                .set(PAPER_RECORD.RECORDER_ID, recorder.person().value())
                .set(PAPER_RECORD.RECORDER_POST_ID, recorder.post().id().value())
                .set(PAPER_RECORD.RECORDED_AT, clock.now())
                .execute();
        acts.forEach(act -> enter(document, id, act));
        db.insertInto(PAPER_SCAN)
                .set(PAPER_SCAN.DOCUMENT_ID, document.value())
                .set(PAPER_SCAN.RECORD_ID, id)
                .set(PAPER_SCAN.NAME, scan.name())
                .set(PAPER_SCAN.MEDIA_TYPE, scan.mediaType())
                .set(PAPER_SCAN.SIZE, scan.size())
                .set(PAPER_SCAN.SHA256, scan.sha256().bytes())
                .execute();
    }

    private void enter(DocumentId document, UUID id, PaperAct act) {
        db.insertInto(PAPER_RECORD_STEP)
                .set(PAPER_RECORD_STEP.DOCUMENT_ID, document.value())
                .set(PAPER_RECORD_STEP.RECORD_ID, id)
                .set(PAPER_RECORD_STEP.ROUND, act.round())
                .set(PAPER_RECORD_STEP.ORDINAL, act.ordinal())
                .set(PAPER_RECORD_STEP.PERSON_ID, act.person().value())
                .set(PAPER_RECORD_STEP.POST_ID, act.post().value())
                .set(PAPER_RECORD_STEP.OUTCOME, act.outcome().name())
                .set(PAPER_RECORD_STEP.SIGNED_ON, act.signedOn())
                .execute();
        addWords(document, id, act.ordinal(), act.words());
    }

    private void addWords(DocumentId document, UUID id, int ordinal, String words) {
        if (!words.isBlank()) {
            db.insertInto(PAPER_WORDS)
                    .set(PAPER_WORDS.DOCUMENT_ID, document.value())
                    .set(PAPER_WORDS.RECORD_ID, id)
                    .set(PAPER_WORDS.ORDINAL, ordinal)
                    .set(PAPER_WORDS.WORDS, words.strip())
                    .execute();
        }
    }

    /** Part of a write: it is compared, or given up. */
    void close(DocumentId document, UUID id, PaperRecord.State state, Actor comparer, String words) {
        addWords(document, id, COMPARISON, words);
        db.update(PAPER_RECORD)
                .set(PAPER_RECORD.STATE, state.name())
                .set(PAPER_RECORD.COMPARER_ID, comparer.person().value())
                .set(PAPER_RECORD.COMPARER_POST_ID, comparer.post().id().value())
                .set(PAPER_RECORD.COMPARED_AT, clock.now())
                .where(PAPER_RECORD.DOCUMENT_ID.eq(document.value()), PAPER_RECORD.ID.eq(id))
                .execute();
    }

    /** All of a matter, oldest first. */
    List<PaperRecord> list(DocumentId document) {
        Result<Record> rows = db.select(PAPER_RECORD.asterisk(), SCAN_NAME, PAPER_SCAN.MEDIA_TYPE, PAPER_SCAN.SIZE)
                .select(PAPER_SCAN.SHA256, PAPER_WORDS.WORDS)
                .from(PAPER_RECORD)
                .leftJoin(PAPER_SCAN)
                .on(
                        PAPER_SCAN.TENANT_ID.eq(PAPER_RECORD.TENANT_ID),
                        PAPER_SCAN.DOCUMENT_ID.eq(PAPER_RECORD.DOCUMENT_ID),
                        PAPER_SCAN.RECORD_ID.eq(PAPER_RECORD.ID))
                .leftJoin(PAPER_WORDS)
                .on(
                        PAPER_WORDS.TENANT_ID.eq(PAPER_RECORD.TENANT_ID),
                        PAPER_WORDS.DOCUMENT_ID.eq(PAPER_RECORD.DOCUMENT_ID),
                        PAPER_WORDS.RECORD_ID.eq(PAPER_RECORD.ID),
                        PAPER_WORDS.ORDINAL.eq(COMPARISON))
                .where(PAPER_RECORD.DOCUMENT_ID.eq(document.value()))
                .orderBy(PAPER_RECORD.RECORDED_AT, PAPER_RECORD.ID)
                .fetch();
        if (rows.isEmpty()) {
            return List.of();
        }
        Map<UUID, List<PaperAct>> acts = acts(document);
        return rows.map(row -> record(row, acts.getOrDefault(row.get(PAPER_RECORD.ID), List.of())));
    }

    /** The one that waits for its comparison; empty when none does. */
    Optional<PaperRecord> findOpen(DocumentId document) {
        return list(document).stream()
                .filter(each -> each.state() == PaperRecord.State.OPEN)
                .findFirst();
    }

    Optional<PaperRecord> find(DocumentId document, UUID id) {
        return list(document).stream().filter(each -> each.id().equals(id)).findFirst();
    }

    /**
     * On which day the places of a route were signed that were confirmed from paper (事実発生日), also in a round before if what
     * was answered there still stands.
     */
    static Map<Integer, LocalDate> signedDays(List<PaperRecord> all, Circulation course) {
        var days = new HashMap<Integer, LocalDate>();
        List<PaperAct> signed = all.stream()
                .filter(each -> each.state() == PaperRecord.State.CONFIRMED)
                .flatMap(each -> each.acts().stream())
                .toList();
        for (PaperAct act : signed) {
            course.steps().stream()
                    .filter(step -> act.isAt(step) && step.actedAt().isPresent())
                    .forEach(answered -> course.route().stream()
                            .filter(step -> isAnsweredBy(step, answered))
                            .forEach(step -> days.put(step.ordinal(), act.signedOn())));
        }
        return days;
    }

    private static boolean isAnsweredBy(Step step, Step answered) {
        return step.post().equals(answered.post()) && step.actedAt().equals(answered.actedAt());
    }

    private static PaperRecord record(Record row, List<PaperAct> acts) {
        return new PaperRecord(
                row.get(PAPER_RECORD.ID),
                PaperRecord.State.valueOf(row.get(PAPER_RECORD.STATE)),
                new PaperRecord.Who(
                        new PersonId(row.get(PAPER_RECORD.RECORDER_ID)),
                        new PostId(row.get(PAPER_RECORD.RECORDER_POST_ID))),
                row.get(PAPER_RECORD.RECORDED_AT),
                Optional.ofNullable(row.get(PAPER_RECORD.COMPARER_ID))
                        .map(person -> new PaperRecord.Who(
                                new PersonId(person), new PostId(row.get(PAPER_RECORD.COMPARER_POST_ID)))),
                Optional.ofNullable(row.get(PAPER_RECORD.COMPARED_AT)),
                acts,
                Optional.ofNullable(row.get(SCAN_NAME)).map(name -> scan(row, name)),
                Optional.ofNullable(row.get(PAPER_WORDS.WORDS)));
    }

    private static AttachedFile scan(Record row, String name) {
        return new AttachedFile(
                row.get(PAPER_RECORD.ID),
                1,
                AttachmentRole.REFERENCE,
                name,
                row.get(PAPER_SCAN.MEDIA_TYPE),
                row.get(PAPER_SCAN.SIZE),
                Sha256.of(row.get(PAPER_SCAN.SHA256)));
    }

    private Map<UUID, List<PaperAct>> acts(DocumentId document) {
        return db.select(PAPER_RECORD_STEP.asterisk(), PAPER_WORDS.WORDS)
                .from(PAPER_RECORD_STEP)
                .leftJoin(PAPER_WORDS)
                .on(
                        PAPER_WORDS.TENANT_ID.eq(PAPER_RECORD_STEP.TENANT_ID),
                        PAPER_WORDS.DOCUMENT_ID.eq(PAPER_RECORD_STEP.DOCUMENT_ID),
                        PAPER_WORDS.RECORD_ID.eq(PAPER_RECORD_STEP.RECORD_ID),
                        PAPER_WORDS.ORDINAL.eq(PAPER_RECORD_STEP.ORDINAL))
                .where(PAPER_RECORD_STEP.DOCUMENT_ID.eq(document.value()))
                .orderBy(PAPER_RECORD_STEP.ORDINAL)
                .fetchGroups(
                        PAPER_RECORD_STEP.RECORD_ID,
                        row -> new PaperAct(
                                row.get(PAPER_RECORD_STEP.ROUND),
                                row.get(PAPER_RECORD_STEP.ORDINAL),
                                new PersonId(row.get(PAPER_RECORD_STEP.PERSON_ID)),
                                new PostId(row.get(PAPER_RECORD_STEP.POST_ID)),
                                PaperOutcome.valueOf(row.get(PAPER_RECORD_STEP.OUTCOME)),
                                row.get(PAPER_RECORD_STEP.SIGNED_ON),
                                Objects.requireNonNullElse(row.get(PAPER_WORDS.WORDS), "")));
    }
}
