package org.fumikura;

import org.fumikura.shared.Refusal;
import org.springframework.boot.SpringBootExceptionReporter;

/**
 * Keeps a refusal to start out of the log of faults: {@link Fumikura#main} says it in its own words, and nothing is broken.
 */
final class RefusalReporter implements SpringBootExceptionReporter {

    @Override
    public boolean reportException(Throwable failure) {
        return failure instanceof Refusal;
    }
}
