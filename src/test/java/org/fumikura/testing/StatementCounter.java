package org.fumikura.testing;

import java.util.concurrent.atomic.AtomicInteger;
import org.jooq.ExecuteContext;
import org.jooq.ExecuteListener;

/** Counts the statements that the program sends, whoever makes it send them. */
public final class StatementCounter implements ExecuteListener {

    private static final long serialVersionUID = 1;

    private final AtomicInteger statements = new AtomicInteger();

    @Override
    public void executeStart(ExecuteContext context) {
        statements.incrementAndGet();
    }

    /** How many statements something takes. */
    public int during(Runnable work) {
        int before = statements.get();
        work.run();
        return statements.get() - before;
    }
}
