package org.fumikura.records;

import static org.fumikuradb.records.Tables.COUNTER;
import static org.fumikuradb.records.Tables.DOCUMENT;
import static org.fumikuradb.records.Tables.NUMBER;
import static org.fumikuradb.records.Tables.NUMBER_PREFIX;
import static org.fumikuradb.records.Tables.NUMBER_SERIES;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.fumikura.frame.Slice;
import org.fumikura.organization.Actor;
import org.fumikura.organization.Organization;
import org.fumikura.organization.Reader;
import org.fumikura.organization.Succession;
import org.fumikura.organization.Succession.Share;
import org.fumikura.organization.UnitId;
import org.fumikura.shared.FiscalYear;
import org.fumikura.shared.PageRequest;
import org.fumikura.shared.Paged;
import org.fumikura.tenancy.Writing;
import org.fumikuradb.records.tables.records.NumberPrefixRecord;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/**
 * Numbers by section, kind and fiscal year (docs/domain/records.md, A.4). A number is allotted once, under its counter's
 * lock, in the transaction of its act; it is never used again. A void one keeps its reason (I-05).
 */
@Component
public class Numbers {

    private final DSLContext db;
    private final Organization organization;

    Numbers(DSLContext db, Organization organization) {
        this.db = db;
        this.organization = organization;
    }

    /**
     * Allots the next number to a document; part of the current write. A section without a series of its own goes on, until
     * the fiscal year is over, with that of a section whose numbers it took over (R-081-numbers).
     *
     * @param section the unit that counts
     * @param year the fiscal year of the series; the allotment's own unless the office chose the previous one
     * @param on the day of allotment, by which the dated prefix is found
     * @return the number as it is written, e.g. 4豊政情発第123号
     * @throws NoNumberSeries when the section has no such series or no prefix for that year
     */
    public String allot(NumberKind kind, UnitId section, FiscalYear year, DocumentId document, LocalDate on) {
        Writing.current();
        UnitId entered = new UnitId(db.select(DOCUMENT.UNIT_ID)
                .from(DOCUMENT)
                .where(DOCUMENT.ID.eq(document.value()))
                .fetchSingle()
                .value1());
        NumberPrefixRecord prefix =
                prefix(kind, section, entered, year, on).orElseThrow(() -> new NoNumberSeries(kind, year));
        int n = db.insertInto(COUNTER)
                        .set(COUNTER.SERIES_ID, prefix.getSeriesId())
                        .set(COUNTER.FISCAL_YEAR, year.startYear())
                        .set(COUNTER.NEXT, 2)
                        .onConflict(COUNTER.TENANT_ID, COUNTER.SERIES_ID, COUNTER.FISCAL_YEAR)
                        .doUpdate()
                        .set(COUNTER.NEXT, COUNTER.NEXT.plus(1))
                        .returningResult(COUNTER.NEXT)
                        .fetchSingle()
                        .value1()
                - 1;
        String label = prefix.getBeforeNumber()
                + String.format(Locale.ROOT, "%0" + prefix.getDigits() + "d", n)
                + prefix.getAfterNumber();
        db.insertInto(NUMBER)
                .set(NUMBER.SERIES_ID, prefix.getSeriesId())
                .set(NUMBER.FISCAL_YEAR, year.startYear())
                .set(NUMBER.N, n)
                .set(NUMBER.LABEL, label)
                .set(NUMBER.DOCUMENT_ID, document.value())
                .set(NUMBER.PREFIX_ID, prefix.getId())
                .set(NUMBER.ALLOTTED_ON, on)
                .execute();
        return label;
    }

    /**
     * The series in which a section counts in a year, if its prefix is set for a day.
     *
     * @param of the unit for which the document to be numbered was entered
     */
    public Optional<UUID> findSeries(NumberKind kind, UnitId section, UnitId of, FiscalYear year, LocalDate on) {
        return prefix(kind, section, of, year, on).map(NumberPrefixRecord::getSeriesId);
    }

    /** Whether somebody keeps the series, and gets them ready for sections to come (A.8). */
    public static boolean areKeptBy(Actor actor) {
        return actor.may(RecordsPermissions.PLAN);
    }

    /** The units that count something in a year, if their prefix is set for a day; with those that go on with another's. */
    public Set<UUID> unitsCounting(NumberKind kind, FiscalYear year, LocalDate on) {
        Set<UUID> counting = unitsCountingThemselves(kind, year, on);
        organization.succession(Share.NUMBERS).heirs(on).stream()
                .filter(heir -> prefix(kind, heir, heir, year, on).isPresent())
                .forEach(heir -> counting.add(heir.value()));
        return counting;
    }

    private Set<UUID> unitsCountingThemselves(NumberKind kind, FiscalYear year, LocalDate on) {
        return db.select(NUMBER_SERIES.UNIT_ID)
                .from(NUMBER_PREFIX)
                .join(NUMBER_SERIES)
                .on(NUMBER_SERIES.TENANT_ID.eq(NUMBER_PREFIX.TENANT_ID), NUMBER_SERIES.ID.eq(NUMBER_PREFIX.SERIES_ID))
                .where(
                        NUMBER_SERIES.KIND.eq(kind.name()),
                        NUMBER_PREFIX.FISCAL_YEAR.eq(year.startYear()),
                        DSL.condition("{0} @> {1}::date", NUMBER_PREFIX.VALID, DSL.val(on)))
                .fetchSet(NUMBER_SERIES.UNIT_ID);
    }

