package org.fumikura.tenancy;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.CannotCreateTransactionException;

/**
 * Who came first is served first. The pool of connections alone lets newcomers overtake: when more people work than the
 * machine can serve at once, somebody would wait until her patience ends while others are served again and again.
 */
@Component
class WaitingLine {

    /** Connections for what does not come through {@link Transactions}, such as claiming jobs. */
    private static final int APART = 2;

    private final Semaphore turns;
    private final long patience;

    /**
     * @param connections how many the pool has
     * @param patience how long one waits, in milliseconds
     */
    WaitingLine(
            @Value("${spring.datasource.hikari.maximum-pool-size}") int connections,
            @Value("${spring.datasource.hikari.connection-timeout}") long patience) {
        this.turns = new Semaphore(Math.max(1, connections - APART), true);
        this.patience = patience;
    }

    /**
     * Does something that needs one connection when it is its turn. Must not be called in the turn of the same thread.
     *
     * @throws CannotCreateTransactionException when it was not its turn within the patience; nothing was done
     */
    <T> T take(Supplier<T> body) {
        await();
        try {
            return body.get();
        } finally {
            turns.release();
        }
    }

    private void await() {
        try {
            if (!turns.tryAcquire(patience, TimeUnit.MILLISECONDS)) {
                throw new CannotCreateTransactionException("no turn within " + patience + " ms");
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new CannotCreateTransactionException("told to stop while waiting for a turn", stop);
        }
    }
}
