package org.fumikura.meetings;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.fumikura.organization.PostId;
import org.fumikura.records.DocumentId;

/**
 * A line of a team's log.
 *
 * @param by the post that wrote it
 */
public record TeamEntry(
        UUID id,
        TeamId team,
        Optional<ThemeId> theme,
        LocalDate day,
        String words,
        Optional<DocumentId> document,
        PostId by) {}
