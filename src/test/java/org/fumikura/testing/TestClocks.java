package org.fumikura.testing;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import org.fumikura.shared.AdvanceableOfficialClock;
import org.fumikura.shared.OfficialClock;
import org.fumikura.shared.Rewind;
import org.fumikura.shared.SettableClock;

/**
 * The two clocks of the program under test. They stand still until a test moves them; every class finds the official one at
 * {@link #OPENING}. The official clock keeps its distance to the machine's, so that moving one moves the other; a new
 * class finds the distance as it was.
 */
public final class TestClocks {

    /** When the demonstration city opens, in Tokyo: a Friday. */
    public static final LocalDateTime OPENING = LocalDateTime.of(2022, 5, 20, 9, 0);

    /** What the machine's clock shows then. */
    static final Instant MACHINE_OPENING = Instant.parse("2026-11-24T00:00:00Z");

    private final SettableClock machine;
    private final AdvanceableOfficialClock official;

    TestClocks(SettableClock machine, AdvanceableOfficialClock official) {
        this.machine = machine;
        this.official = official;
    }

    /** Puts both clocks where every class finds them, whatever they were moved to. */
    void rewind() {
        machine.set(MACHINE_OPENING);
        Rewind.to(
                official,
                Duration.between(
                        MACHINE_OPENING, OPENING.atZone(OfficialClock.ZONE).toInstant()));
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
