package org.fumikura.approval;

import static org.fumikuradb.approval.Tables.AUTHORITY;
import static org.fumikuradb.approval.Tables.AUTHORITY_DUTY;
import static org.fumikuradb.approval.Tables.DECISION;
import static org.fumikuradb.approval.Tables.MATTER;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.fumikura.organization.BodyId;
import org.fumikura.organization.Rank;
import org.fumikura.organization.Reader;
import org.fumikura.records.Document;
import org.fumikura.records.Documents;
import org.fumikura.shared.OfficialClock;
import org.fumikura.shared.PageRequest;
import org.fumikura.shared.Paged;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Record4;
import org.jooq.SelectOnConditionStep;
import org.jooq.SelectSelectStep;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/** What another table of authority would have meant for the decisions of the last twelve months; in a transaction. */
@Component
class RuleSimulation {

    static final int MOST_SHOWN = 100;

    private static final int MONTHS = 12;
    private static final String ZONE = "Asia/Tokyo";

    private final DSLContext db;
    private final Documents documents;
    private final OfficialClock clock;

    RuleSimulation(DSLContext db, Documents documents, OfficialClock clock) {
        this.db = db;
        this.documents = documents;
        this.clock = clock;
    }

    /** A row as it could be: all matters of a kind, an item and some amounts are decided by a rank. */
    record Proposed(BodyId body, String matterCode, String item, AmountRange amounts, Rank decides) {}

    /** A matter that another rank would have decided, and the row under which it was. */
    record Moved(Document document, Optional<Long> amount, Rank was, String source) {}

    /**
     * What another table would do to a matter.
     *
     * @param becomes the rank that would decide; empty when no row would fit
     */
    record Effect(Document document, Optional<Long> amount, Rank was, Optional<Rank> becomes) {}

    /**
     * What another table would do to all matters that were decided in the twelve months, whoever may read them.
     *
     * @param moved how many another rank would decide
     * @param duties how many the same rank would decide after other concurrences or examinations
     * @param orphaned how many no row would fit
     */
    record Effects(int all, int moved, int duties, int orphaned, List<Effect> some) {}

    /** How many of the matters that were decided in the twelve months would move, whoever may read them. */
    record Counts(int all, int moved) {}

    Counts count(Proposed proposed) {
        return new Counts(
                db.fetchCount(decided(decidedLately(proposed.body))),
                db.fetchCount(decided(decidedLately(proposed.body).and(moves(proposed)))));
    }

    /** Those of them that a reader may read, the latest first. */
    Paged<Moved> moved(Proposed proposed, Reader reader, PageRequest page) {
        Condition which = decidedLately(proposed.body)
                .and(moves(proposed))
                .and(DECISION.DOCUMENT_ID.in(documents.readableIds(reader)));
        int total = db.fetchCount(decided(which));
        var rows = decided(which)
                .orderBy(DECISION.DECIDED_AT.desc(), DECISION.DOCUMENT_ID)
                .limit(page.size())
                .offset(page.offset())
                .fetch();
        Map<UUID, Document> readable = documents.readable(rows.getValues(DECISION.DOCUMENT_ID), reader);
        List<Moved> moved = rows.stream()
                .flatMap(row -> Optional.ofNullable(readable.get(row.get(DECISION.DOCUMENT_ID))).stream()
                        .map(document -> new Moved(
                                document,
                                Optional.ofNullable(row.get(MATTER.AMOUNT)),
                                Rank.valueOf(row.get(AUTHORITY.DECIDING_RANK)),
                                row.get(AUTHORITY.SOURCE))))
                .toList();
        return new Paged<>(moved, total, page);
    }

    /**
     * What the table as it stands on a day would do to the matters that were decided in the last twelve months; those of whom
     * something would change and whom a reader may read, the latest first, at most {@value #MOST_SHOWN}.
     */
    Effects effects(LocalDate on, Reader reader) {
        org.fumikuradb.approval.tables.Authority then = AUTHORITY.as("then");
        Field<Boolean> orphaned = DSL.field(then.ID.isNull());
        Field<Boolean> moved = DSL.field(then.DECIDING_RANK.ne(AUTHORITY.DECIDING_RANK));
        Field<Boolean> duties = DSL.field(
                then.DECIDING_RANK.eq(AUTHORITY.DECIDING_RANK).and(duties(then).isDistinctFrom(duties(AUTHORITY))));
        Record4<Integer, Integer, Integer, Integer> counts = against(
                        then,
                        on,
                        db.select(
                                DSL.count(),
                                DSL.count().filterWhere(moved),
                                DSL.count().filterWhere(duties),
                                DSL.count().filterWhere(orphaned)))
                .where(decidedLately())
                .fetchSingle();
        var rows = against(
                        then,
                        on,
                        db.select(
                                DECISION.DOCUMENT_ID,
                                MATTER.AMOUNT,
                                AUTHORITY.DECIDING_RANK,
                                then.DECIDING_RANK.as("becomes")))
                .where(
                        decidedLately(),
                        DSL.condition(orphaned).or(DSL.condition(moved)).or(DSL.condition(duties)),
                        DECISION.DOCUMENT_ID.in(documents.readableIds(reader)))
                .orderBy(DECISION.DECIDED_AT.desc(), DECISION.DOCUMENT_ID)
                .limit(MOST_SHOWN)
                .fetch();
        Map<UUID, Document> readable = documents.readable(rows.getValues(DECISION.DOCUMENT_ID), reader);
        List<Effect> some = rows.stream()
                .flatMap(row -> Optional.ofNullable(readable.get(row.value1())).stream()
                        .map(document -> new Effect(
                                document,
                                Optional.ofNullable(row.value2()),
                                Rank.valueOf(row.value3()),
                                Optional.ofNullable(row.value4()).map(Rank::valueOf))))
                .toList();
        return new Effects(counts.value1(), counts.value2(), counts.value3(), counts.value4(), some);
    }

