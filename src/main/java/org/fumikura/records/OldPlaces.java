package org.fumikura.records;

import static org.fumikuradb.records.Tables.CLASSIFICATION;
import static org.fumikuradb.records.Tables.FILE;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.fumikura.ledger.Doer;
import org.fumikura.organization.Organization;
import org.fumikura.organization.Role;
import org.fumikura.organization.Unit;
import org.fumikura.organization.UnitId;
import org.fumikura.organization.UnitLevel;
import org.fumikura.shared.FiscalYear;
import org.fumikura.shared.NotFound;
import org.fumikura.shared.OfficialClock;
import org.fumikura.shared.RetentionPeriod;
import org.fumikura.shared.RetentionStartRule;
import org.fumikura.shared.Text;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/**
 * Where old records go: to a unit of today, and into files of their own, one for each unit, year, classification and period, so
 * that neither their retention nor who may read them depends on files that were made for something else.
 */
@Component
class OldPlaces {

    /** The classification above those that are not known here, and the sign of the files. */
    static final String SIGN = "移入";

    private static final Text UNIT = new Text("組織", "unit");

    private final DSLContext db;
    private final Organization organization;
    private final FilePlan plan;
    private final OfficialClock clock;

    OldPlaces(DSLContext db, Organization organization, FilePlan plan, OfficialClock clock) {
        this.db = db;
        this.organization = organization;
        this.plan = plan;
        this.clock = clock;
    }

    record Place(UnitId unit, FileId file) {}

    /** @param unplaced names of units that are not known here */
    record Found(Map<OldRecord, Place> places, Set<String> unplaced) {

        Place place(OldRecord record) {
            return Objects.requireNonNull(places.get(record));
        }
    }

    /** Places for records; what is missing for them is entered in the present write. */
    Found of(List<OldRecord> records, Optional<String> otherwise, Doer doer) {
        LocalDate today = clock.today();
        Map<String, UnitId> codes = organization.unitsByCode(today);
        UnitId fallback = otherwise
                .map(code -> Optional.ofNullable(codes.get(code)).orElseThrow(() -> new NotFound("unit", UNIT, code)))
                .orElseGet(() -> recordsSection(today));
        var units = new HashMap<String, Optional<UnitId>>();
        var known = new KnownUnits(organization.listUnits(today), codes);
        var files = new HashMap<String, FileId>();
        var places = new HashMap<OldRecord, Place>();
        var unplaced = new HashSet<String>();
        for (OldRecord record : records) {
            Optional<UnitId> unit = units.computeIfAbsent(record.unit(), known::find);
            if (unit.isEmpty() && !record.unit().isBlank()) {
                unplaced.add(record.unit());
            }
            UnitId inCharge = unit.orElse(fallback);
            places.put(record, new Place(inCharge, file(record, inCharge, known, files, doer)));
        }
        return new Found(places, unplaced);
    }

    /** Of whoever heads the records of the office; where nobody does, the first section. */
    private UnitId recordsSection(LocalDate today) {
        List<Unit> units = organization.listUnits(today);
        return units.stream()
                .filter(unit -> unit.parent().isEmpty())
                .flatMap(top -> organization.postsWith(Role.RECORDS_HEAD, top.id(), today).stream())
                .map(post -> post.unit().id())
                .findFirst()
                .or(() -> units.stream()
                        .filter(unit -> unit.level() == UnitLevel.SECTION)
                        .map(Unit::id)
                        .findFirst())
                .orElseThrow(() -> new NotFound("unit", UNIT, "—"));
    }

    private FileId file(OldRecord record, UnitId unit, KnownUnits units, Map<String, FileId> files, Doer doer) {
        FiscalYear year = OldRecords.year(record, clock.today());
        UnitId section = units.keeper(unit);
        String period = record.retentionYears().map(years -> years + "年").orElse("要評価");
        String number = "%s-%d-%s-%s-%s"
                .formatted(SIGN, year.startYear(), units.code(section), record.classification(), period);
        return files.computeIfAbsent(
                number,
                unused -> db.select(FILE.ID)
                        .from(FILE)
                        .where(FILE.NUMBER.eq(number))
                        .fetchOptional(row -> new FileId(row.value1()))
                        .orElseGet(() -> plan.enter(newFile(record, year, section, number, doer), doer)));
    }

