package org.fumikura.search;

import java.io.IOException;

/** What is kept of an index is not what was written, or no longer understood; it can only be made anew. */
final class IndexDamaged extends RuntimeException {

    private static final long serialVersionUID = 1;

    IndexDamaged(IOException cause) {
        super(cause);
    }
}
