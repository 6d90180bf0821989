package org.fumikura.meetings;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.fumikura.organization.PostId;

/**
 * Something to be done for a theme.
 *
 * @param instruction the instruction of the body that it comes from
 */
public record ThemeTask(
        UUID id,
        ThemeId theme,
        int ordinal,
        String wording,
        PostId owner,
        LocalDate due,
        Optional<LocalDate> done,
        Optional<InstructionId> instruction) {

    public boolean isLate(LocalDate today) {
        return done.isEmpty() && due.isBefore(today);
    }
}