    private FilePlan.NewFile newFile(OldRecord record, FiscalYear year, UnitId unit, String number, Doer doer) {
        Class classification = classification(record.classification(), doer);
        String title = classification.title + "（移入）";
        return new FilePlan.NewFile(
                year,
                unit,
                classification.id,
                number,
                title,
                title,
                record.retentionYears().map(RetentionPeriod::years).orElseGet(RetentionPeriod.Permanent::new),
                RetentionStartRule.AFTER_FISCAL_YEAR,
                record.retentionYears().isPresent() ? "移入元の保存期間" : "移入元に保存期間の定めがない。評価するまで保存する。",
                Disposition.APPRAISE,
                Medium.ELECTRONIC,
                Secrecy.GENERAL,
                Scope.ALL,
                Set.of());
    }

    private record Class(ClassificationId id, String title) {}

    private Class classification(String words, Doer doer) {
        return find(words).orElseGet(() -> {
            Class top = find(SIGN).orElseGet(() -> enter(SIGN, Optional.empty(), "移入した文書", doer));
            return words.isEmpty() ? top : enter(SIGN + "-" + words, Optional.of(top.id), words, doer);
        });
    }

    /** One that has ended does too, where there is no other: its records are of its time. */
    private Optional<Class> find(String words) {
        return db.select(CLASSIFICATION.ID, CLASSIFICATION.TITLE)
                .from(CLASSIFICATION)
                .where(CLASSIFICATION
                        .CODE
                        .eq(words)
                        .or(CLASSIFICATION.CODE.eq(SIGN + "-" + words))
                        .or(CLASSIFICATION.TITLE.eq(words)))
                .orderBy(
                        DSL.condition("{0} @> {1}::date", CLASSIFICATION.VALID, DSL.val(clock.today()))
                                .desc(),
                        DSL.field("upper({0})", CLASSIFICATION.VALID).desc().nullsFirst(),
                        CLASSIFICATION.CODE)
                .limit(1)
                .fetchOptional(row -> new Class(new ClassificationId(row.value1()), row.value2()));
    }

    private Class enter(String code, Optional<ClassificationId> parent, String title, Doer doer) {
        var entered = new FilePlan.Classification(
                code, parent, title, FiscalYear.of(clock.today()).firstDay());
        return new Class(plan.enter(entered, doer), title);
    }

    /** The units of today by code, by name, and by name with the units above. */
    private static final class KnownUnits {

        private final Map<UnitId, Unit> byId;
        private final Map<String, UnitId> codes;
        private final Map<UnitId, String> codesById;

        KnownUnits(List<Unit> units, Map<String, UnitId> codes) {
            this.byId = units.stream().collect(Collectors.toMap(Unit::id, unit -> unit));
            this.codes = codes;
            this.codesById = codes.entrySet().stream()
                    .collect(Collectors.toMap(Map.Entry::getValue, Map.Entry::getKey, (one, other) -> one));
        }

        String code(UnitId unit) {
            return codesById.getOrDefault(unit, unit.value().toString());
        }

        /** The section that keeps its files; itself where there is none above. */
        UnitId keeper(UnitId unit) {
            Optional<Unit> at = Optional.ofNullable(byId.get(unit));
            while (at.isPresent() && at.get().level() == UnitLevel.SUBSECTION) {
                at = at.get().parent().map(byId::get);
            }
            return at.map(Unit::id).orElse(unit);
        }

        /** The unit whose name it ends with and whose units above stand before that; of several the lowest. */
        Optional<UnitId> find(String words) {
            String plain = words.replaceAll("[\\s　/／>・]", "");
            if (plain.isEmpty()) {
                return Optional.empty();
            }
            return Optional.ofNullable(codes.get(words))
                    .or(() -> byId.values().stream()
                            .filter(unit -> isCalled(unit, plain))
                            .max(Comparator.comparing(Unit::level)
                                    .thenComparing(unit -> unit.name().ja().length()))
                            .map(Unit::id));
        }

        private boolean isCalled(Unit unit, String plain) {
            String own = unit.name().ja();
            return plain.endsWith(own) && isAbove(unit, plain.substring(0, plain.length() - own.length()));
        }

        private boolean isAbove(Unit unit, String rest) {
            if (rest.isEmpty()) {
                return true;
            }
            Optional<Unit> parent = unit.parent().map(byId::get);
            return parent.isPresent() && (isCalled(parent.get(), rest) || isAbove(parent.get(), rest));
        }
    }
}
