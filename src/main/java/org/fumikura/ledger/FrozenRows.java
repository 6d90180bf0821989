package org.fumikura.ledger;

import java.util.Optional;
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

    /** How to name the record to a person, e.g. 「起案 4-0123 …」. */
    String label(UUID subject);
}
