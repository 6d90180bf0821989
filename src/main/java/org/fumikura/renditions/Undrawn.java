package org.fumikura.renditions;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.fumikura.shared.MachineClock;
import org.springframework.stereotype.Component;

/** Pictures that could not be drawn lately, so that opening the page again does not cost the worker again. */
@Component
class Undrawn {

    /** Long enough for a paper to be read, short enough that what was mended on the machine shows the same day. */
    static final Duration REMEMBERED = Duration.ofMinutes(30);

    private static final int MOST = 10_000;

    private final MachineClock clock;
    private final Map<Path, Instant> seen = new LinkedHashMap<>();

    Undrawn(MachineClock clock) {
        this.clock = clock;
    }

    synchronized void add(Path picture) {
        seen.remove(picture);
        seen.put(picture, clock.now());
        if (seen.size() > MOST) {
            seen.remove(seen.keySet().iterator().next());
        }
    }

    synchronized boolean isEmpty() {
        return seen.isEmpty();
    }

    synchronized boolean contains(Path picture) {
        Instant at = seen.get(picture);
        return at != null && at.plus(REMEMBERED).isAfter(clock.now());
    }
}