    /**
     * The section's own prefix, or that of the one series that it goes on with. Where several sections became one that has no
     * series yet, each document is counted where it would have been; which one goes on for new ones only the office can say.
     */
    private Optional<NumberPrefixRecord> prefix(
            NumberKind kind, UnitId section, UnitId of, FiscalYear year, LocalDate on) {
        List<NumberPrefixRecord> found = prefixes(kind, section, year, on);
        if (found.size() < 2) {
            return found.stream().findFirst();
        }
        Set<UUID> series = found.stream().map(NumberPrefixRecord::getSeriesId).collect(Collectors.toSet());
        Succession numbers = organization.succession(Share.NUMBERS);
        return organization.everAbove(of).stream()
                .flatMap(unit -> numbers.line(unit, on).stream())
                .map(unit -> prefixes(kind, unit, year, on))
                .filter(own -> own.size() == 1 && series.contains(own.getFirst().getSeriesId()))
                .findFirst()
                .map(List::getFirst);
    }

    /** In what a section may count: its own series, or else those of the sections whose numbers it took over in the year. */
    private List<NumberPrefixRecord> prefixes(NumberKind kind, UnitId section, FiscalYear year, LocalDate on) {
        Optional<NumberPrefixRecord> own = ownPrefix(kind, section, year, on);
        if (own.isPresent()) {
            return List.of(own.get());
        }
        Succession numbers = organization.succession(Share.NUMBERS);
        return numbers.before(section, on).stream()
                .filter(ended -> numbers.after(ended)
                        .filter(heir -> year.contains(heir.since().minusDays(1)))
                        .isPresent())
                .flatMap(ended -> prefixes(kind, ended, year, on).stream())
                .toList();
    }

    private Optional<NumberPrefixRecord> ownPrefix(NumberKind kind, UnitId section, FiscalYear year, LocalDate on) {
        return db.select(NUMBER_PREFIX.asterisk())
                .from(NUMBER_PREFIX)
                .join(NUMBER_SERIES)
                .on(NUMBER_SERIES.TENANT_ID.eq(NUMBER_PREFIX.TENANT_ID), NUMBER_SERIES.ID.eq(NUMBER_PREFIX.SERIES_ID))
                .where(
                        NUMBER_SERIES.UNIT_ID.eq(section.value()),
                        NUMBER_SERIES.KIND.eq(kind.name()),
                        NUMBER_PREFIX.FISCAL_YEAR.eq(year.startYear()),
                        DSL.condition("{0} @> {1}::date", NUMBER_PREFIX.VALID, DSL.val(on)))
                .fetchOptionalInto(NumberPrefixRecord.class);
    }

    /** Makes all numbers of an abandoned document void (欠番); they are never used again. */
    public void makeVoid(DocumentId document, String reason) {
        Writing.current();
        db.update(NUMBER)
                .set(NUMBER.VOID_REASON, reason)
                .where(NUMBER.DOCUMENT_ID.eq(document.value()), NUMBER.VOID_REASON.isNull())
                .execute();
    }

    /** The numbers of a document with their kinds, void ones included. */
    public List<Allotted> of(DocumentId document) {
        return db.select(NUMBER_SERIES.KIND, NUMBER.LABEL, NUMBER.ALLOTTED_ON, NUMBER.VOID_REASON)
                .from(NUMBER)
                .join(NUMBER_SERIES)
                .on(NUMBER_SERIES.TENANT_ID.eq(NUMBER.TENANT_ID), NUMBER_SERIES.ID.eq(NUMBER.SERIES_ID))
                .where(NUMBER.DOCUMENT_ID.eq(document.value()))
                .orderBy(NUMBER_SERIES.KIND, NUMBER.N, NUMBER.BRANCH)
                .fetch(row -> new Allotted(
                        NumberKind.valueOf(row.value1()),
                        row.value2(),
                        row.value3(),
                        Optional.ofNullable(row.value4())));
    }

    /** The documents that have a number, written like that; several sections may write the same one. */
    public List<UUID> documentsNumbered(String label) {
        return db.selectDistinct(NUMBER.DOCUMENT_ID)
                .from(NUMBER)
                .where(NUMBER.LABEL.eq(label))
                .fetch(NUMBER.DOCUMENT_ID);
    }

    /** The numbers of one kind that some documents have; for callers who checked that they may be read. */
    public Map<UUID, String> labels(Collection<UUID> documents, NumberKind kind) {
        return db.select(NUMBER.DOCUMENT_ID, NUMBER.LABEL)
                .from(NUMBER)
                .join(NUMBER_SERIES)
                .on(NUMBER_SERIES.TENANT_ID.eq(NUMBER.TENANT_ID), NUMBER_SERIES.ID.eq(NUMBER.SERIES_ID))
                .where(NUMBER.DOCUMENT_ID.in(documents), NUMBER_SERIES.KIND.eq(kind.name()), NUMBER.BRANCH.eq(0))
                .fetchMap(NUMBER.DOCUMENT_ID, NUMBER.LABEL);
    }

