package org.fumikura.records;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.fumikura.organization.PersonId;
import org.fumikura.shared.MachineClock;
import org.springframework.stereotype.Component;

/**
 * Which attachments people are reading in pieces right now: a viewer fetches a long file in many ranges, and the access log
 * gets one line for them and not hundreds. What this has forgotten is noted once more; nothing goes unnoted.
 */
@Component
class Readings {

    private static final Duration SPELL = Duration.ofMinutes(10);
    private static final int MOST = 10_000;

    private final MachineClock clock;
    private final Map<Reading, Instant> noted = new LinkedHashMap<>();

    Readings(MachineClock clock) {
        this.clock = clock;
    }

    synchronized void open(PersonId person, UUID attachment) {
        var reading = new Reading(person, attachment);
        noted.remove(reading);
        noted.put(reading, clock.now());
        if (noted.size() > MOST) {
            noted.remove(noted.keySet().iterator().next());
        }
    }

    synchronized boolean isOpen(PersonId person, UUID attachment) {
        Instant at = noted.get(new Reading(person, attachment));
        return at != null && at.plus(SPELL).isAfter(clock.now());
    }

    private record Reading(PersonId person, UUID attachment) {}
}
