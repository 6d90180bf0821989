package org.fumikura.approval;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.fumikura.shared.Text;

/**
 * A matter in a list, for one who may read it.
 *
 * @param number its 起案番号
 * @param drafter what the drafter's post is called
 * @param since when the present state or step began
 */
public record MatterLine(
        UUID id,
        String number,
        String title,
        MatterState state,
        Text drafter,
        Optional<LocalDate> dueOn,
        Optional<Long> amount,
        Optional<Instant> since,
        int attachments,
        List<Place> route) {

    /**
     * One place on the route as a list or a line of steps shows it.
     *
     * @param mine whether the reader's acting post is asked there
     */
    public record Place(
            int ordinal, StepKind kind, StepState state, Text post, boolean mine, Optional<Instant> actedAt) {}
}
