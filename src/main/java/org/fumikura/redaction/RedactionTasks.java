package org.fumikura.redaction;

import static org.fumikuradb.redaction.Tables.TASK;

import java.time.Duration;
import java.util.Optional;
import org.fumikura.shared.MachineClock;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** What the program still has to do for redactions, one thing for each at a time; in the caller's transaction. */
@Component
class RedactionTasks {

    static final int MOST_ATTEMPTS = 3;

    /** Longer than reading or making may take. */
    private static final Duration LEASE = Duration.ofMinutes(60);

    private final DSLContext db;
    private final MachineClock clock;

    RedactionTasks(DSLContext db, MachineClock clock) {
        this.db = db;
        this.clock = clock;
    }

    enum Kind {
        READ,
        MAKE
    }

    /** A thing to do, the caller's for as long as its lease lasts. */
    record Claimed(RedactionId id, Kind kind, int attempt) {}

    /** Replaces what there was to do. */
    void order(RedactionId id, Kind kind) {
        done(id);
        db.insertInto(TASK)
                .set(TASK.REDACTION_ID, id.value())
                .set(TASK.KIND, kind.name())
                .set(TASK.TRY_AFTER, clock.now())
                .execute();
    }

    Optional<Claimed> claim() {
        return db.selectFrom(TASK)
                .where(TASK.TROUBLE.eq(""), TASK.TRY_AFTER.le(clock.now()))
                .orderBy(TASK.TRY_AFTER)
                .limit(1)
                .forUpdate()
                .skipLocked()
                .fetchOptional()
                .map(row -> {
                    db.update(TASK)
                            .set(TASK.ATTEMPTS, row.getAttempts() + 1)
                            .set(TASK.TRY_AFTER, clock.now().plus(LEASE))
                            .where(TASK.REDACTION_ID.eq(row.getRedactionId()))
                            .execute();
                    return new Claimed(
                            new RedactionId(row.getRedactionId()), Kind.valueOf(row.getKind()), row.getAttempts() + 1);
                });
    }

    void done(RedactionId id) {
        db.deleteFrom(TASK).where(TASK.REDACTION_ID.eq(id.value())).execute();
    }

    /** Others were before it; this attempt does not count. */
    void again(Claimed claimed, Duration later) {
        db.update(TASK)
                .set(TASK.ATTEMPTS, claimed.attempt() - 1)
                .set(TASK.TRY_AFTER, clock.now().plus(later))
                .where(TASK.REDACTION_ID.eq(claimed.id().value()))
                .execute();
    }

    /** It can not be done; why is kept until something else is ordered. */
    void giveUp(RedactionId id, Kind kind, Failure why) {
        order(id, kind);
        db.update(TASK)
                .set(TASK.TROUBLE, why.code())
                .where(TASK.REDACTION_ID.eq(id.value()))
                .execute();
    }

    /** What is still to be done, or could not be. */
    Optional<Waiting> find(RedactionId id) {
        return db.selectFrom(TASK)
                .where(TASK.REDACTION_ID.eq(id.value()))
                .fetchOptional(row -> new Waiting(
                        Kind.valueOf(row.getKind()),
                        row.getTrouble().isEmpty() ? Optional.empty() : Optional.of(Failure.of(row.getTrouble()))));
    }

    /** @param failure why it could not be done; empty while it waits */
    record Waiting(Kind kind, Optional<Failure> failure) {}
}