    /** A page of a number register: every number, the newest first, with the title where the reader may know it (I-12). */
    Paged<RegisterLine> register(SeriesId series, int year, Reader reader, PageRequest page) {
        Condition which = NUMBER.SERIES_ID.eq(series.value()).and(NUMBER.FISCAL_YEAR.eq(year));
        int total = db.fetchCount(NUMBER, which);
        return new Paged<>(lines(which, reader, page.size(), page.offset()), total, page);
    }

    /** The lines of a number register from a place on and one more than wanted, the newest first. */
    List<RegisterLine> registerAfter(SeriesId series, int year, Reader reader, Slice.From from) {
        Condition which = NUMBER.SERIES_ID.eq(series.value()).and(NUMBER.FISCAL_YEAR.eq(year));
        UUID after = from.after();
        Condition rest = after == null
                ? DSL.noCondition()
                : DSL.row(NUMBER.N, NUMBER.BRANCH)
                        .lt((int) after.getMostSignificantBits(), (int) after.getLeastSignificantBits());
        return lines(which.and(rest), reader, from.sizeAndOne(), 0);
    }

    private List<RegisterLine> lines(Condition which, Reader reader, int most, long offset) {
        Field<Boolean> readable = DSL.field(Access.mayRead(reader)).as("readable");
        return db.select(NUMBER.asterisk(), DOCUMENT.TITLE, readable)
                .from(DocumentRows.WITH_FILE
                        .join(NUMBER)
                        .on(NUMBER.TENANT_ID.eq(DOCUMENT.TENANT_ID), NUMBER.DOCUMENT_ID.eq(DOCUMENT.ID)))
                .where(which)
                .orderBy(NUMBER.N.desc(), NUMBER.BRANCH.desc())
                .limit(most)
                .offset(offset)
                .fetch(row -> registerLine(row, row.get(readable)));
    }

    /** Numbers that a series skipped: what must be empty, because a counter only moves together with its number. */
    List<Integer> unexplainedGaps(SeriesId series, int year) {
        return db.fetch(
                        "select g.n from records.counter c cross join lateral generate_series(1, c.next - 1) g (n) "
                                + "where c.series_id = ? and c.fiscal_year = ? and not exists (select from records.number n "
                                + "where n.series_id = c.series_id and n.fiscal_year = c.fiscal_year and n.n = g.n) order by 1",
                        series.value(),
                        year)
                .getValues(0, Integer.class);
    }

    /** The fiscal years in which a series counted. */
    List<Integer> listYears(SeriesId series) {
        return db.select(COUNTER.FISCAL_YEAR)
                .from(COUNTER)
                .where(COUNTER.SERIES_ID.eq(series.value()))
                .fetch(COUNTER.FISCAL_YEAR);
    }

    /** The series of the reader's section and of those whose numbers it took over, those of one unit together. */
    List<Series> listSeries(Reader reader) {
        return listSeries(organization.succession(Share.NUMBERS).withPredecessors(reader.section(), reader.on()));
    }

    /** The series that units count, those of one unit together. */
    List<Series> listSeries(Set<UUID> units) {
        return db.selectFrom(NUMBER_SERIES)
                .where(NUMBER_SERIES.UNIT_ID.in(units))
                .orderBy(NUMBER_SERIES.UNIT_ID, NUMBER_SERIES.KIND)
                .fetch(row -> new Series(
                        new SeriesId(row.getId()), new UnitId(row.getUnitId()), NumberKind.valueOf(row.getKind())));
    }

    private static RegisterLine registerLine(Record row, boolean readable) {
        return new RegisterLine(
                new UUID(row.get(NUMBER.N), row.get(NUMBER.BRANCH)),
                row.get(NUMBER.LABEL),
                row.get(NUMBER.ALLOTTED_ON),
                readable ? Optional.of(new DocumentId(row.get(NUMBER.DOCUMENT_ID))) : Optional.empty(),
                readable ? row.get(DOCUMENT.TITLE) : "",
                Optional.ofNullable(row.get(NUMBER.VOID_REASON)).map(reason -> readable ? reason : ""));
    }

    /** A number that a document has. */
    public record Allotted(NumberKind kind, String label, LocalDate on, Optional<String> voidReason) {}

    /**
     * A line of the register.
     *
     * @param place number and branch, as one cursor
     * @param document empty where the reader may not know what has the number; title and reason are blank then
     * @param voidReason why it is void; empty when it is not
     */
    public record RegisterLine(
            UUID place,
            String label,
            LocalDate on,
            Optional<DocumentId> document,
            String title,
            Optional<String> voidReason) {}

    /** A series of a unit. */
    record Series(SeriesId id, UnitId unit, NumberKind kind) {}
}
