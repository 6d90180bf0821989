package org.fumikura.renditions;

/** An order was not carried out: the worker process ended, or took too long and was ended. */
final class WorkerTrouble extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final boolean slow;

    WorkerTrouble(String message, boolean slow) {
        super(message);
        this.slow = slow;
    }

    /** Whether this very order took too long. */
    boolean isSlow() {
        return slow;
    }
}
