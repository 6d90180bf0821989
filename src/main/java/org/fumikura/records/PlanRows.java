package org.fumikura.records;

import static org.fumikuradb.records.Tables.CLASSIFICATION;
import static org.fumikuradb.records.Tables.COUNTER;
import static org.fumikuradb.records.Tables.FILE;
import static org.fumikuradb.records.Tables.NUMBER;
import static org.fumikuradb.records.Tables.NUMBER_PREFIX;
import static org.fumikuradb.records.Tables.NUMBER_SERIES;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.fumikura.organization.UnitId;
import org.fumikura.organization.Validity;
import org.fumikura.shared.FiscalYear;
import org.fumikura.shared.PageRequest;
import org.fumikura.shared.Paged;
import org.fumikuradb.records.tables.Classification;
import org.fumikuradb.records.tables.records.FileRecord;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SelectConditionStep;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/** Classification, files and number forms as those who keep them see them. */
@Component
class PlanRows {

    private static final Classification ABOVE = CLASSIFICATION.as("above");

    private final DSLContext db;

    PlanRows(DSLContext db) {
        this.db = db;
    }

    /** @param parentCode blank at the top */
    record ClassificationLine(UUID id, String code, String title, String parentCode, Validity validity) {}

    /**
     * A series in one fiscal year.
     *
     * @param next the number that is given next
     * @param voids how many numbers are void, each with its reason
     * @param gaps how many are missing without one; there must be none
     */
    record SeriesLine(UUID id, UnitId unit, NumberKind kind, int next, int voids, int gaps) {}

    /** How numbers of a series are written in a fiscal year, from a day on. */
    record PrefixLine(int year, String before, String after, int digits, String source, Validity validity) {

        /** As a number looks. */
        String sample(int n) {
            return before + String.format(java.util.Locale.ROOT, "%0" + digits + "d", n) + after;
        }

        boolean isWrittenAs(FilePlan.Prefix other) {
            return before.equals(other.before())
                    && after.equals(other.after())
                    && digits == other.digits()
                    && source.equals(other.source());
        }
    }

    /** @param form empty when none of its forms is in force */
    record FormLine(UnitId unit, NumberKind kind, Optional<PrefixLine> form) {}

    /** A file as it is entered. */
    record FileLine(FilePlan.NewFile file, String classificationCode) {}

    List<ClassificationLine> classifications(LocalDate on, String words) {
        return classifications(validOn(on).and(contains(words))).fetch(PlanRows::classification);
    }

    Paged<ClassificationLine> classifications(LocalDate on, String words, PageRequest page) {
        var query = classifications(validOn(on).and(contains(words)));
        int total = db.fetchCount(query);
        return new Paged<>(query.limit(page.size()).offset(page.offset()).fetch(PlanRows::classification), total, page);
    }

    /** Every classification of a code, the earliest first. */
    List<ClassificationLine> ever(String code) {
        return classifications(CLASSIFICATION.CODE.eq(code)).fetch(PlanRows::classification);
    }

    Optional<ClassificationLine> find(UUID id) {
        return classifications(CLASSIFICATION.ID.eq(id)).fetchOptional(PlanRows::classification);
    }

    /** How many files have a classification. */
    int countFiles(UUID classification) {
        return db.fetchCount(FILE, FILE.CLASSIFICATION_ID.eq(classification));
    }

    private static Condition validOn(LocalDate on) {
        return DSL.condition("{0} @> {1}::date", CLASSIFICATION.VALID, DSL.val(on));
    }

    private static Condition contains(String words) {
        return words.isEmpty()
                ? DSL.noCondition()
                : CLASSIFICATION.CODE.startsWith(words).or(CLASSIFICATION.TITLE.containsIgnoreCase(words));
    }

