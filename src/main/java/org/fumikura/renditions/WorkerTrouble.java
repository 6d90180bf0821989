package org.fumikura.renditions;

/** An order was not carried out. */
final class WorkerTrouble extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Whose fault it was. */
    enum Why {
        /** This very order took too long, and cost the process. */
        SLOW,
        /** The process ended by itself in the middle of it; the order may be the reason. */
        DIED,
        /** Somebody else's order cost the process, others are before this one, or the machine can not start it. */
        OTHERS
    }

    private final Why why;

    WorkerTrouble(String message, Why why) {
        super(message);
        this.why = why;
    }

    Why why() {
        return why;
    }
}
