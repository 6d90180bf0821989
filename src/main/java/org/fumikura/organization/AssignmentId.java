package org.fumikura.organization;

import java.util.UUID;

/** The id of a person's holding of a post. */
public record AssignmentId(UUID value) {}
