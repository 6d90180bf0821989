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
 * gets one line for them and not hundreds. What this has forgotten is noted once more; nothing goes unnoted. What was noted may
 * still fail; what was really sent is remembered by itself.
 */
@Component
class Readings {

    private static final Duration SPELL = Duration.ofMinutes(10);
    private static final int MOST = 10_000;

    private final MachineClock clock;
    private final Map<Reading, Instant> noted = new LinkedHashMap<>();
    private final Map<Reading, Instant> sent = new LinkedHashMap<>();

    Readings(MachineClock clock) {
        this.clock = clock;
    }

    synchronized void open(PersonId person, UUID attachment) {
        remember(noted, new Reading(person, attachment));
    }

    synchronized boolean isOpen(PersonId person, UUID attachment) {
        return isRemembered(noted, new Reading(person, attachment));
    }

    synchronized void send(PersonId person, UUID attachment) {
        remember(sent, new Reading(person, attachment));
    }

    synchronized boolean isSent(PersonId person, UUID attachment) {
        return isRemembered(sent, new Reading(person, attachment));
    }

    private void remember(Map<Reading, Instant> where, Reading reading) {
        where.remove(reading);
        where.put(reading, clock.now());
        if (where.size() > MOST) {
            where.remove(where.keySet().iterator().next());
        }
    }

    private boolean isRemembered(Map<Reading, Instant> where, Reading reading) {
        Instant at = where.get(reading);
        return at != null && at.plus(SPELL).isAfter(clock.now());
    }

    private record Reading(PersonId person, UUID attachment) {}
}
