package org.fumikura.tenancy;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.fumikura.shared.Text;

/**
 * A job as it stands.
 *
 * @param orderedBy the schedule, or the act or the person that ordered it
 * @param done pieces that are done
 * @param total pieces in all, empty while nobody knows
 * @param result empty while it has not ended
 */
public record Job(
        UUID id,
        String kind,
        Text label,
        JobState state,
        String orderedBy,
        Instant orderedAt,
        Optional<Instant> begunAt,
        Optional<Instant> endedAt,
        long done,
        OptionalLong total,
        Optional<Text> result) {}
