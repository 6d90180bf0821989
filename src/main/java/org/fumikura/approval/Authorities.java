package org.fumikura.approval;

import static org.fumikuradb.approval.Tables.AUTHORITY;
import static org.fumikuradb.approval.Tables.AUTHORITY_DUTY;
import static org.fumikuradb.approval.Tables.DECISION;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.fumikura.organization.BodyId;
import org.fumikura.organization.Rank;
import org.fumikura.organization.UnitId;
import org.fumikura.organization.Validity;
import org.fumikura.records.DocumentId;
import org.fumikura.shared.NotFound;
import org.fumikura.shared.Text;
import org.fumikura.tenancy.Transactions;
import org.fumikuradb.approval.tables.records.AuthorityRecord;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Result;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/** Who decides what, on a date. */
@Component
class Authorities {

    private static final Field<LocalDate> FIRST =
            DSL.field("lower({0})", LocalDate.class, AUTHORITY.VALID).as("first_day");
    private static final Field<LocalDate> LAST =
            DSL.field("upper({0}) - 1", LocalDate.class, AUTHORITY.VALID).as("last_day");

    private final DSLContext db;

    Authorities(DSLContext db) {
        this.db = db;
    }

    /** The rows of an executive body in force on a date, in the order of the table. */
    List<Authority> list(BodyId body, LocalDate on) {
        return Transactions.onceARead(new TableOf(body, on), () -> fetch(inForce(body, on)));
    }

    /** The kinds of matter of an executive body on a date, by their codes. */
    Map<String, String> names(BodyId body, LocalDate on) {
        return list(body, on).stream()
                .collect(Collectors.toMap(Authority::matterCode, Authority::matterName, (one, same) -> one));
    }

    private record TableOf(BodyId body, LocalDate on) {}

    /** The row of a matter, or what has to be said to find it. */
    RuleSearch search(BodyId body, String code, String item, Optional<Long> amount, LocalDate on) {
        List<Authority> rows = Transactions.onceARead(
                new RowsOf(body, code, on), () -> fetch(inForce(body, on).and(AUTHORITY.MATTER_CODE.eq(code))));
        return RuleSearch.in(rows, code, item, amount);
    }

    private record RowsOf(BodyId body, String code, LocalDate on) {}

    /**
     * The row of a matter.
     *
     * @param item the expenditure item; blank for none
     * @param amount in yen
     */
    Optional<Authority> find(BodyId body, String code, String item, Optional<Long> amount, LocalDate on) {
        return search(body, code, item, amount, on).row();
    }

    Optional<Authority> find(BodyId body, Matter matter, LocalDate on) {
        return find(body, matter.matterCode(), matter.expenditureItem(), matter.amount(), on);
    }

    /**
     * The rule that a matter stands on: the one it was decided under, whatever came after it; before a decision, the one in
     * force on a date.
     */
    Optional<Authority> of(Matter matter, BodyId body, LocalDate on) {
        return fetch(AUTHORITY.ID.in(db.select(DECISION.AUTHORITY_ID)
                        .from(DECISION)
                        .where(
                                DECISION.TENANT_ID.eq(AUTHORITY.TENANT_ID),
                                DECISION.DOCUMENT_ID.eq(matter.id().value()))))
                .stream()
                .findFirst()
                .or(() -> find(body, matter, on));
    }

    /** @throws NotFound when there never was such a row */
    Authority get(UUID id) {
        return fetch(AUTHORITY.ID.eq(id)).stream()
                .findFirst()
                .orElseThrow(() -> new NotFound("authority", new Text("決裁区分の行", "row of authority"), id));
    }

    /** Rows of the table by any condition, with their duties. */
    List<Authority> fetch(Condition which) {
        Result<Record> rows = db.select(AUTHORITY.asterisk(), FIRST, LAST)
                .from(AUTHORITY)
                .where(which)
                .orderBy(
                        AUTHORITY.BODY_ID,
                        AUTHORITY.MATTER_CODE,
                        AUTHORITY.EXPENDITURE_ITEM,
                        AUTHORITY.AMOUNT_FROM,
                        FIRST)
                .fetch();
        if (rows.isEmpty()) {
            return List.of();
        }
        Map<UUID, List<Authority.Duty>> duties = db.selectFrom(AUTHORITY_DUTY)
                .where(AUTHORITY_DUTY.AUTHORITY_ID.in(rows.getValues(AUTHORITY.ID)))
                .orderBy(AUTHORITY_DUTY.ORDINAL)
                .fetchGroups(
                        AUTHORITY_DUTY.AUTHORITY_ID,
                        row -> new Authority.Duty(
                                StepKind.valueOf(row.getKind()),
                                Optional.ofNullable(row.getUnitId()).map(UnitId::new),
                                row.getAmountFrom(),
                                row.getSource()));
        return rows.stream()
                .map(row -> authority(row, duties.getOrDefault(row.get(AUTHORITY.ID), List.of())))
                .toList();
    }

    static Condition inForce(BodyId body, LocalDate on) {
        return AUTHORITY.BODY_ID.eq(body.value()).and(validOn(on));
    }

    static Condition validOn(LocalDate on) {
        return DSL.condition("{0} @> {1}::date", AUTHORITY.VALID, DSL.val(on));
    }

    /** Rows whose code begins with some words, or whose name, item or source has them; all for none. */
    static Condition contains(String words) {
        return words.isEmpty()
                ? DSL.noCondition()
                : AUTHORITY
                        .MATTER_CODE
                        .startsWith(words)
                        .or(AUTHORITY.MATTER_NAME.containsIgnoreCase(words))
                        .or(AUTHORITY.EXPENDITURE_ITEM.containsIgnoreCase(words))
                        .or(AUTHORITY.SOURCE.containsIgnoreCase(words));
    }

    private static Authority authority(Record found, List<Authority.Duty> duties) {
        AuthorityRecord row = found.into(AUTHORITY);
        return new Authority(
                row.getId(),
                new BodyId(row.getBodyId()),
                row.getMatterCode(),
                row.getMatterName(),
                row.getExpenditureItem(),
                new AmountRange(row.getAmountFrom(), Optional.ofNullable(row.getAmountTo())),
                Rank.valueOf(row.getDecidingRank()),
                new Authority.Terms(
                        row.getSelfDecidable(),
                        row.getLight(),
                        row.getProxyAllowed(),
                        row.getCouncilVote(),
                        Recirculation.valueOf(row.getRecirculation())),
                row.getSource(),
                Optional.ofNullable(row.getDecidedByDocumentId()).map(DocumentId::new),
                duties,
                new Validity(found.get(FIRST), Optional.ofNullable(found.get(LAST))));
    }
}
