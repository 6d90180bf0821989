package org.fumikura.renditions;

import static org.fumikuradb.renditions.Tables.RENDITION;
import static org.fumikuradb.renditions.Tables.TASK;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.fumikura.content.Sha256;
import org.fumikura.content.Stored;
import org.fumikura.shared.MachineClock;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/**
 * What is still to be made: one row for each task. A row waits until somebody has claimed it and brought what was made; one that
 * was claimed by a program that died is claimed again after its lease. All of it in the caller's transaction.
 */
@Component
class RenditionOrders {

    /** After so many lost workers it is the file's own fault. */
    static final int MOST_ATTEMPTS = 3;

    private final DSLContext db;
    private final Clamd clamd;
    private final MachineClock clock;

    RenditionOrders(DSLContext db, Clamd clamd, MachineClock clock) {
        this.db = db;
        this.clamd = clamd;
        this.clock = clock;
    }

    /** Bytes are kept that were not there before: they are scanned before they are opened. */
    void order(Stored stored) {
        int added = db.insertInto(RENDITION)
                .set(RENDITION.SHA256, stored.sha256().bytes())
                .set(RENDITION.STATE, Rendition.State.WAITING.name())
                .onConflictDoNothing()
                .execute();
        if (added > 0) {
            order(stored.sha256(), clamd.isThere() ? WorkOrder.Task.SCAN : WorkOrder.Task.DESCRIBE);
        }
    }

    /** One more thing is to be made of bytes. */
    void order(Sha256 sha256, WorkOrder.Task task) {
        Instant now = clock.now();
        db.insertInto(TASK)
                .set(TASK.SHA256, sha256.bytes())
                .set(TASK.KIND, task.name())
                .set(TASK.ORDERED_AT, now)
                .set(TASK.TRY_AFTER, now)
                .onConflictDoNothing()
                .execute();
    }

    /**
     * Has some of those scanned that never were, so that at most so many wait; what can be shown of them stays.
     *
     * @return false when there is no more of them
     */
    boolean scanOlder(int most) {
        int waiting = db.fetchCount(TASK, TASK.KIND.eq(WorkOrder.Task.SCAN.name()));
        if (waiting >= most) {
            return true;
        }
        List<Sha256> older = db.select(RENDITION.SHA256)
                .from(RENDITION)
                .where(
                        RENDITION.SCANNED_AT.isNull(),
                        DSL.notExists(DSL.selectOne()
                                .from(TASK)
                                .where(
                                        TASK.TENANT_ID.eq(RENDITION.TENANT_ID),
                                        TASK.SHA256.eq(RENDITION.SHA256),
                                        TASK.KIND.eq(WorkOrder.Task.SCAN.name()))))
                .orderBy(RENDITION.SHA256)
                .limit(most - waiting)
                .fetch(row -> Sha256.of(row.value1()));
        older.forEach(sha256 -> order(sha256, WorkOrder.Task.SCAN));
        return !older.isEmpty();
    }

    /** Puts what still waits of these before the others. */
    void hasten(Collection<Sha256> awaited) {
        db.update(TASK)
                .set(TASK.URGENT, true)
                .where(
                        TASK.SHA256.in(awaited.stream().map(Sha256::bytes).toList()),
                        TASK.KIND.ne(WorkOrder.Task.PRESERVE.name()),
                        TASK.URGENT.isFalse())
                .execute();
    }

    /** The next task of these that waits, as the caller's for as long as its lease lasts. */
    Optional<Claimed> claim(Set<WorkOrder.Task> tasks) {
        Instant now = clock.now();
        List<String> kinds = tasks.stream().map(Enum::name).toList();
        return db.select(TASK.SHA256, TASK.KIND, TASK.ATTEMPTS)
                .from(TASK)
                .where(TASK.KIND.in(kinds), TASK.TRY_AFTER.le(now))
                .orderBy(TASK.URGENT.desc(), TASK.ORDERED_AT)
                .limit(1)
                .forUpdate()
                .skipLocked()
                .fetchOptional()
                .map(row -> {
                    var claimed = new Claimed(
                            Sha256.of(row.value1()), WorkOrder.Task.valueOf(row.value2()), row.value3() + 1);
                    db.update(TASK)
                            .set(TASK.ATTEMPTS, claimed.attempt())
                            .set(
                                    TASK.TRY_AFTER,
                                    now.plus(claimed.task().patience())
                                            .plus(claimed.task().patience()))
                            .where(TASK.SHA256.eq(row.value1()), TASK.KIND.eq(row.value2()))
                            .execute();
                    return claimed;
                });
    }

