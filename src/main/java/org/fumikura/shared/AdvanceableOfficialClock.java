package org.fumikura.shared;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;

/**
 * An official clock that can be moved forward, for the demonstration city alone.
 *
 * <p>It goes on ticking with the machine. Its {@linkplain #offset() offset} is what its owner stores, to open with the same
 * official time again. It may be used by several threads.
 */
public final class AdvanceableOfficialClock extends OfficialClock {

    final AtomicReference<Duration> offset;

    /** Creates a clock that is ahead of the machine by the given offset, which may be negative. */
    public AdvanceableOfficialClock(MachineClock machine, Duration offset) {
        super(machine);
        this.offset = new AtomicReference<>(offset);
    }

    /** Creates a clock that shows the given moment now. */
    public static AdvanceableOfficialClock startingAt(MachineClock machine, Instant moment) {
        return new AdvanceableOfficialClock(machine, Duration.between(machine.now(), moment));
    }

    @Override
    public Duration offset() {
        return offset.get();
    }

    /**
     * Moves the official time to the given moment.
     *
     * @throws ClockGoesBack if the moment lies before the present official moment; the clock is then unchanged
     */
    public void advanceTo(Instant moment) {
        offset.updateAndGet(current -> {
            Instant machineNow = machineNow();
            Instant present = machineNow.plus(current);
            if (moment.isBefore(present)) {
                throw new ClockGoesBack(present, moment);
            }
            return Duration.between(machineNow, moment);
        });
    }

    /**
     * Lets the clock stand ahead of the machine by the given offset from now on.
     *
     * @throws ClockGoesBack if that would put the official time back; the clock is then unchanged
     */
    public void advanceTo(Duration newOffset) {
        offset.updateAndGet(current -> {
            requireForward(current, newOffset);
            return newOffset;
        });
    }

    /**
     * Makes sure that {@link #advanceTo(Duration)} would be possible.
     *
     * @throws ClockGoesBack if that would put the official time back
     */
    public void requireForward(Duration newOffset) {
        requireForward(offset.get(), newOffset);
    }

    private void requireForward(Duration current, Duration newOffset) {
        if (newOffset.compareTo(current) < 0) {
            Instant machineNow = machineNow();
            throw new ClockGoesBack(machineNow.plus(current), machineNow.plus(newOffset));
        }
    }
}
