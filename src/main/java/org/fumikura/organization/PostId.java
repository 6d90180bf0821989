package org.fumikura.organization;

import java.util.UUID;

/** The id of a 職 in a unit. */
public record PostId(UUID value) {}
