package org.fumikura.redaction;

import java.util.UUID;

/** The id of a redaction. */
public record RedactionId(UUID value) {}
