package org.fumikura.testing;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import org.fumikura.shared.OfficialClock;
import org.fumikura.shared.SettableClock;

/**
 * The two clocks of the program under test. They stand still until a test moves them; every class finds the official one at
 * {@link #OPENING}. The official clock keeps its distance to the machine's, so that moving one moves the other.
 */
public final class TestClocks {

    /** When the demonstration city opens, in Tokyo: a Friday. */
    public static final LocalDateTime OPENING = LocalDateTime.of(2022, 5, 20, 9, 0);

    private final SettableClock machine;
    private final OfficialClock official;

    TestClocks(SettableClock machine, OfficialClock official) {
        this.machine = machine;
        this.official = official;
    }

    /** Sets the official time, forward or back; as in Tokyo. */
    public void setOfficial(LocalDateTime moment) {
        setOfficial(moment.atZone(OfficialClock.ZONE).toInstant());
    }

    /** Sets the official time, forward or back. */
    public void setOfficial(Instant moment) {
        machine.set(moment.minus(official.offset()));
    }

    /** Lets time pass on both clocks. */
    public void advance(Duration duration) {
        machine.advance(duration);
    }

    public Instant officialNow() {
        return official.now();
    }

    public LocalDate officialToday() {
        return official.today();
    }

    public Instant machineNow() {
        return machine.now();
    }
}
