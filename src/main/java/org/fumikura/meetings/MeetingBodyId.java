package org.fumikura.meetings;

import java.util.UUID;

/** The id of a body (会議体). */
public record MeetingBodyId(UUID value) {}
