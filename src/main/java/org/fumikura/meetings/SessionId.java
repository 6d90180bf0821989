package org.fumikura.meetings;

import java.util.UUID;

/** The id of a session of a body. */
public record SessionId(UUID value) {}
