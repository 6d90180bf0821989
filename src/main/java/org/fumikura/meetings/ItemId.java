package org.fumikura.meetings;

import java.util.UUID;

/** The id of an item on the agenda of a session. */
public record ItemId(UUID value) {}
