package org.fumikura.meetings;

import java.util.UUID;

/** The id of a theme of a team. */
public record ThemeId(UUID value) {}
