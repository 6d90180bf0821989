package org.fumikura.records;

import static org.fumikuradb.records.Tables.ACCESS_RULE;
import static org.fumikuradb.records.Tables.CLASSIFICATION;
import static org.fumikuradb.records.Tables.FILE;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.fumikura.ledger.LedgerEntry;
import org.fumikura.organization.Organization;
import org.fumikura.organization.Reader;
import org.fumikura.organization.UnitId;
import org.fumikura.search.Allowed;
import org.fumikura.search.Findable;
import org.fumikura.search.FindableKeys;
import org.fumikura.search.Findables;
import org.fumikura.search.Numbers;
import org.fumikura.shared.FiscalYear;
import org.fumikura.shared.Text;
import org.fumikuradb.records.tables.records.AccessRuleRecord;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Files (簿冊) as they are found, beside the documents in them: by title, number and classification. Those that were made for what
 * was taken in are called by its classification alone, and would only stand before it.
 */
@Component
class FoundFiles implements Findables {

    /** From which day on anybody but who foresees sees it, as days since 1970. */
    static final String BEGINS = "begins";

    private static final String KIND = "file";

    private static final Text TAKES = new Text("使用中", "Open");
    private static final Text CLOSED = new Text("締切", "Closed");

    private final DSLContext db;
    private final Organization organization;
    private final FoundKeys keys;
    private final FindingRules rules;

