package org.fumikura.organization;

import org.fumikura.shared.Text;

/** A row of a file can not be taken in. */
public final class RowRefused extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final Text why;

    public RowRefused(Text why) {
        super(why.en());
        this.why = why;
    }

    public Text why() {
        return why;
    }
}
