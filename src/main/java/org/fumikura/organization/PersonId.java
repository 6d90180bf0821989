package org.fumikura.organization;

import java.util.UUID;

/** The id of a person who signs in. */
public record PersonId(UUID value) {}
