package org.fumikura.shared;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.temporal.ChronoField;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Creates time-ordered ids: UUID version 7 of RFC 9562.
 *
 * <p>Each id is greater than every id that the same instance created before, also within one microsecond and when the
 * machine's clock is set back. The program has one instance. It may be used by several threads.
 *
 * <p>The 12 bits after the milliseconds hold the fraction of the millisecond (RFC 9562, section 6.2, method 3); the last 62
 * bits are random.
 */
public final class Uuid7 {

    private static final int FRACTION_BITS = 12;
    private static final long FRACTION_MASK = (1L << FRACTION_BITS) - 1;
    private static final long VERSION = 0x7000L;
    private static final long VARIANT = 0x8000_0000_0000_0000L;
    private static final long RANDOM_MASK = 0x3FFF_FFFF_FFFF_FFFFL;

    private final MachineClock clock;
    private final SecureRandom random = new SecureRandom();
    private final AtomicLong last = new AtomicLong();

    /** Creates a source of ids that reads the given clock. */
    public Uuid7(MachineClock clock) {
        this.clock = clock;
    }

    /** Returns a new id. */
    public UUID create() {
        long reading = ticks(clock.now());
        long ticks = last.updateAndGet(previous -> Math.max(reading, previous + 1));
        long high = (ticks >>> FRACTION_BITS << 16) | VERSION | (ticks & FRACTION_MASK);
        return new UUID(high, VARIANT | (random.nextLong() & RANDOM_MASK));
    }

    private static long ticks(Instant moment) {
        long microOfMilli = moment.getLong(ChronoField.MICRO_OF_SECOND) % 1_000;
        long fraction = (microOfMilli << FRACTION_BITS) / 1_000;
        return (moment.toEpochMilli() << FRACTION_BITS) | fraction;
    }
}
