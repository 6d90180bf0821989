package org.fumikura.shared;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicReference;

/** A machine clock for tests: it stands still until it is moved, forward or back. */
public final class SettableClock implements MachineClock {

    private final AtomicReference<Instant> now;

    public SettableClock(Instant now) {
        this.now = new AtomicReference<>(now.truncatedTo(ChronoUnit.MICROS));
    }

    /** Returns a clock that stands at a Tokyo time such as {@code 2022-05-20T09:00}. */
    public static SettableClock atTokyo(String dateTime) {
        return new SettableClock(
                LocalDateTime.parse(dateTime).atZone(OfficialClock.ZONE).toInstant());
    }

    @Override
    public Instant now() {
        return now.get();
    }

    public void set(Instant moment) {
        now.set(moment.truncatedTo(ChronoUnit.MICROS));
    }

    public void advance(Duration duration) {
        now.updateAndGet(moment -> moment.plus(duration).truncatedTo(ChronoUnit.MICROS));
    }
}