    FoundFiles(DSLContext db, Organization organization, FoundKeys keys, FindingRules rules) {
        this.db = db;
        this.organization = organization;
        this.keys = keys;
        this.rules = rules;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public FindableKeys keys() {
        return keys;
    }

    @Override
    public boolean hasEnded(LedgerEntry act) {
        return false;
    }

    @Override
    public Set<UUID> changed(List<LedgerEntry> acts) {
        return acts.stream()
                .filter(act -> act.subject().kind().equals(KIND))
                .map(act -> act.subject().id())
                .collect(Collectors.toSet());
    }

    @Override
    public Set<UUID> changedSince(Instant moment) {
        return Set.of();
    }

    @Override
    public List<UUID> after(@Nullable UUID last, int most) {
        return db.select(FILE.ID)
                .from(FILE)
                .where(last == null ? DSL.noCondition() : FILE.ID.gt(last))
                .orderBy(FILE.ID)
                .limit(most)
                .fetch(FILE.ID);
    }

    @Override
    public long count() {
        return db.fetchCount(FILE);
    }

    @Override
    public List<Findable> read(Collection<UUID> ids) {
        Map<UUID, List<AccessRuleRecord>> rules = db.selectFrom(ACCESS_RULE)
                .where(ACCESS_RULE.FILE_ID.in(ids))
                .collect(Collectors.groupingBy(AccessRuleRecord::getFileId));
        var begins = new HashMap<UUID, LocalDate>();
        return db.select(FILE.asterisk(), CLASSIFICATION.CODE, CLASSIFICATION.TITLE)
                .from(FILE.join(CLASSIFICATION)
                        .on(CLASSIFICATION.TENANT_ID.eq(FILE.TENANT_ID), CLASSIFICATION.ID.eq(FILE.CLASSIFICATION_ID)))
                .where(FILE.ID.in(ids), FILE.NUMBER.notLike(OldPlaces.SIGN + "-%"))
                .fetch(row -> findable(
                        row,
                        begins.computeIfAbsent(
                                row.get(FILE.UNIT_ID), unit -> organization.firstDayOf(new UnitId(unit))),
                        rules.getOrDefault(row.get(FILE.ID), List.of())));
    }

    private static Findable findable(Record row, LocalDate begins, List<AccessRuleRecord> rules) {
        FiscalYear year = new FiscalYear(row.get(FILE.FISCAL_YEAR));
        return new Findable(
                KIND,
                row.get(FILE.ID),
                row.get(FILE.TITLE),
                List.of(new Findable.Words(String.join("\n", row.get(FILE.NUMBER), row.get(CLASSIFICATION.TITLE)), "")),
                keys(row, year, rules),
                Map.of(
                        FindingRule.FILE_SECRECY,
                        (int) row.get(FILE.SECRECY),
                        BEGINS,
                        (int) begins.toEpochDay(),
                        BY_DAY,
                        (int) year.firstDay().toEpochDay()));
    }

    private static Map<String, Set<String>> keys(Record row, FiscalYear year, List<AccessRuleRecord> rules) {
        String unit = row.get(FILE.UNIT_ID).toString();
        var keys = new HashMap<String, Set<String>>();
        keys.put(FoundKeys.YEAR, Set.of(Integer.toString(year.startYear())));
        keys.put(FoundKeys.UNIT, Set.of(unit));
        keys.put(FoundKeys.SORT, Set.of(FoundKeys.FILE));
        keys.put(FoundKeys.CLASS, Set.of(row.get(CLASSIFICATION.CODE)));
        keys.put(FoundKeys.SECRECY, Set.of(Secrecy.at(row.get(FILE.SECRECY)).name()));
        keys.put(
                FoundKeys.RETENTION,
                Set.of(Retention.of(row.into(FILE)).period().text().ja()));
        keys.put(FindingRule.IN_FILE, Set.of(row.get(FILE.ID).toString()));
        keys.put(FindingRule.FILE_UNIT, Set.of(unit));
        keys.put(FindingRule.FILE_SCOPE, Set.of(row.get(FILE.SCOPE)));
        keys.put(FindingRule.FILE_FLAG, DocumentEntries.flags(row.get(FILE.FLAGS)));
        keys.put(FindingRule.FILE_ALLOW, DocumentEntries.named(rules, true, false));
        keys.put(FindingRule.FILE_DENY, DocumentEntries.named(rules, false, false));
        keys.put(BY_NUMBER, Set.of(Numbers.plain(row.get(FILE.NUMBER))));
        return keys;
    }

    @Override
    public Allowed allowed(Reader reader) {
        return rules.ofFile(reader);
    }

    @Override
    public List<Listed> list(Collection<UUID> ids, Reader reader) {
        Map<UUID, Shown> shown = show(ids, reader).stream().collect(Collectors.toMap(Shown::id, one -> one));
        return db.select(FILE.ID, FILE.STATE, FILE.TITLE, CLASSIFICATION.CODE, CLASSIFICATION.TITLE)
                .from(FILE)
                .join(CLASSIFICATION)
                .on(CLASSIFICATION.TENANT_ID.eq(FILE.TENANT_ID), CLASSIFICATION.ID.eq(FILE.CLASSIFICATION_ID))
                .where(FILE.ID.in(shown.keySet()))
                .fetch(row -> new Listed(
                        Objects.requireNonNull(shown.get(row.value1())),
                        Optional.of(row.value2().equals("OPEN") ? TAKES : CLOSED),
                        row.value3(),
                        row.value4() + " " + row.value5()));
    }

    @Override
    public List<Shown> show(Collection<UUID> ids, Reader reader) {
        List<Record> rows = List.copyOf(db.selectFrom(FILE)
                .where(FILE.ID.in(ids), Access.maySeeFile(reader))
                .fetch());
        Map<UUID, Text> units = organization.unitNames(
                rows.stream().map(row -> row.get(FILE.UNIT_ID)).distinct().toList());
        return rows.stream()
                .map(row -> new Shown(
                        row.get(FILE.ID),
                        "/files/" + row.get(FILE.ID),
                        row.get(FILE.TITLE),
                        row.get(FILE.NUMBER),
                        FoundKeys.FILE_LABEL,
                        units.getOrDefault(row.get(FILE.UNIT_ID), Text.same("—")),
                        new FiscalYear(row.get(FILE.FISCAL_YEAR)).firstDay(),
                        true,
                        ""))
                .toList();
    }
}
