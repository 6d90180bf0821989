package org.fumikura.records;

import static org.fumikuradb.records.Tables.CLASSIFICATION;
import static org.fumikuradb.records.Tables.DOCUMENT;
import static org.fumikuradb.records.Tables.FILE;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.fumikura.frame.Slice;
import org.fumikura.organization.Organization;
import org.fumikura.organization.Reader;
import org.fumikura.organization.Succession;
import org.fumikura.organization.UnitId;
import org.fumikura.shared.FiscalYear;
import org.fumikura.shared.NotFound;
import org.fumikura.shared.OfficialClock;
import org.fumikura.shared.RetentionTerm;
import org.fumikura.shared.Text;
import org.fumikuradb.records.tables.records.ClassificationRecord;
import org.fumikuradb.records.tables.records.FileRecord;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SelectConditionStep;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Classification and file plan (ファイル基準表). What a reader may not see of it does not exist for her. */
@Component
public class Files {

    private static final String HOLDER = "holder";

    private final DSLContext db;
    private final Organization organization;
    private final OfficialClock clock;

    Files(DSLContext db, Organization organization, OfficialClock clock) {
        this.db = db;
        this.organization = organization;
        this.clock = clock;
    }

    /**
     * The open files of a year that a section is in charge of and a reader may see, to place documents in; in the order of
     * their numbers.
     */
    public List<Choice> listOpen(UnitId section, FiscalYear year, Reader reader) {
        return choices(isWith(section, reader).and(FILE.FISCAL_YEAR.eq(year.startYear())), Access.maySeeFile(reader));
    }

    /**
     * The open files of a section in a year and the years before, the newest first: in April and May last year's files still
     * take what belongs to it (A.17).
     */
    List<Choice> listOpenUpTo(UnitId section, FiscalYear year, Reader reader) {
        return choices(isWith(section, reader).and(FILE.FISCAL_YEAR.le(year.startYear())), Access.maySeeFile(reader));
    }

    /** For queries over {@code file}: whether a unit is in charge of it on the reader's day. */
    Condition isWith(UnitId unit, Reader reader) {
        return Holding.inCharge(FILE.UNIT_ID, organization.withPredecessors(unit, reader.on()), reader.on());
    }

    private List<Choice> choices(Condition... which) {
        return db.selectFrom(FILE)
                .where(which)
                .and(FILE.STATE.eq("OPEN"))
                .orderBy(FILE.FISCAL_YEAR.desc(), FILE.NUMBER)
                .fetch(row -> new Choice(
                        new FileId(row.getId()),
                        row.getNumber(),
                        row.getTitle(),
                        Retention.of(row).period().text()));
    }

    /**
     * The file plan of one year as a tree of classifications, with the files whose entry the reader may see and the number of
     * documents in them that she may read. Classifications without such a file are left out.
     *
     * @param unit the unit in charge of the files that are wanted; null for the whole office
     */
    List<Branch> plan(FiscalYear year, @Nullable UnitId unit, Reader reader) {
        List<Placed> seen = entries(
                FILE.FISCAL_YEAR
                        .eq(year.startYear())
                        .and(unit == null ? DSL.noCondition() : isWith(unit, reader))
                        .and(Access.maySeeFile(reader)),
                reader.on());
        UUID[] ids = seen.stream().map(placed -> placed.entry.id().value()).toArray(UUID[]::new);
        Map<UUID, Integer> counts = db.select(DOCUMENT.FILE_ID, DSL.count())
                .from(DocumentRows.WITH_FILE)
                .where(DOCUMENT.FILE_ID.eq(DSL.any(DSL.val(ids))), Access.mayReadOfAll(reader))
                .groupBy(DOCUMENT.FILE_ID)
                .fetchMap(DOCUMENT.FILE_ID, row -> row.value2());
        Map<UUID, List<Leaf>> leaves = new HashMap<>();
        seen.forEach(placed -> leaves.computeIfAbsent(placed.classification, unused -> new ArrayList<>())
                .add(new Leaf(
                        placed.entry, counts.getOrDefault(placed.entry.id().value(), 0))));
        Map<Optional<UUID>, List<ClassificationRecord>> byParent = new HashMap<>();
        db.selectFrom(CLASSIFICATION)
                .orderBy(CLASSIFICATION.CODE)
                .forEach(each -> byParent.computeIfAbsent(
                                Optional.ofNullable(each.getParentId()), unused -> new ArrayList<>())
                        .add(each));
        return branches(null, byParent, leaves);
    }

