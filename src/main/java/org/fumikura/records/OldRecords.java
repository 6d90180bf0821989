package org.fumikura.records;

import static org.fumikuradb.records.Tables.DOCUMENT;
import static org.fumikuradb.records.Tables.OLD_RECORD;
import static org.fumikuradb.records.Tables.WORDS;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.fumikura.ledger.Act;
import org.fumikura.ledger.Doer;
import org.fumikura.ledger.Ledger;
import org.fumikura.ledger.Subject;
import org.fumikura.shared.FiscalYear;
import org.fumikura.shared.OfficialClock;
import org.fumikura.shared.RetentionTerm;
import org.fumikura.shared.Uuid7;
import org.fumikura.tenancy.Transactions;
import org.fumikuradb.records.tables.records.OldRecordRecord;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/**
 * 移入: records of an older system become documents here, complete and final, under the numbers that they bear. They
 * count in no series of numbers.
 */
@Component
public class OldRecords {

    private static final int LONGEST_TITLE = 200;

    private final DSLContext db;
    private final Transactions transactions;
    private final OldPlaces places;
    private final Files files;
    private final Versions versions;
    private final RecordDigests digests;
    private final Ledger ledger;
    private final OfficialClock clock;
    private final Uuid7 ids;

    OldRecords(
            DSLContext db,
            Transactions transactions,
            OldPlaces places,
            Files files,
            Versions versions,
            RecordDigests digests,
            Ledger ledger,
            OfficialClock clock,
            Uuid7 ids) {
        this.db = db;
        this.transactions = transactions;
        this.places = places;
        this.files = files;
        this.versions = versions;
        this.digests = digests;
        this.ledger = ledger;
        this.clock = clock;
        this.ids = ids;
    }

    /**
     * What came of some records.
     *
     * @param taken how many were taken in
     * @param present how many were there already, which stay as they are
     * @param unplaced names of units that are not known here, whose records went to the unit for what nobody else has
     */
    public record Taken(int taken, int present, Set<String> unplaced) {}

    /**
     * Takes records in, all of them or, when one can not be, none: one write with an act for each. Classifications and files
     * that they need and that are not there are entered with them. To take the same in again changes nothing.
     *
     * @param source what the system is called that they come from, at most 100 characters
     * @param otherwise the code of the unit that is in charge of records whose unit is not known here; empty for the unit of
     *     whoever heads the records of the office
     * @throws org.fumikura.shared.NotFound when there is no unit of that code
     */
    public Taken take(String source, List<OldRecord> records, Optional<String> otherwise, Doer doer) {
        Set<String> present = transactions.read(() -> present(source, records));
        List<OldRecord> fresh = records.stream()
                .filter(record -> !present.contains(record.sourceId()))
                .toList();
        Set<String> unplaced = fresh.isEmpty()
                ? Set.of()
                : transactions.write(() -> {
                    OldPlaces.Found found = places.of(fresh, otherwise, doer);
                    fresh.forEach(record -> enter(source, record, found.place(record), doer));
                    return found.unplaced();
                });
        return new Taken(fresh.size(), records.size() - fresh.size(), unplaced);
    }

    private Set<String> present(String source, List<OldRecord> records) {
        return db.select(OLD_RECORD.SOURCE_ID)
                .from(OLD_RECORD)
                .where(
                        OLD_RECORD.SOURCE.eq(source),
                        OLD_RECORD.SOURCE_ID.in(
                                records.stream().map(OldRecord::sourceId).toList()))
                .fetchSet(OLD_RECORD.SOURCE_ID);
    }