    /** Each decision with the row that it stands on, and the one under which it would fall on a day. */
    private static <R extends Record> SelectOnConditionStep<R> against(
            org.fumikuradb.approval.tables.Authority then, LocalDate on, SelectSelectStep<R> select) {
        return select.from(DECISION)
                .join(MATTER)
                .on(MATTER.TENANT_ID.eq(DECISION.TENANT_ID), MATTER.DOCUMENT_ID.eq(DECISION.DOCUMENT_ID))
                .join(AUTHORITY)
                .on(AUTHORITY.TENANT_ID.eq(DECISION.TENANT_ID), AUTHORITY.ID.eq(DECISION.AUTHORITY_ID))
                .leftJoin(then)
                .on(
                        then.TENANT_ID.eq(DECISION.TENANT_ID),
                        then.BODY_ID.eq(AUTHORITY.BODY_ID),
                        then.MATTER_CODE.eq(MATTER.MATTER_CODE),
                        then.EXPENDITURE_ITEM.eq(MATTER.EXPENDITURE_ITEM),
                        DSL.condition("{0} @> {1}::date", then.VALID, DSL.val(on)),
                        DSL.condition(
                                "coalesce(int8range({0}, {1}) @> {2}, {0} = 0 and {1} is null)",
                                then.AMOUNT_FROM, then.AMOUNT_TO, MATTER.AMOUNT));
    }

    /** What a row demands of a matter of an amount, as one value. */
    private static Field<String> duties(org.fumikuradb.approval.tables.Authority row) {
        return DSL.field(DSL.select(DSL.listAgg(
                                DSL.concat(
                                        AUTHORITY_DUTY.KIND,
                                        DSL.coalesce(AUTHORITY_DUTY.UNIT_ID.cast(String.class), "")),
                                ",")
                        .withinGroupOrderBy(AUTHORITY_DUTY.KIND, AUTHORITY_DUTY.UNIT_ID))
                .from(AUTHORITY_DUTY)
                .where(
                        AUTHORITY_DUTY.TENANT_ID.eq(row.TENANT_ID),
                        AUTHORITY_DUTY.AUTHORITY_ID.eq(row.ID),
                        AUTHORITY_DUTY.AMOUNT_FROM.le(DSL.coalesce(MATTER.AMOUNT, 0L))));
    }

    private org.jooq.SelectConditionStep<?> decided(Condition which) {
        return db.select(DECISION.DOCUMENT_ID, MATTER.AMOUNT, AUTHORITY.DECIDING_RANK, AUTHORITY.SOURCE)
                .from(DECISION)
                .join(MATTER)
                .on(MATTER.TENANT_ID.eq(DECISION.TENANT_ID), MATTER.DOCUMENT_ID.eq(DECISION.DOCUMENT_ID))
                .join(AUTHORITY)
                .on(AUTHORITY.TENANT_ID.eq(DECISION.TENANT_ID), AUTHORITY.ID.eq(DECISION.AUTHORITY_ID))
                .where(which);
    }

    private Condition decidedLately(BodyId body) {
        return AUTHORITY.BODY_ID.eq(body.value()).and(decidedLately());
    }

    private Condition decidedLately() {
        LocalDate from = clock.today().minusMonths(MONTHS);
        return DECISION.DECIDED_AT.ge(DSL.field(
                "{0}::date::timestamp at time zone {1}", java.time.Instant.class, DSL.val(from), DSL.inline(ZONE)));
    }

    private static Condition moves(Proposed proposed) {
        AmountRange amounts = proposed.amounts;
        Condition within = amounts.isAll()
                ? DSL.noCondition()
                : MATTER.AMOUNT
                        .ge(amounts.from())
                        .and(amounts.to().map(MATTER.AMOUNT::lt).orElse(DSL.noCondition()));
        return MATTER.MATTER_CODE
                .eq(proposed.matterCode)
                .and(MATTER.EXPENDITURE_ITEM.eq(proposed.item))
                .and(within)
                .and(AUTHORITY.DECIDING_RANK.ne(proposed.decides.name()));
    }
}