    private org.jooq.SelectLimitStep<Record> classifications(Condition which) {
        SelectConditionStep<Record> rows = db.select(CLASSIFICATION.asterisk(), ABOVE.CODE)
                .select(first(CLASSIFICATION.VALID), last(CLASSIFICATION.VALID))
                .from(CLASSIFICATION)
                .leftJoin(ABOVE)
                .on(ABOVE.TENANT_ID.eq(CLASSIFICATION.TENANT_ID), ABOVE.ID.eq(CLASSIFICATION.PARENT_ID))
                .where(which);
        return rows.orderBy(CLASSIFICATION.CODE, DSL.field("lower({0})", CLASSIFICATION.VALID));
    }

    private static ClassificationLine classification(Record row) {
        return new ClassificationLine(
                row.get(CLASSIFICATION.ID),
                row.get(CLASSIFICATION.CODE),
                row.get(CLASSIFICATION.TITLE),
                Optional.ofNullable(row.get(ABOVE.CODE)).orElse(""),
                validity(row));
    }

    /** All series with what they counted in a fiscal year, those of one unit together. */
    Paged<SeriesLine> series(int year, Condition which, PageRequest page) {
        int total = db.fetchCount(NUMBER_SERIES, which);
        return new Paged<>(
                series(year, which)
                        .orderBy(NUMBER_SERIES.UNIT_ID, NUMBER_SERIES.KIND)
                        .limit(page.size())
                        .offset(page.offset())
                        .fetch(PlanRows::series),
                total,
                page);
    }

    Optional<SeriesLine> findSeries(UUID id, int year, Condition which) {
        return series(year, NUMBER_SERIES.ID.eq(id).and(which)).fetchOptional(PlanRows::series);
    }

    private SelectConditionStep<? extends Record> series(int year, Condition which) {
        Condition counted = NUMBER.TENANT_ID
                .eq(NUMBER_SERIES.TENANT_ID)
                .and(NUMBER.SERIES_ID.eq(NUMBER_SERIES.ID))
                .and(NUMBER.FISCAL_YEAR.eq(year));
        Field<Integer> voids = DSL.field(DSL.selectCount().from(NUMBER).where(counted, NUMBER.VOID_REASON.isNotNull()));
        Field<Integer> given =
                DSL.field(DSL.select(DSL.countDistinct(NUMBER.N)).from(NUMBER).where(counted));
        return db.select(NUMBER_SERIES.ID, NUMBER_SERIES.UNIT_ID, NUMBER_SERIES.KIND)
                .select(DSL.coalesce(COUNTER.NEXT, 1).as("next_number"), voids.as("voids"), given.as("given"))
                .from(NUMBER_SERIES)
                .leftJoin(COUNTER)
                .on(
                        COUNTER.TENANT_ID.eq(NUMBER_SERIES.TENANT_ID),
                        COUNTER.SERIES_ID.eq(NUMBER_SERIES.ID),
                        COUNTER.FISCAL_YEAR.eq(year))
                .where(which);
    }

    private static SeriesLine series(Record row) {
        int next = row.get("next_number", Integer.class);
        return new SeriesLine(
                row.get(NUMBER_SERIES.ID),
                new UnitId(row.get(NUMBER_SERIES.UNIT_ID)),
                NumberKind.valueOf(row.get(NUMBER_SERIES.KIND)),
                next,
                row.get("voids", Integer.class),
                next - 1 - row.get("given", Integer.class));
    }

    /** How the numbers of a series were, are and will be written, the newest first. */
    List<PrefixLine> prefixes(UUID series) {
        return db.select(NUMBER_PREFIX.asterisk())
                .select(first(NUMBER_PREFIX.VALID), last(NUMBER_PREFIX.VALID))
                .from(NUMBER_PREFIX)
                .where(NUMBER_PREFIX.SERIES_ID.eq(series))
                .orderBy(
                        NUMBER_PREFIX.FISCAL_YEAR.desc(),
                        DSL.field("lower({0})", NUMBER_PREFIX.VALID).desc())
                .fetch(PlanRows::prefix);
    }