    private void enter(String source, OldRecord record, OldPlaces.Place place, Doer doer) {
        UUID id = ids.create();
        Writ writ = writ(record, place);
        db.insertInto(DOCUMENT)
                .set(DOCUMENT.ID, id)
                .set(DOCUMENT.KIND, DocumentKind.OLD.name())
                .set(DOCUMENT.UNIT_ID, writ.unit().value())
                .set(DOCUMENT.FISCAL_YEAR, year(record, clock.today()).startYear())
                .set(DOCUMENT.STATE, DocumentState.PENDING.name())
                .set(DOCUMENT.REGISTERED_ON, registeredOn(record, clock.today()))
                .set(DocumentRows.entry(writ))
                .execute();
        db.insertInto(WORDS).set(WORDS.DOCUMENT_ID, id).execute();
        versions.freeze(new DocumentId(id), 1, writ);
        db.executeInsert(origin(id, source, record));
        LocalDate closedOn = closedOn(record, clock.today());
        db.update(DOCUMENT)
                .set(DOCUMENT.STATE, DocumentState.CLOSED.name())
                .set(DOCUMENT.DECIDED_ON, record.dates().decided().orElse(null))
                .set(DOCUMENT.EFFECTIVE_ON, record.dates().effective().orElse(null))
                .set(DOCUMENT.CLOSED_ON, closedOn)
                .set(
                        DOCUMENT.EXPIRES_ON,
                        files.termOf(place.file(), closedOn) instanceof RetentionTerm.Bounded bounded
                                ? bounded.lastDay()
                                : null)
                .where(DOCUMENT.ID.eq(id))
                .execute();
        ledger.record(Act.of(RecordsActs.TAKEN_IN, new Subject("document", id), doer, writ.title())
                .sealing(digests.whole(id).orElseThrow()));
    }

    private static OldRecordRecord origin(UUID id, String source, OldRecord record) {
        var row = new OldRecordRecord();
        row.setDocumentId(id);
        row.setSource(source);
        row.setSourceId(record.sourceId());
        row.setNumber(record.number());
        row.setUnit(record.unit());
        row.setPost(record.post());
        row.setClassification(record.classification());
        return row;
    }

    private static Writ writ(OldRecord record, OldPlaces.Place place) {
        String title = record.title();
        boolean whole = title.codePointCount(0, title.length()) <= LONGEST_TITLE;
        int end = whole ? title.length() : title.offsetByCodePoints(0, LONGEST_TITLE - 1);
        return new Writ(
                place.unit(),
                place.file(),
                whole ? title : title.substring(0, end) + "…",
                whole ? record.body() : title + "\n\n" + record.body(),
                "",
                record.secrecy(),
                record.scope(),
                Set.of(),
                Disclosure.OPEN,
                "",
                List.of());
    }

    static FiscalYear year(OldRecord record, LocalDate today) {
        return record.year().orElseGet(() -> FiscalYear.of(first(record.dates()).orElse(today)));
    }

    private static LocalDate registeredOn(OldRecord record, LocalDate today) {
        return record.dates()
                .registered()
                .or(() -> first(record.dates()))
                .orElseGet(() -> record.year().map(FiscalYear::firstDay).orElse(today));
    }

    /** What does not say when it was complete was so on its last day. */
    private static LocalDate closedOn(OldRecord record, LocalDate today) {
        return record.dates()
                .closed()
                .or(() -> known(record.dates()).max(Comparator.naturalOrder()))
                .orElseGet(() -> year(record, today).lastDay());
    }

    private static Optional<LocalDate> first(OldRecord.Dates dates) {
        return known(dates).min(Comparator.naturalOrder());
    }

    private static Stream<LocalDate> known(OldRecord.Dates dates) {
        return Stream.of(dates.registered(), dates.decided(), dates.effective(), dates.closed())
                .flatMap(Optional::stream);
    }

    /** Where a document came from; empty for what was made here. The caller has checked that it may be read. */
    Optional<Origin> find(DocumentId id) {
        return db.fetchOptional(OLD_RECORD, OLD_RECORD.DOCUMENT_ID.eq(id.value()))
                .map(row -> new Origin(
                        row.getSource(),
                        row.getSourceId(),
                        row.getNumber(),
                        row.getUnit(),
                        row.getPost(),
                        row.getClassification()));
    }

    /** Where an old record came from, in the words of there; any but the first two may be blank. */
    public record Origin(
            String source, String sourceId, String number, String unit, String post, String classification) {}
}
