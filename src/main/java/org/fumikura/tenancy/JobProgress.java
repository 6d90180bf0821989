package org.fumikura.tenancy;

import static org.fumikuradb.tenancy.Tables.JOB;

import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** How far a running job has come; kept, so that it is seen on screens and survives a crash. */
public final class JobProgress {

    private final DSLContext db;
    private final Transactions transactions;
    private final UUID job;
    private final BooleanSupplier ending;
    private @Nullable String mark;
    private long done;

    JobProgress(
            DSLContext db,
            Transactions transactions,
            UUID job,
            BooleanSupplier ending,
            @Nullable String mark,
            long done) {
        this.db = db;
        this.transactions = transactions;
        this.job = job;
        this.ending = ending;
        this.mark = mark;
        this.done = done;
    }

    /** Where an earlier run stopped, in the words that it gave to {@link #advance}. */
    public Optional<String> mark() {
        return Optional.ofNullable(mark);
    }

    /** How many pieces are done, by earlier runs of the same job too. */
    public long done() {
        return done;
    }

    /** Says how many pieces there are in all. */
    public void expect(long total) {
        transactions.work(
                () -> db.update(JOB).set(JOB.TOTAL, total).where(JOB.ID.eq(job)).execute());
    }

    /**
     * Says that some more pieces are done.
     *
     * @param where where to go on from
     * @throws JobInterrupted when the program ends; the job goes on at its next start
     */
    public void advance(long pieces, String where) {
        done += pieces;
        mark = where;
        transactions.work(() -> db.update(JOB)
                .set(JOB.DONE, done)
                .set(JOB.MARK, where)
                .where(JOB.ID.eq(job))
                .execute());
        if (ending.getAsBoolean()) {
            throw new JobInterrupted();
        }
    }
}
