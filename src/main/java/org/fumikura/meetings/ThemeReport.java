package org.fumikura.meetings;

import java.time.LocalDate;
import java.util.UUID;
import org.fumikura.shared.Text;

/**
 * An item of a session of a body, with which a theme is reported.
 *
 * @param label of the session
 */
public record ThemeReport(UUID id, SessionId session, String title, Text label, LocalDate day) {

    public String path() {
        return TeamSources.path(session);
    }
}
