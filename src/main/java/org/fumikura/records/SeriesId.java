package org.fumikura.records;

import java.util.UUID;

/** The id of a number series of a section. */
public record SeriesId(UUID value) {}
