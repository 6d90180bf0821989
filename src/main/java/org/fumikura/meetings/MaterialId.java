package org.fumikura.meetings;

import java.util.UUID;

/** The id of a material of an item. */
public record MaterialId(UUID value) {}
