package org.fumikura.approval;

import static org.fumikuradb.approval.Tables.PAPER_RECORD;
import static org.fumikuradb.approval.Tables.PAPER_RECORD_STEP;
import static org.fumikuradb.approval.Tables.PAPER_SCAN;
import static org.fumikuradb.approval.Tables.PAPER_WORDS;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
import org.fumikuradb.approval.tables.records.PaperRecordRecord;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** What was entered from signed cover sheets, in the database. */
@Component
class PaperRecords {

    /** The place of what was said at the comparison, among the words of the steps. */
    private static final int COMPARISON = 0;

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
        List<PaperRecordRecord> rows = db.selectFrom(PAPER_RECORD)
                .where(PAPER_RECORD.DOCUMENT_ID.eq(document.value()))
                .orderBy(PAPER_RECORD.RECORDED_AT, PAPER_RECORD.ID)
                .fetch();
        if (rows.isEmpty()) {
            return List.of();
        }
        Map<UUID, Map<Integer, String>> words = words(document);
        Map<UUID, List<PaperAct>> acts = acts(document, words);
        Map<UUID, AttachedFile> scans = scans(document);
        return rows.stream()
                .map(row -> record(row, acts, scans, words.getOrDefault(row.getId(), Map.of())))
                .toList();
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

    /** On which day the places of a route were signed that were confirmed from paper (事実発生日). */
    static Map<Integer, LocalDate> signedDays(List<PaperRecord> all, List<Step> route) {
        var days = new HashMap<Integer, LocalDate>();
        all.stream()
                .filter(each -> each.state() == PaperRecord.State.CONFIRMED)
                .flatMap(each -> each.acts().stream())
                .filter(act -> route.stream()
                        .anyMatch(step -> act.isAt(step) && step.state().isActed()))
                .forEach(act -> days.put(act.ordinal(), act.signedOn()));
        return days;
    }

    private static PaperRecord record(
            PaperRecordRecord row,
            Map<UUID, List<PaperAct>> acts,
            Map<UUID, AttachedFile> scans,
            Map<Integer, String> words) {
        return new PaperRecord(
                row.getId(),
                PaperRecord.State.valueOf(row.getState()),
                new PaperRecord.Who(new PersonId(row.getRecorderId()), new PostId(row.getRecorderPostId())),
                row.getRecordedAt(),
                Optional.ofNullable(row.getComparerId())
                        .map(person -> new PaperRecord.Who(new PersonId(person), new PostId(row.getComparerPostId()))),
                Optional.ofNullable(row.getComparedAt()),
                acts.getOrDefault(row.getId(), List.of()),
                Optional.ofNullable(scans.get(row.getId())),
                Optional.ofNullable(words.get(COMPARISON)));
    }

    private Map<UUID, List<PaperAct>> acts(DocumentId document, Map<UUID, Map<Integer, String>> words) {
        return db.selectFrom(PAPER_RECORD_STEP)
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
                                words.getOrDefault(row.get(PAPER_RECORD_STEP.RECORD_ID), Map.of())
                                        .getOrDefault(row.get(PAPER_RECORD_STEP.ORDINAL), "")));
    }

    private Map<UUID, Map<Integer, String>> words(DocumentId document) {
        var words = new HashMap<UUID, Map<Integer, String>>();
        db.selectFrom(PAPER_WORDS)
                .where(PAPER_WORDS.DOCUMENT_ID.eq(document.value()))
                .forEach(row -> words.computeIfAbsent(row.getRecordId(), unused -> new HashMap<>())
                        .put(row.getOrdinal(), row.getWords()));
        return words;
    }

    private Map<UUID, AttachedFile> scans(DocumentId document) {
        return db.selectFrom(PAPER_SCAN)
                .where(PAPER_SCAN.DOCUMENT_ID.eq(document.value()))
                .fetchMap(
                        PAPER_SCAN.RECORD_ID,
                        row -> new AttachedFile(
                                row.get(PAPER_SCAN.RECORD_ID),
                                1,
                                AttachmentRole.REFERENCE,
                                row.get(PAPER_SCAN.NAME),
                                row.get(PAPER_SCAN.MEDIA_TYPE),
                                row.get(PAPER_SCAN.SIZE),
                                Sha256.of(row.get(PAPER_SCAN.SHA256))));
    }
}
