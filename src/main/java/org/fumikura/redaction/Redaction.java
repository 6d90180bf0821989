package org.fumikura.redaction;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.fumikura.content.Sha256;
import org.fumikura.organization.PersonId;
import org.fumikura.organization.UnitId;
import org.fumikura.renditions.Proof;
import org.jspecify.annotations.Nullable;

/**
 * A redaction as it stands.
 *
 * @param unit the section whose people see it
 * @param source the PDF it was begun with
 * @param kept whether the bytes of that are still here
 * @param markedBy who began it and says what is to be gone
 * @param conceal whether parts are so wide that nothing tells the length of what stood there
 * @param round how often it was made
 */
public record Redaction(
        RedactionId id,
        String name,
        UnitId unit,
        @Nullable Origin origin,
        Sha256 source,
        boolean kept,
        RedactionState state,
        Instant begunAt,
        PersonId markedBy,
        UUID markedIn,
        boolean conceal,
        int round,
        Optional<Result> result,
        Optional<Confirmation> confirmation) {

    /** What a higher module handed over: its kind, as {@link RedactionOrigin} names it, and its id. */
    public record Origin(String kind, UUID id) {}

    /** What was made, and the proof that what was to be gone is not in it. */
    public record Result(Sha256 sha256, long size, Proof proof, Instant provedAt) {}

    /** By the second person. */
    public record Confirmation(PersonId by, Instant at) {}

    /** Whether the new PDF may be given to somebody. */
    public boolean isConfirmed() {
        return state == RedactionState.CONFIRMED || state == RedactionState.HANDED_OUT;
    }

    boolean isOver() {
        return isConfirmed() || state == RedactionState.WITHDRAWN;
    }
}