    /** A task that somebody is about to carry out, for the n-th time. */
    record Claimed(Sha256 sha256, WorkOrder.Task task, int attempt) {}

    /** It has been carried out, or given up. */
    void done(Claimed claimed) {
        db.deleteFrom(TASK)
                .where(
                        TASK.SHA256.eq(claimed.sha256().bytes()),
                        TASK.KIND.eq(claimed.task().name()))
                .execute();
    }

    /** It has been scanned, or can not be: what waited for that is described now, as urgently. */
    void scanned(Claimed claimed) {
        boolean urgent = db.fetchExists(
                TASK,
                TASK.SHA256.eq(claimed.sha256().bytes()),
                TASK.KIND.eq(claimed.task().name()),
                TASK.URGENT.isTrue());
        done(claimed);
        boolean waits = db.fetchExists(
                RENDITION,
                RENDITION.SHA256.eq(claimed.sha256().bytes()),
                RENDITION.STATE.eq(Rendition.State.WAITING.name()));
        if (waits) {
            order(claimed.sha256(), WorkOrder.Task.DESCRIBE);
        }
        if (waits && urgent) {
            hasten(List.of(claimed.sha256()));
        }
    }

    /** Nothing else is made of these bytes. */
    void cancelOthers(Claimed claimed) {
        db.deleteFrom(TASK)
                .where(
                        TASK.SHA256.eq(claimed.sha256().bytes()),
                        TASK.KIND.ne(claimed.task().name()))
                .execute();
    }

    /** It was not carried out this time. */
    void again(Claimed claimed, Duration wait) {
        putOff(claimed, wait, claimed.attempt());
    }

    /** It was not even tried, or is not finished yet. */
    void uncounted(Claimed claimed, Duration wait) {
        putOff(claimed, wait, claimed.attempt() - 1);
    }

    /** A part of it is done: what was tried for the rest begins anew. */
    void goOn(Claimed claimed) {
        putOff(claimed, Duration.ZERO, 0);
    }

    private void putOff(Claimed claimed, Duration wait, int attempts) {
        db.update(TASK)
                .set(TASK.TRY_AFTER, clock.now().plus(wait))
                .set(TASK.ATTEMPTS, attempts)
                .where(
                        TASK.SHA256.eq(claimed.sha256().bytes()),
                        TASK.KIND.eq(claimed.task().name()))
                .execute();
    }

    /** Has those described anew that a missing program kept from being shown. */
    void retry() {
        db.update(RENDITION)
                .set(RENDITION.STATE, Rendition.State.WAITING.name())
                .setNull(RENDITION.TROUBLE)
                .where(RENDITION.TROUBLE.eq(Trouble.NO_PROGRAM.name()))
                .returning(RENDITION.SHA256)
                .fetch(row -> Sha256.of(row.get(RENDITION.SHA256)))
                .forEach(sha256 -> order(sha256, WorkOrder.Task.DESCRIBE));
    }

    /** Its PDF/A has gone: it is made anew. */
    void preserveAnew(Sha256 sha256) {
        int gone = db.update(RENDITION)
                .setNull(RENDITION.PRESERVED)
                .where(RENDITION.SHA256.eq(sha256.bytes()), RENDITION.PRESERVED.isNotNull())
                .execute();
        if (gone > 0) {
            order(sha256, WorkOrder.Task.PRESERVE);
        }
    }

    /** The copy in which it is read has gone: it is made anew. */
    void describeAnew(Sha256 sha256) {
        int waits = db.update(RENDITION)
                .set(RENDITION.STATE, Rendition.State.WAITING.name())
                .where(RENDITION.SHA256.eq(sha256.bytes()), RENDITION.STATE.eq(Rendition.State.READY.name()))
                .execute();
        if (waits > 0) {
            order(sha256, WorkOrder.Task.DESCRIBE);
        }
    }
}
