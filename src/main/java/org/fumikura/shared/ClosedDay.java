package org.fumikura.shared;

import java.time.LocalDate;

/**
 * A day on which the office is closed, with the reason that weighs most.
 *
 * @param date the day
 * @param kind the reason
 * @param name the name of the reason, such as こどもの日 / Children's Day
 */
public record ClosedDay(LocalDate date, Kind kind, Text name) {

    /** Why an office is closed, the weightiest reason first. */
    public enum Kind {
        /** The office itself closes, by a row of its own. */
        OFFICE,
        /** A national holiday, its substitute (振替休日) or a day between two (国民の休日). */
        HOLIDAY,
        /** 29 December to 3 January. */
        YEAR_END,
        /** A Saturday or Sunday that is closed for no weightier reason. */
        WEEKEND
    }
}
