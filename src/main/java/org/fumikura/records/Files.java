package org.fumikura.records;

import static org.fumikuradb.records.Tables.CLASSIFICATION;
import static org.fumikuradb.records.Tables.DOCUMENT;
import static org.fumikuradb.records.Tables.FILE;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.fumikura.organization.Reader;
import org.fumikura.organization.UnitId;
import org.fumikura.shared.FiscalYear;
import org.fumikura.shared.NotFound;
import org.fumikura.shared.RetentionPeriod;
import org.fumikura.shared.RetentionStartRule;
import org.fumikura.shared.RetentionTerm;
import org.fumikura.shared.Text;
import org.fumikuradb.records.tables.records.ClassificationRecord;
import org.fumikuradb.records.tables.records.FileRecord;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/** Classification and file plan (ファイル基準表). */
@Component
public class Files {

    private final DSLContext db;

    Files(DSLContext db) {
        this.db = db;
    }

    /** The open files of a section and year that a reader may see, to place documents in; in the order of their numbers. */
    public List<Choice> listOpen(UnitId section, FiscalYear year, Reader reader) {
        return db.select(FILE.ID, FILE.NUMBER, FILE.TITLE, FILE.RETENTION_KIND, FILE.RETENTION_YEARS)
                .from(FILE)
                .where(
                        FILE.UNIT_ID.eq(section.value()),
                        FILE.FISCAL_YEAR.eq(year.startYear()),
                        FILE.STATE.eq("OPEN"),
                        Access.maySeeFile(reader))
                .orderBy(FILE.NUMBER)
                .fetch(row -> new Choice(
                        new FileId(row.value1()),
                        row.value2(),
                        row.value3(),
                        period(row.value4(), Optional.ofNullable(row.value5())).text()));
    }

    /**
     * The whole file plan of one year as a tree of classifications, with the files whose entry the reader may see and the
     * number of documents in them that she may read.
     */
    List<Branch> plan(FiscalYear year, Reader reader, LocalDate today) {
        Map<UUID, Integer> counts = db.select(DOCUMENT.FILE_ID, DSL.count())
                .from(DOCUMENT)
                .join(FILE)
                .on(FILE.TENANT_ID.eq(DOCUMENT.TENANT_ID), FILE.ID.eq(DOCUMENT.FILE_ID))
                .where(FILE.FISCAL_YEAR.eq(year.startYear()), Access.mayRead(reader))
                .groupBy(DOCUMENT.FILE_ID)
                .fetchMap(DOCUMENT.FILE_ID, row -> row.value2());
        Map<UUID, List<Leaf>> leaves = new HashMap<>();
        db.select(FILE.asterisk(), CLASSIFICATION.CODE)
                .from(FILE)
                .join(CLASSIFICATION)
                .on(CLASSIFICATION.TENANT_ID.eq(FILE.TENANT_ID), CLASSIFICATION.ID.eq(FILE.CLASSIFICATION_ID))
                .where(FILE.FISCAL_YEAR.eq(year.startYear()), Access.maySeeFile(reader))
                .orderBy(FILE.NUMBER)
                .forEach(row -> leaves.computeIfAbsent(row.get(FILE.CLASSIFICATION_ID), unused -> new ArrayList<>())
                        .add(new Leaf(entry(row), counts.getOrDefault(row.get(FILE.ID), 0))));
        List<ClassificationRecord> classes = db.selectFrom(CLASSIFICATION)
                .where(DSL.condition("{0} @> {1}::date", CLASSIFICATION.VALID, DSL.val(today)))
                .orderBy(CLASSIFICATION.CODE)
                .fetch();
        return branches(Optional.empty(), classes, leaves);
    }

    private static List<Branch> branches(
            Optional<UUID> parent, List<ClassificationRecord> classes, Map<UUID, List<Leaf>> leaves) {
        return classes.stream()
                .filter(each -> Optional.ofNullable(each.getParentId()).equals(parent))
                .map(each -> new Branch(
                        each.getCode(),
                        each.getTitle(),
                        branches(Optional.of(each.getId()), classes, leaves),
                        leaves.getOrDefault(each.getId(), List.of())))
                .filter(branch -> !branch.files.isEmpty() || !branch.branches.isEmpty())
                .toList();
    }

