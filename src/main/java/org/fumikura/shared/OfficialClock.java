package org.fumikura.shared;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.function.Supplier;

/**
 * The time of the office: it dates acts, deadlines, numbers and rules.
 *
 * <p>In service it is the machine's time and cannot be set. The demonstration city runs on an {@link
 * AdvanceableOfficialClock}, which only that module may create; everybody else asks for this type.
 */
public sealed class OfficialClock permits AdvanceableOfficialClock {

    /** The time zone of every business date. */
    public static final ZoneId ZONE = ZoneId.of("Asia/Tokyo");

    private static final ScopedValue<Instant> AHEAD = ScopedValue.newInstance();

    private final MachineClock machine;

    /** Creates a clock that shows the machine's time. */
    public OfficialClock(MachineClock machine) {
        this.machine = machine;
    }

    /**
     * Lets a question see a moment to come as the present one, whatever clock it asks. For reading only: nothing may be dated
     * by it, which is why only a read-only transaction does this.
     */
    public static <T> T ahead(Instant moment, Supplier<T> question) {
        return ScopedValue.where(AHEAD, moment).call(question::get);
    }

    /** Returns the present official moment, truncated to microseconds. */
    public Instant now() {
        return AHEAD.isBound() ? AHEAD.get() : present();
    }

    private Instant present() {
        return machine.now().plus(offset()).truncatedTo(ChronoUnit.MICROS);
    }

    /** Returns the present official day in {@link #ZONE}. */
    public LocalDate today() {
        return LocalDate.ofInstant(now(), ZONE);
    }

    /** Returns the present official day and time in {@link #ZONE}. */
    public LocalDateTime dateTime() {
        return LocalDateTime.ofInstant(now(), ZONE);
    }

    /** Returns how far the official time is ahead of the machine's; negative if it is behind, zero in service. */
    public Duration offset() {
        return Duration.ZERO;
    }

    /** Returns the machine's present moment, from which the official one is reckoned. */
    final Instant machineNow() {
        return machine.now();
    }
}
