package org.fumikura.ledger;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One line of the ledger as readers see it.
 *
 * @param position from 1, without gaps within a municipality
 * @param detail null once it was lawfully erased
 */
public record LedgerEntry(
        long position,
        UUID id,
        String kind,
        Subject subject,
        @Nullable UUID person,
        @Nullable UUID post,
        @Nullable String cause,
        Instant officialAt,
        Instant machineAt,
        @Nullable UUID rule,
        @Nullable Detail detail) {

    /**
     * The words of an entry.
     *
     * @param doer post and unit, or the job, as they were called at that moment
     * @param title what the subject was called at that moment
     */
    public record Detail(String doer, String title, String reason, List<Act.Change> changes) {}
}
