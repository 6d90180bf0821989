package org.fumikura.search;

import org.springframework.stereotype.Component;

/** The search of the program under test, which follows when a test says so. */
@Component
public class SearchAtHand {

    private final Indexes indexes;

    SearchAtHand(Indexes indexes) {
        this.indexes = indexes;
    }

    /** Brings the indexes up to the ledgers. */
    public void catchUp() {
        indexes.catchUp();
    }

    /** Forgets everything that was not committed. */
    public void close() {
        indexes.close();
    }
}
