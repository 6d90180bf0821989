package org.fumikura.demo;

import static org.fumikuradb.demo.Tables.PROGRESS;

import java.util.HashSet;
import java.util.Set;
import org.fumikura.tenancy.Transactions;
import org.jooq.DSLContext;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * Which steps of building the current municipality are done. A step and its mark are one write: after a crash a step is done
 * wholly or not at all, and building goes on with the first one that is not.
 */
@Component
@Profile({"demo", "test"})
class Progress {

    private final DSLContext db;
    private final Transactions transactions;

    Progress(DSLContext db, Transactions transactions) {
        this.db = db;
        this.transactions = transactions;
    }

    /** The names of all steps that are done. */
    Set<String> done() {
        return new HashSet<>(
                transactions.read(() -> db.select(PROGRESS.STEP).from(PROGRESS).fetch(PROGRESS.STEP)));
    }

    /** Does a step, which leaves at least one act, and marks it as done. */
    void perform(String step, Runnable work) {
        transactions.write(() -> {
            // Building would wait for the disk a thousand times; what a crash takes away, it takes with its mark.
            db.execute("set local synchronous_commit to off");
            work.run();
            db.insertInto(PROGRESS).set(PROGRESS.STEP, step).execute();
        });
    }
}
