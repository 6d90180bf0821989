package org.fumikura.ledger;

import java.util.List;

/**
 * Something that lags behind the ledger on purpose: notices, search, statistics. It is called in the order of positions,
 * in a transaction of the municipality that also moves the follower's own position: effects in the database happen exactly
 * once, effects elsewhere at least once and must be harmless when repeated.
 */
public interface Follower {

    /** Stable; positions are kept under it. */
    String name();

    /** Applies entries that it has not seen. An exception leaves its position where it was; it is called again later. */
    void apply(List<LedgerEntry> entries);
}
