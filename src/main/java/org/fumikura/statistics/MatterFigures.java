package org.fumikura.statistics;

import static org.fumikuradb.statistics.Tables.AFTER_VIEW;
import static org.fumikuradb.statistics.Tables.AFTER_VIEW_NOW;
import static org.fumikuradb.statistics.Tables.DESTROYED;
import static org.fumikuradb.statistics.Tables.MATTER;
import static org.fumikuradb.statistics.Tables.MATTER_NOW;
import static org.fumikuradb.statistics.Tables.RECEIPT;
import static org.fumikuradb.statistics.Tables.RECEIPT_NOW;
import static org.fumikuradb.statistics.Tables.STEP;
import static org.fumikuradb.statistics.Tables.STEP_NOW;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/**
 * The rows of figures of documents, each made wholly from what the other modules keep of its document now: to make them again
 * changes nothing. What is left of a destroyed document are its figures; they are never made again, nor taken away.
 */
@Component
class MatterFigures {

    /** How many documents are taken away in one transaction. */
    private static final int AT_ONCE = 2_000;

    /** Whoever makes figures of a municipality makes them alone. */
    private static final int LOCK = 142;

    private final DSLContext db;

    MatterFigures(DSLContext db) {
        this.db = db;
    }

    /** Makes the figures of some documents anew; part of a work transaction. */
    void make(Collection<UUID> documents) {
        alone();
        Set<UUID> some = new HashSet<>(documents);
        db.select(DESTROYED.DOCUMENT_ID)
                .from(DESTROYED)
                .where(DESTROYED.DOCUMENT_ID.in(some))
                .forEach(row -> some.remove(row.value1()));
        replace(MATTER, MATTER.DOCUMENT_ID, MATTER_NOW, MATTER_NOW.DOCUMENT_ID, some);
        replace(STEP, STEP.DOCUMENT_ID, STEP_NOW, STEP_NOW.DOCUMENT_ID, some);
        replace(AFTER_VIEW, AFTER_VIEW.DOCUMENT_ID, AFTER_VIEW_NOW, AFTER_VIEW_NOW.DOCUMENT_ID, some);
        replace(RECEIPT, RECEIPT.DOCUMENT_ID, RECEIPT_NOW, RECEIPT_NOW.DOCUMENT_ID, some);
    }

    private void replace(
            Table<? extends Record> figures,
            Field<UUID> of,
            Table<? extends Record> now,
            Field<UUID> document,
            Set<UUID> some) {
        UUID[] ids = some.toArray(UUID[]::new);
        db.deleteFrom(figures).where(of.eq(DSL.any(ids))).execute();
        db.insertInto(figures)
                .select(db.select(now.fields()).from(now).where(document.eq(DSL.any(ids))))
                .execute();
    }

    /**
     * Takes some of the figures away that can be made again, never more than a transaction can do at once; part of a work
     * transaction.
     *
     * @return how many; none when none is left
     */
    int forgetSome() {
        alone();
        Field<UUID> document = DSL.field(DSL.name("document_id"), UUID.class);
        int gone = 0;
        for (Table<?> figures : List.of(MATTER, STEP, AFTER_VIEW, RECEIPT)) {
            gone += db.deleteFrom(figures)
                    .where(document.in(DSL.selectDistinct(document)
                            .from(figures)
                            .where(document.notIn(
                                    DSL.select(DESTROYED.DOCUMENT_ID).from(DESTROYED)))
                            .limit(AT_ONCE)))
                    .execute();
        }
        return gone;
    }

    private void alone() {
        db.execute("select pg_advisory_xact_lock({0}, tenancy.current_id())", DSL.inline(LOCK));
    }
}
