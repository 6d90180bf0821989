package org.fumikura.shared;

import java.time.LocalDate;

/** From which day a retention term runs (起算日), rule A.5-13. */
public enum RetentionStartRule {
    /** From 1 April after the fiscal year of the day: the default. */
    AFTER_FISCAL_YEAR,
    /** From 1 January after the calendar year of the day. */
    AFTER_CALENDAR_YEAR,
    /** From the day itself: for records of a fiscal account (会計年度), whose first day another rule names. */
    ON_THE_DAY;

    /**
     * Returns the first day of the term.
     *
     * @param day the day on which the record was completed, the event came to pass or the use ended
     */
    public LocalDate firstDay(LocalDate day) {
        return switch (this) {
            case AFTER_FISCAL_YEAR -> FiscalYear.of(day).next().firstDay();
            case AFTER_CALENDAR_YEAR -> LocalDate.of(day.getYear() + 1, 1, 1);
            case ON_THE_DAY -> day;
        };
    }
}