    /**
     * A file for a reader.
     *
     * @throws NotFound when it does not exist or its entry may not be seen by her
     */
    FilePlanEntry get(FileId id, Reader reader) {
        return db.select(FILE.asterisk(), CLASSIFICATION.CODE)
                .from(FILE)
                .join(CLASSIFICATION)
                .on(CLASSIFICATION.TENANT_ID.eq(FILE.TENANT_ID), CLASSIFICATION.ID.eq(FILE.CLASSIFICATION_ID))
                .where(FILE.ID.eq(id.value()), Access.maySeeFile(reader))
                .fetchOptional(Files::entry)
                .orElseThrow(() -> missing(id));
    }

    /** The fiscal years for which files exist, newest first. */
    List<Integer> listYears() {
        return db.selectDistinct(FILE.FISCAL_YEAR)
                .from(FILE)
                .orderBy(FILE.FISCAL_YEAR.desc())
                .fetch(FILE.FISCAL_YEAR);
    }

    /**
     * Refuses a file that takes no more documents.
     *
     * @throws FileNotOpen when it is closed
     * @throws NotFound when there is none
     */
    public void requireOpen(FileId id) {
        FileRecord file = db.fetchOptional(FILE, FILE.ID.eq(id.value())).orElseThrow(() -> missing(id));
        if (!file.getState().equals("OPEN")) {
            throw new FileNotOpen(file.getTitle());
        }
    }

    /** How long documents of a file are kept that are completed on a day (docs/domain/dates.md, A.5). */
    public RetentionTerm termOf(FileId id, LocalDate completedOn) {
        FileRecord file = db.fetchSingle(FILE, FILE.ID.eq(id.value()));
        RetentionPeriod period = period(file.getRetentionKind(), Optional.ofNullable(file.getRetentionYears()));
        return switch (period) {
            case RetentionPeriod.AfterEvent event -> event.termWithoutStart();
            case RetentionPeriod.WhileInUse inUse -> inUse.termWithoutStart();
            default -> period.termFrom(RetentionStartRule.AFTER_FISCAL_YEAR.firstDay(completedOn));
        };
    }

    private static RetentionPeriod period(String kind, Optional<Integer> years) {
        return switch (kind) {
            case "FIXED" -> new RetentionPeriod.Fixed(years.orElseThrow());
            case "UNTIL_EVENT" -> new RetentionPeriod.AfterEvent(new RetentionPeriod.Fixed(years.orElseThrow()));
            case "IN_USE" -> new RetentionPeriod.WhileInUse(new RetentionPeriod.Fixed(years.orElse(1)));
            case "UNDER_ONE_YEAR" -> new RetentionPeriod.UnderOneYear();
            default -> new RetentionPeriod.Permanent();
        };
    }

    private static FilePlanEntry entry(Record row) {
        RetentionPeriod period =
                period(row.get(FILE.RETENTION_KIND), Optional.ofNullable(row.get(FILE.RETENTION_YEARS)));
        return new FilePlanEntry(
                new FileId(row.get(FILE.ID)),
                row.get(FILE.FISCAL_YEAR),
                new UnitId(row.get(FILE.UNIT_ID)),
                row.get(CLASSIFICATION.CODE),
                row.get(FILE.NUMBER),
                row.get(FILE.TITLE),
                period.text(),
                row.get(FILE.RETENTION_SOURCE),
                Disposition.valueOf(row.get(FILE.DISPOSITION)),
                Secrecy.at(row.get(FILE.SECRECY)),
                Scope.valueOf(row.get(FILE.SCOPE)),
                row.get(FILE.STATE).equals("OPEN"));
    }

    private static NotFound missing(FileId id) {
        return new NotFound("file", new Text("簿冊", "file"), id.value());
    }

    /** A file that may be chosen in a form. */
    public record Choice(FileId id, String number, String title, Text retention) {}

    /** A classification with what is below it. */
    public record Branch(String code, String title, List<Branch> branches, List<Leaf> files) {}

    /** A file and how many of its documents the reader may read. */
    public record Leaf(FilePlanEntry file, int documents) {}
}
