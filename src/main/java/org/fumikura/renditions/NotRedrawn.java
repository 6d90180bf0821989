package org.fumikura.renditions;

/** A PDF can not be read or drawn anew. */
public final class NotRedrawn extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Trouble trouble;

    NotRedrawn(Trouble trouble, String told) {
        super(told);
        this.trouble = trouble;
    }

    /** Why. */
    public Trouble trouble() {
        return trouble;
    }
}
