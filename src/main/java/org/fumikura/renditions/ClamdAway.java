package org.fumikura.renditions;

import java.io.IOException;

/** clamd is not there, went away in the middle, or says nothing: no fault of what it was asked about. */
final class ClamdAway extends IOException {

    private static final long serialVersionUID = 1L;

    ClamdAway(String message) {
        super(message);
    }

    private ClamdAway(IOException why) {
        super(why.getMessage(), why);
    }

    static ClamdAway of(IOException why) {
        return why instanceof ClamdAway known ? known : new ClamdAway(why);
    }
}