    /** A file names the row of its classification, so that old years keep the words of their time. */
    private static List<Branch> branches(
            @Nullable UUID parent,
            Map<Optional<UUID>, List<ClassificationRecord>> byParent,
            Map<UUID, List<Leaf>> leaves) {
        return byParent.getOrDefault(Optional.ofNullable(parent), List.of()).stream()
                .map(each -> new Branch(
                        each.getCode(),
                        each.getTitle(),
                        branches(each.getId(), byParent, leaves),
                        leaves.getOrDefault(each.getId(), List.of())))
                .filter(branch -> branch.size() > 0)
                .toList();
    }

    /** A file for a reader; empty when it does not exist or its entry may not be seen by her. */
    public Optional<FilePlanEntry> find(FileId id, Reader reader) {
        return entries(FILE.ID.eq(id.value()).and(Access.maySeeFile(reader)), reader.on()).stream()
                .findFirst()
                .map(Placed::entry);
    }

    /**
     * The files whose entry a reader may see, the newest first, from a place on and one more than wanted.
     *
     * @param year null for all
     * @param unit the unit in charge of them; null for the whole office
     * @param open true for those only that take documents
     */
    List<FilePlanEntry> listAfter(
            @Nullable Integer year, @Nullable UUID unit, boolean open, Reader reader, Slice.From from) {
        Condition which = Access.maySeeFile(reader)
                .and(year == null ? DSL.noCondition() : FILE.FISCAL_YEAR.eq(year))
                .and(unit == null ? DSL.noCondition() : isWith(new UnitId(unit), reader))
                .and(open ? FILE.STATE.eq("OPEN") : DSL.noCondition())
                .and(from.after() == null ? DSL.noCondition() : FILE.ID.lt(from.after()));
        return select(which, reader.on())
                .orderBy(FILE.ID.desc())
                .limit(from.sizeAndOne())
                .fetch(row -> entry(row, reader.on()));
    }

    /** Whether a file exists and a reader may see its entry. */
    public boolean isSeenBy(FileId id, Reader reader) {
        return db.fetchExists(FILE, FILE.ID.eq(id.value()).and(Access.maySeeFile(reader)));
    }

    /** Those of some files that exist and whose entry a reader may see. */
    public Set<UUID> seen(Collection<UUID> files, Reader reader) {
        return files.isEmpty()
                ? Set.of()
                : db.select(FILE.ID)
                        .from(FILE)
                        .where(FILE.ID.in(files), Access.maySeeFile(reader))
                        .fetchSet(FILE.ID);
    }

    /**
     * A file for a reader.
     *
     * @throws NotFound when it does not exist or its entry may not be seen by her
     */
    FilePlanEntry get(FileId id, Reader reader) {
        return find(id, reader).orElseThrow(() -> missing(id));
    }

    /** The fiscal years in which the reader may see files, newest first. */
    List<Integer> listYears(Reader reader) {
        return db.selectDistinct(FILE.FISCAL_YEAR)
                .from(FILE)
                .where(Access.maySeeFile(reader))
                .orderBy(FILE.FISCAL_YEAR.desc())
                .fetch(FILE.FISCAL_YEAR);
    }

    /** The units in charge of those files of a year that the reader may see. */
    List<UUID> listUnits(FiscalYear year, Reader reader) {
        Field<UUID> holder = Holding.holder(reader.on()).as(HOLDER);
        return db
                .selectDistinct(FILE.UNIT_ID, holder)
                .from(FILE)
                .where(FILE.FISCAL_YEAR.eq(year.startYear()), Access.maySeeFile(reader))
                .fetch(row -> inCharge(row.value1(), row.value2(), reader.on()).value())
                .stream()
                .distinct()
                .toList();
    }

    /**
     * Files that a reader may see, each with the unit in charge of it on a day, by the succession of units as far as she sees
     * it (A.8); in the order of their numbers.
     */
    List<Held> listHeld(Condition which, LocalDate on, Reader reader) {
        return db.select(FILE.ID, FILE.NUMBER, FILE.TITLE, FILE.UNIT_ID, Holding.holder(on))
                .from(FILE)
                .where(which, Access.maySeeFile(reader))
                .orderBy(FILE.NUMBER)
                .fetch(row -> new Held(
                        new FileId(row.value1()),
                        row.value2(),
                        row.value3(),
                        inCharge(row.value4(), row.value5(), reader.horizon().nearest(on))));
    }

