package org.fumikura.shared;

import java.time.Duration;

/** Sets an official clock back, which nobody in the program can: for the next test that begins with it. */
public final class Rewind {

    private Rewind() {}

    public static void to(AdvanceableOfficialClock clock, Duration offset) {
        clock.offset.set(offset);
    }
}
