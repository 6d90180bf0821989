package org.fumikura.approval;

import static org.fumikuradb.approval.Tables.STAGNATION_RULE;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.fumikura.ledger.Act;
import org.fumikura.ledger.Doer;
import org.fumikura.ledger.Ledger;
import org.fumikura.ledger.Subject;
import org.fumikura.organization.BodyId;
import org.fumikura.organization.RowRefused;
import org.fumikura.organization.Validity;
import org.fumikura.shared.OfficialClock;
import org.fumikura.shared.Text;
import org.fumikura.shared.Uuid7;
import org.fumikura.tenancy.Transactions;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/** The rules about matters that wait too long, by executive body and date; kept by the head of records. */
@Component
class StagnationRules {

    private static final Map<String, Text> REFUSALS = Map.of(
            "escalated_later",
            new Text("上の組織の長に知らせるのは、番の人に知らせるより後にしてください。", "The head above is told later than who is asked."),
            "one_stagnation_rule",
            new Text(
                    "この日かそれより後から始まる基準が、すでに登録されています。別の日を指定してください。",
                    "A rule begins on this day or later already. Choose another day."));

    private static final Field<LocalDate> FIRST =
            DSL.field("lower({0})", LocalDate.class, STAGNATION_RULE.VALID).as("first_day");
    private static final Field<LocalDate> LAST =
            DSL.field("upper({0}) - 1", LocalDate.class, STAGNATION_RULE.VALID).as("last_day");

    private final DSLContext db;
    private final Transactions transactions;
    private final Ledger ledger;
    private final OfficialClock clock;
    private final Uuid7 ids;

    StagnationRules(DSLContext db, Transactions transactions, Ledger ledger, OfficialClock clock, Uuid7 ids) {
        this.db = db;
        this.transactions = transactions;
        this.ledger = ledger;
        this.clock = clock;
        this.ids = ids;
    }

    /**
     * Enters a rule from a day on; the one before ends on the day before.
     *
     * @throws RowRefused when it would begin in the past, or not after the one before
     */
    UUID enter(StagnationRule rule, Doer doer) {
        LocalDate first = rule.validity().first();
        if (first.isBefore(clock.today())) {
            throw new RowRefused(new Text("今日以後の日から始めてください。", "It begins today or later."));
        }
        transactions.write(() -> {
            Optional<StagnationRule> before = find(rule.body(), first);
            before.ifPresent(present -> endBefore(present, first));
            db.insertInto(STAGNATION_RULE)
                    .set(STAGNATION_RULE.ID, rule.id())
                    .set(STAGNATION_RULE.BODY_ID, rule.body().value())
                    .set(STAGNATION_RULE.REMIND_AFTER, (short) rule.remindAfter())
                    .set(STAGNATION_RULE.ESCALATE_AFTER, (short) rule.escalateAfter())
                    .set(STAGNATION_RULE.ABSENT_AFTER, (short) rule.absentAfter())
                    .set(STAGNATION_RULE.SOURCE, rule.source())
                    .set(rule.validity().in(STAGNATION_RULE.VALID))
                    .execute();
            ledger.record(Act.of(
                            ApprovalActs.STAGNATION_RULE_ENTERED,
                            new Subject("stagnation-rule", rule.id()),
                            doer,
                            "滞留の基準")
                    .because(rule.source())
                    .changing(
                            "番の人へ", before.map(each -> days(each.remindAfter())).orElse(null), days(rule.remindAfter()))
                    .changing(
                            "上の組織の長へ",
                            before.map(each -> days(each.escalateAfter())).orElse(null),
                            days(rule.escalateAfter()))
                    .changing(
                            "不在のとき",
                            before.map(each -> days(each.absentAfter())).orElse(null),
                            days(rule.absentAfter())));
        });
        return rule.id();
    }

    /**
     * From a day on nobody of a body is told any more.
     *
     * @throws RowRefused when the day is past, or not after the first one of a rule that is in force on it
     */
    void end(BodyId body, LocalDate from, String source, Doer doer) {
        if (from.isBefore(clock.today())) {
            throw new RowRefused(new Text("今日以後の日を指定してください。", "Choose today or a later day."));
        }
        transactions.write(() -> {
            StagnationRule present = find(body, from)
                    .orElseThrow(() ->
                            new RowRefused(new Text("この日に使われている基準はありません。", "There is no rule in force on this day.")));
            endBefore(present, from);
            ledger.record(Act.of(
                            ApprovalActs.STAGNATION_RULE_ENDED,
                            new Subject("stagnation-rule", present.id()),
                            doer,
                            "滞留の基準")
                    .because(source)
                    .changing("最後の日", null, from.minusDays(1).toString()));
        });
    }

    private void endBefore(StagnationRule present, LocalDate first) {
        if (!present.validity().first().isBefore(first)) {
            throw new RowRefused(new Text(
                    "いまの基準が使われ始める日より後の日を指定してください。", "Choose a day after the one on which the present rule begins."));
        }
        db.update(STAGNATION_RULE)
                .set(Validity.endingIn(STAGNATION_RULE.VALID, first.minusDays(1)))
                .where(STAGNATION_RULE.ID.eq(present.id()))
                .execute();
    }

    private static String days(int days) {
        return days + " 開庁日を超えたとき";
    }

    UUID newId() {
        return ids.create();
    }

    /** What a constraint of the database says, by its name. */
    static Optional<Text> refusal(String constraint) {
        return Optional.ofNullable(REFUSALS.get(constraint));
    }

    /** The rule of a body on a date; in a transaction. */
    Optional<StagnationRule> find(BodyId body, LocalDate on) {
        return fetch(STAGNATION_RULE
                        .BODY_ID
                        .eq(body.value())
                        .and(DSL.condition("{0} @> {1}::date", STAGNATION_RULE.VALID, DSL.val(on))))
                .stream()
                .findFirst();
    }

    /** All that are in force on a date. */
    List<StagnationRule> inForce(LocalDate on) {
        return fetch(DSL.condition("{0} @> {1}::date", STAGNATION_RULE.VALID, DSL.val(on)));
    }

    /** All that there ever were. */
    List<StagnationRule> list() {
        return fetch(DSL.noCondition());
    }

    private List<StagnationRule> fetch(Condition which) {
        return db.select(STAGNATION_RULE.asterisk(), FIRST, LAST)
                .from(STAGNATION_RULE)
                .where(which)
                .orderBy(STAGNATION_RULE.BODY_ID, FIRST.desc())
                .fetch(row -> new StagnationRule(
                        row.get(STAGNATION_RULE.ID),
                        new BodyId(row.get(STAGNATION_RULE.BODY_ID)),
                        row.get(STAGNATION_RULE.REMIND_AFTER),
                        row.get(STAGNATION_RULE.ESCALATE_AFTER),
                        row.get(STAGNATION_RULE.ABSENT_AFTER),
                        row.get(STAGNATION_RULE.SOURCE),
                        new Validity(row.get(FIRST), Optional.ofNullable(row.get(LAST)))));
    }
}
