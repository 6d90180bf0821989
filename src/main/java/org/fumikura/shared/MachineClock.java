package org.fumikura.shared;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * The time of the machine: it dates sessions, jobs, tokens, ids and signatures.
 *
 * <p>Business dates come from {@link OfficialClock}. Nothing else in the product asks the Java runtime or the database for
 * the time.
 */
@FunctionalInterface
public interface MachineClock {

    /** Returns the present moment, truncated to microseconds, which is what the database keeps. */
    Instant now();

    /** Returns the clock of the computer that the program runs on. */
    static MachineClock system() {
        return of(Clock.systemUTC());
    }

    /** Returns a machine clock that reads another clock and truncates what it reads to microseconds. */
    static MachineClock of(Clock clock) {
        return () -> clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