    private static PrefixLine prefix(Record row) {
        return new PrefixLine(
                row.get(NUMBER_PREFIX.FISCAL_YEAR),
                row.get(NUMBER_PREFIX.BEFORE_NUMBER),
                row.get(NUMBER_PREFIX.AFTER_NUMBER),
                row.get(NUMBER_PREFIX.DIGITS),
                row.get(NUMBER_PREFIX.SOURCE),
                validity(row));
    }

    /** The forms of all series that are in force on a date, whatever their year; a series without any is there once. */
    List<FormLine> forms(LocalDate on) {
        return db.select(NUMBER_SERIES.UNIT_ID, NUMBER_SERIES.KIND)
                .select(NUMBER_PREFIX.asterisk())
                .select(first(NUMBER_PREFIX.VALID), last(NUMBER_PREFIX.VALID))
                .from(NUMBER_SERIES)
                .leftJoin(NUMBER_PREFIX)
                .on(
                        NUMBER_PREFIX.TENANT_ID.eq(NUMBER_SERIES.TENANT_ID),
                        NUMBER_PREFIX.SERIES_ID.eq(NUMBER_SERIES.ID),
                        DSL.condition("{0} @> {1}::date", NUMBER_PREFIX.VALID, DSL.val(on)))
                .orderBy(NUMBER_SERIES.UNIT_ID, NUMBER_SERIES.KIND, NUMBER_PREFIX.FISCAL_YEAR)
                .fetch(row -> new FormLine(
                        new UnitId(row.get(NUMBER_SERIES.UNIT_ID)),
                        NumberKind.valueOf(row.get(NUMBER_SERIES.KIND)),
                        row.get(NUMBER_PREFIX.ID) == null ? Optional.empty() : Optional.of(prefix(row))));
    }

    Optional<SeriesId> findSeries(UnitId section, NumberKind kind) {
        return db.select(NUMBER_SERIES.ID)
                .from(NUMBER_SERIES)
                .where(NUMBER_SERIES.UNIT_ID.eq(section.value()), NUMBER_SERIES.KIND.eq(kind.name()))
                .fetchOptional(row -> new SeriesId(row.value1()));
    }

    /** Files by a condition, in the order of their numbers; who reads is the caller's care. */
    List<FileLine> files(Condition which) {
        return db.select(FILE.asterisk(), CLASSIFICATION.CODE)
                .from(FILE)
                .join(CLASSIFICATION)
                .on(CLASSIFICATION.TENANT_ID.eq(FILE.TENANT_ID), CLASSIFICATION.ID.eq(FILE.CLASSIFICATION_ID))
                .where(which)
                .orderBy(FILE.NUMBER)
                .fetch(row -> new FileLine(file(row.into(FILE)), row.get(CLASSIFICATION.CODE)));
    }

    /** Whether a file has a number, whoever may see it. */
    boolean isTaken(String number) {
        return db.fetchExists(FILE, FILE.NUMBER.eq(number));
    }

    private static FilePlan.NewFile file(FileRecord file) {
        Retention retention = Retention.of(file);
        return new FilePlan.NewFile(
                new FiscalYear(file.getFiscalYear()),
                new UnitId(file.getUnitId()),
                new ClassificationId(file.getClassificationId()),
                file.getNumber(),
                file.getTitle(),
                file.getPublicTitle(),
                retention.period(),
                retention.start(),
                retention.source(),
                Disposition.valueOf(file.getDisposition()),
                Medium.valueOf(file.getMedium()),
                Secrecy.at(file.getSecrecy()),
                Scope.valueOf(file.getScope()),
                Flag.of(file.getFlags()));
    }

    private static Field<LocalDate> first(Field<?> valid) {
        return DSL.field("lower({0})", LocalDate.class, valid).as("first_day");
    }

    private static Field<LocalDate> last(Field<?> valid) {
        return DSL.field("upper({0}) - 1", LocalDate.class, valid).as("last_day");
    }

    private static Validity validity(Record row) {
        return new Validity(
                row.get("first_day", LocalDate.class), Optional.ofNullable(row.get("last_day", LocalDate.class)));
    }
}
