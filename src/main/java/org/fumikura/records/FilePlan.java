package org.fumikura.records;

import static org.fumikuradb.records.Tables.CLASSIFICATION;
import static org.fumikuradb.records.Tables.NUMBER_PREFIX;
import static org.fumikuradb.records.Tables.NUMBER_SERIES;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.fumikura.ledger.Act;
import org.fumikura.ledger.Doer;
import org.fumikura.ledger.Ledger;
import org.fumikura.ledger.Subject;
import org.fumikura.organization.UnitId;
import org.fumikura.shared.FiscalYear;
import org.fumikura.shared.NotFound;
import org.fumikura.shared.RetentionPeriod;
import org.fumikura.shared.RetentionStartRule;
import org.fumikura.shared.Text;
import org.fumikura.shared.Uuid7;
import org.fumikura.tenancy.Transactions;
import org.fumikuradb.records.tables.records.FileRecord;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/**
 * Enters the rows that records are kept by: classifications, files, number series and the words around their numbers. Each
 * entry is a write with an act of its own; inside another write it is part of that one. What contradicts a row that is there
 * (the same code or number on the same date) is refused by the database and changes nothing.
 */
@Component
public class FilePlan {

    private final DSLContext db;
    private final Transactions transactions;
    private final Ledger ledger;
    private final PlanDigests digests;
    private final Uuid7 ids;

    FilePlan(DSLContext db, Transactions transactions, Ledger ledger, PlanDigests digests, Uuid7 ids) {
        this.db = db;
        this.transactions = transactions;
        this.ledger = ledger;
        this.digests = digests;
        this.ids = ids;
    }

    /**
     * A classification (分類) below another one or at the top.
     *
     * @param code as the office writes it, e.g. A-03-02; it sorts the tree
     * @param from the first day on which it is used
     */
    public record Classification(String code, Optional<ClassificationId> parent, String title, LocalDate from) {}

    /**
     * A file (簿冊) of one fiscal year, open for documents.
     *
     * @param unit the section that is responsible for it
     * @param number unique in the municipality, e.g. 2022-020301-0005
     * @param publicTitle what the public catalogue calls it: without personal names
     * @param source the rule that gives the retention, as the office cites it
     */
    public record NewFile(
            FiscalYear year,
            UnitId unit,
            ClassificationId classification,
            String number,
            String title,
            String publicTitle,
            RetentionPeriod retention,
            RetentionStartRule start,
            String source,
            Disposition disposition,
            Medium medium,
            Secrecy secrecy,
            Scope scope,
            Set<Flag> flags) {}

    /** What a section counts. */
    public record Series(UnitId section, NumberKind kind) {}

    /**
     * What stands around the numbers of a series in a fiscal year (A.4): 4豊政情発第 … 号.
     *
     * @param digits how many digits a number has at least, filled up with zeros; 1 to 8
     * @param source who decided that it is written so
     * @param from the first day of allotment on which it is used
     */
    public record Prefix(
            SeriesId series, FiscalYear year, String before, String after, int digits, String source, LocalDate from) {}

    /** Enters a classification. */
    public ClassificationId enter(Classification classification, Doer doer) {
        UUID id = ids.create();
        return transactions.write(() -> {
            db.insertInto(CLASSIFICATION)
                    .set(CLASSIFICATION.ID, id)
                    .set(CLASSIFICATION.CODE, classification.code)
                    .set(
                            CLASSIFICATION.PARENT_ID,
                            classification.parent.map(ClassificationId::value).orElse(null))
                    .set(CLASSIFICATION.TITLE, classification.title)
                    .set(Map.of(CLASSIFICATION.VALID, since(classification.from)))
                    .execute();
            record("classification", id, classification.code + " " + classification.title, doer);
            return new ClassificationId(id);
        });
    }

    /**
     * Enters a file.
     *
     * @throws IllegalArgumentException for a start rule that files do not know ({@link RetentionStartRule#ON_THE_DAY})
     */
    public FileId enter(NewFile file, Doer doer) {
        if (file.start == RetentionStartRule.ON_THE_DAY) {
            throw new IllegalArgumentException("the retention of a file begins with a year");
        }
        UUID id = ids.create();
        return transactions.write(() -> {
            db.executeInsert(row(id, file));
            record("file", id, file.number + " " + file.title, doer);
            return new FileId(id);
        });
    }

