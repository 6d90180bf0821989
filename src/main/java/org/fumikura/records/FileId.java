package org.fumikura.records;

import java.util.UUID;

/** The id of a file (簿冊). */
public record FileId(UUID value) {}
