package org.fumikura.organization;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * That a person is away. Kind and note are for her and for those who keep her absences; to everybody else she is away until
 * then.
 *
 * @param to the moment from which she is back; empty while nobody knows
 * @param enteredBy herself, or who entered it for her
 * @param cancelled whether it was taken back before it began
 */
public record Absence(
        UUID id,
        PersonId person,
        AbsenceKind kind,
        Instant from,
        Optional<Instant> to,
        String note,
        PersonId enteredBy,
        boolean cancelled) {

    During during() {
        return new During(from, to);
    }
}
