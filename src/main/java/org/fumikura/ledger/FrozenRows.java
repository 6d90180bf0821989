package org.fumikura.ledger;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * How the owner of rows lets them be checked against the acts that froze them. Verification computes the digest again and
 * compares it with the one in the chain.
 */
public interface FrozenRows {

    /** The kind of act whose digest this owner can compute. */
    String actKind();

    /**
     * The digest of the rows as they stand now.
     *
     * @return empty when the rows were lawfully destroyed and only the stub is left
     */
    Optional<byte[]> digest(UUID subject, long position);

    /**
     * Every subject of the current municipality whose rows say that such an act was done: each must have one in the chain.
     *
     * @return empty when the rows alone can not tell
     */
    default Set<UUID> subjects() {
        return Set.of();
    }

    /** Whether this act destroys words lawfully, so that they and their digests may be missing from then on. */
    default boolean erases() {
        return false;
    }

    /** How to name the record to a person, e.g. 「起案 4-0123 …」. */
    String label(UUID subject);
}
