package org.fumikura.shared;

import java.time.LocalDate;

/**
 * One line of the explanation of a deadline.
 *
 * @param kind what happened
 * @param day the day that it happened to
 * @param text the line that the user reads
 */
public record DeadlineStep(Kind kind, LocalDate day, Text text) {

    /** What a step says. */
    public enum Kind {
        /** The period begins. */
        BEGUN,
        /** A closed day is not counted. */
        SKIPPED,
        /** Days of suspension are not counted; the day is the first of them. */
        SUSPENDED,
        /** The counting ends. */
        COUNTED,
        /** The last day was closed and the deadline moved past it. */
        ROLLED,
        /** An extension begins to apply. */
        EXTENDED,
        /** The extension was cut back to the cap. */
        CAPPED,
        /** Of two deadlines the earlier one applies. */
        EARLIER
    }
}
