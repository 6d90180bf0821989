package org.fumikura.records;

import java.util.UUID;

/** The id of a document. */
public record DocumentId(UUID value) {}
