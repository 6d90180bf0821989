package org.fumikura.tenancy;

/** The official day turned during a write. */
final class TurnOfDay extends RuntimeException {

    private static final long serialVersionUID = 1;

    TurnOfDay() {
        super("the official day turned during a write", null, false, false);
    }
}
