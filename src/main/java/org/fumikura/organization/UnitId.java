package org.fumikura.organization;

import java.util.UUID;

/** The id of an organisational unit. */
public record UnitId(UUID value) {}
