package org.fumikura.ledger;

/** Something that follows the ledger with a position of its own, outside of the database, and need not look all the time. */
@FunctionalInterface
public interface Watcher {

    /**
     * Something was written, in some municipality, by this program. Called by whoever wrote, who does not wait. What other
     * programs of the installation write is not told: look now and then as well.
     */
    void grown();
}
