package org.fumikura.shared;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/**
 * The time of the office: it dates acts, deadlines, numbers and rules.
 *
 * <p>In service it is the machine's time and cannot be set. The demonstration city runs on an {@link
 * AdvanceableOfficialClock}, which only that module may create; everybody else asks for this type.
 */
public sealed class OfficialClock permits AdvanceableOfficialClock {

    /** The time zone of every business date. */
    public static final ZoneId ZONE = ZoneId.of("Asia/Tokyo");

    private final MachineClock machine;

    /** Creates a clock that shows the machine's time. */
    public OfficialClock(MachineClock machine) {
        this.machine = machine;
    }

    /** Returns the present official moment, truncated to microseconds. */
    public Instant now() {
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
