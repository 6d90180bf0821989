package org.fumikura.shared;

import java.time.LocalDate;

/** How a deadline was extended (延長). */
public sealed interface Extension {

    /**
     * The whole period has a new length, counted again from its first day.
     *
     * @param length the new length of the whole period, not of what is added
     */
    record ToLength(Span length) implements Extension {}

    /**
     * The deadline is a day that was named.
     *
     * @param day the new last day, before it is moved off closed days
     */
    record ToDay(LocalDate day) implements Extension {}
}