    /** Enters a number series; it begins at 1 in each fiscal year that has a prefix. */
    public SeriesId enter(Series series, Doer doer) {
        UUID id = ids.create();
        return transactions.write(() -> {
            db.insertInto(NUMBER_SERIES)
                    .set(NUMBER_SERIES.ID, id)
                    .set(NUMBER_SERIES.UNIT_ID, series.section.value())
                    .set(NUMBER_SERIES.KIND, series.kind.name())
                    .execute();
            record("series", id, series.kind.label().ja(), doer);
            return new SeriesId(id);
        });
    }

    /** Enters how the numbers of a series are written in a fiscal year. */
    public void enter(Prefix prefix, Doer doer) {
        UUID id = ids.create();
        transactions.write(() -> {
            db.insertInto(NUMBER_PREFIX)
                    .set(NUMBER_PREFIX.ID, id)
                    .set(NUMBER_PREFIX.SERIES_ID, prefix.series.value())
                    .set(NUMBER_PREFIX.FISCAL_YEAR, prefix.year.startYear())
                    .set(NUMBER_PREFIX.BEFORE_NUMBER, prefix.before)
                    .set(NUMBER_PREFIX.AFTER_NUMBER, prefix.after)
                    .set(NUMBER_PREFIX.DIGITS, (short) prefix.digits)
                    .set(NUMBER_PREFIX.SOURCE, prefix.source)
                    .set(Map.of(NUMBER_PREFIX.VALID, since(prefix.from)))
                    .execute();
            record("prefix", id, prefix.before + "○" + prefix.after, doer);
        });
    }

    /**
     * Ends the use of a classification; files that have it keep it.
     *
     * @throws NotFound when there is none that goes on
     */
    void end(ClassificationId classification, LocalDate last, Doer doer) {
        transactions.write(() -> {
            int changed = db.update(CLASSIFICATION)
                    .set(until(CLASSIFICATION.VALID, last))
                    .where(CLASSIFICATION.ID.eq(classification.value()), goesOn(CLASSIFICATION.VALID))
                    .execute();
            if (changed != 1) {
                throw new NotFound("classification", new Text("分類", "classification"), classification.value());
            }
            ended("classification", classification.value(), last, doer);
        });
    }

    /** Enters how the numbers of a series are written from a day on; what was written before in that year ends the day before. */
    void replace(Prefix prefix, Doer doer) {
        transactions.write(() -> {
            LocalDate last = prefix.from.minusDays(1);
            db.update(NUMBER_PREFIX)
                    .set(until(NUMBER_PREFIX.VALID, last))
                    .where(
                            NUMBER_PREFIX.SERIES_ID.eq(prefix.series.value()),
                            NUMBER_PREFIX.FISCAL_YEAR.eq(prefix.year.startYear()),
                            goesOn(NUMBER_PREFIX.VALID))
                    .returningResult(NUMBER_PREFIX.ID)
                    .fetch(NUMBER_PREFIX.ID)
                    .forEach(id -> ended("prefix", id, last, doer));
            enter(prefix, doer);
        });
    }

    private static Condition goesOn(Field<?> valid) {
        return DSL.condition("upper_inf({0})", valid);
    }

    private static Map<Field<Object>, Field<Object>> until(Field<Object> valid, LocalDate last) {
        return Map.of(valid, DSL.field("daterange(lower({0}), {1}::date, '[]')", Object.class, valid, DSL.val(last)));
    }

    private void ended(String kind, UUID id, LocalDate last, Doer doer) {
        ledger.record(Act.of(RecordsActs.PLAN_ENDED, new Subject(kind, id), doer, digests.label(id))
                .changing("最後の日", null, last.toString()));
    }

    private static FileRecord row(UUID id, NewFile file) {
        var row = new FileRecord();
        row.setId(id);
        row.setFiscalYear(file.year.startYear());
        row.setUnitId(file.unit.value());
        row.setClassificationId(file.classification.value());
        row.setNumber(file.number);
        row.setTitle(file.title);
        row.setPublicTitle(file.publicTitle);
        new Retention(file.retention, file.start, file.source).writeTo(row);
        row.setDisposition(file.disposition.name());
        row.setMedium(file.medium.name());
        row.setSecrecy((short) file.secrecy.ordinal());
        row.setScope(file.scope.name());
        row.setFlags(Flag.bits(file.flags));
        row.setState("OPEN");
        return row;
    }

    private void record(String kind, UUID id, String title, Doer doer) {
        ledger.record(Act.of(RecordsActs.PLANNED, new Subject(kind, id), doer, title)
                .sealing(digests.of(id).orElseThrow()));
    }

    private static Field<Object> since(LocalDate from) {
        return DSL.field("daterange({0}, null)", Object.class, DSL.val(from));
    }
}
