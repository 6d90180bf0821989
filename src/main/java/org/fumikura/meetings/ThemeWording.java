package org.fumikura.meetings;

import java.time.LocalDate;
import java.util.Optional;
import org.fumikura.organization.PostId;

/**
 * A change of what a theme is called and of its goal.
 *
 * @param instruction the instruction of the body by which it was changed
 * @param reason why, where no instruction says so
 */
public record ThemeWording(
        String titleBefore,
        String titleAfter,
        String goalBefore,
        String goalAfter,
        Optional<InstructionId> instruction,
        String reason,
        LocalDate day,
        PostId by) {}
