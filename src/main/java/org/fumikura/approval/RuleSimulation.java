package org.fumikura.approval;

import static org.fumikuradb.approval.Tables.AUTHORITY;
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
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/** Whose decisions of the last twelve months a proposed row would give to somebody else; in a transaction. */
@Component
class RuleSimulation {

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
        LocalDate from = clock.today().minusMonths(MONTHS);
        return AUTHORITY
                .BODY_ID
                .eq(body.value())
                .and(DECISION.DECIDED_AT.ge(DSL.field(
                        "{0}::date::timestamp at time zone {1}",
                        java.time.Instant.class, DSL.val(from), DSL.inline(ZONE))));
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
