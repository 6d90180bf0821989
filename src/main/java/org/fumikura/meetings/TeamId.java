package org.fumikura.meetings;

import java.util.UUID;

/** The id of a project team or working group. */
public record TeamId(UUID value) {}
