package org.fumikura.meetings;

import java.time.LocalDate;
import java.util.UUID;
import org.fumikura.shared.Text;

/**
 * An instruction of a body that a theme answers.
 *
 * @param label of the session at which it was given
 */
public record ThemeInstruction(UUID id, SessionId session, String wording, Text label, LocalDate day) {

    public String path() {
        return TeamSources.path(session);
    }
}