    /** The first files that a unit is in charge of and a reader may see, the newest year first. */
    List<FilePlanEntry> listWith(UnitId unit, int most, Reader reader) {
        return select(isWith(unit, reader).and(Access.maySeeFile(reader)), reader.on())
                .orderBy(FILE.FISCAL_YEAR.desc(), FILE.NUMBER)
                .limit(most)
                .fetch(row -> entry(row, reader.on()));
    }

    /** @param holder the unit that holds it by name, if one does */
    private UnitId inCharge(UUID entered, @Nullable UUID holder, LocalDate on) {
        return organization
                .succession(Succession.Share.FILES)
                .inCharge(new UnitId(holder == null ? entered : holder), on);
    }

    /**
     * Refuses a file that takes no more documents.
     *
     * @throws FileNotOpen when it is closed
     * @throws NotFound when there is none
     */
    public void requireOpen(FileId id) {
        requireOpen(db.fetchOptional(FILE, FILE.ID.eq(id.value())).orElseThrow(() -> missing(id)));
    }

    /** As {@link #requireOpen}, and it stays open until the present write is over. */
    void holdOpen(FileId id) {
        requireOpen(db.selectFrom(FILE)
                .where(FILE.ID.eq(id.value()))
                .forShare()
                .fetchOptional()
                .orElseThrow(() -> missing(id)));
    }

    private static void requireOpen(FileRecord file) {
        if (!file.getState().equals("OPEN")) {
            throw new FileNotOpen(file.getTitle());
        }
    }

    /**
     * The entry of a file, for a caller who has checked that a document in it may be read.
     *
     * @throws NotFound when there is no such file
     */
    public FilePlanEntry entryOf(FileId id) {
        return entries(FILE.ID.eq(id.value()), clock.today()).stream()
                .findFirst()
                .map(Placed::entry)
                .orElseThrow(() -> missing(id));
    }

    /** How long documents of a file are kept that are completed on a day (docs/domain/dates.md, A.5). */
    public RetentionTerm termOf(FileId id, LocalDate completedOn) {
        return inheritedFrom(id).retention().termOf(completedOn);
    }

    /** What the documents of a file inherit; asks nobody who reads. */
    Inherited inheritedFrom(FileId id) {
        return Inherited.of(db.fetchSingle(FILE, FILE.ID.eq(id.value())));
    }

    private SelectConditionStep<?> select(Condition which, LocalDate on) {
        return db.select(
                        FILE.asterisk(), CLASSIFICATION.CODE, Holding.holder(on).as(HOLDER))
                .from(FILE)
                .join(CLASSIFICATION)
                .on(CLASSIFICATION.TENANT_ID.eq(FILE.TENANT_ID), CLASSIFICATION.ID.eq(FILE.CLASSIFICATION_ID))
                .where(which);
    }

    private List<Placed> entries(Condition which, LocalDate on) {
        return select(which, on)
                .orderBy(FILE.NUMBER)
                .fetch(row -> new Placed(row.get(FILE.CLASSIFICATION_ID), entry(row, on)));
    }

    private FilePlanEntry entry(Record row, LocalDate on) {
        FileRecord file = row.into(FILE);
        Retention retention = Retention.of(file);
        return new FilePlanEntry(
                new FileId(file.getId()),
                file.getFiscalYear(),
                inCharge(file.getUnitId(), row.get(HOLDER, UUID.class), on),
                row.get(CLASSIFICATION.CODE),
                file.getNumber(),
                file.getTitle(),
                retention.period().text(),
                retention.source(),
                Disposition.valueOf(file.getDisposition()),
                Medium.valueOf(file.getMedium()),
                Secrecy.at(file.getSecrecy()),
                Scope.valueOf(file.getScope()),
                Flag.of(file.getFlags()),
                file.getState().equals("OPEN"));
    }

    private static NotFound missing(FileId id) {
        return new NotFound("file", new Text("簿冊", "file"), id.value());
    }

    private record Placed(UUID classification, FilePlanEntry entry) {}

    /** A file that may be chosen in a form. */
    public record Choice(FileId id, String number, String title, Text retention) {}

    /** A classification with what is below it. */
    public record Branch(String code, String title, List<Branch> branches, List<Leaf> files) {

        /** How many files lie in it and below it. */
        public int size() {
            return files.size() + branches.stream().mapToInt(Branch::size).sum();
        }
    }

    /** A file and the unit in charge of it on a day. */
    record Held(FileId id, String number, String title, UnitId unit) {}

    /** A file and how many of its documents the reader may read. */
    public record Leaf(FilePlanEntry file, int documents) {}
}
