package org.fumikura.ledger;

import java.util.UUID;

/**
 * What an act is about.
 *
 * @param kind one lower-case word, such as {@code document}
 */
public record Subject(String kind, UUID id) {}
