package org.fumikura.testing;

import java.util.concurrent.atomic.AtomicInteger;
import org.jooq.ExecuteContext;
import org.jooq.ExecuteListener;

/** Counts the statements that the program sends, whoever makes it send them. */
public final class StatementCounter implements ExecuteListener {

    private static final long serialVersionUID = 1;

    private static final int TIMES = 4;

    private final AtomicInteger statements = new AtomicInteger();

    @Override
    public void executeStart(ExecuteContext context) {
        statements.incrementAndGet();
    }

    /** How many statements something takes: the least of some times, because followers of the ledger ask on their own. */
    public int during(Runnable work) {
        int least = Integer.MAX_VALUE;
        for (int time = 0; time < TIMES; time++) {
            int before = statements.get();
            work.run();
            least = Math.min(least, statements.get() - before);
        }
        return least;
    }
}
