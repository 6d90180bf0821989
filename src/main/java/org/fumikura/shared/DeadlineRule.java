package org.fumikura.shared;

import org.jspecify.annotations.Nullable;

/**
 * How a deadline is counted (rules A.5-10 to A.5-12). The rows that hold such rules belong to other modules.
 *
 * @param length how long the period is
 * @param firstDay whether the day of the event is counted
 * @param counting which days are counted; months, weeks and years always count every day
 * @param roll what happens when the last day is closed
 * @param cap the longest that an extension can make the period, counted from the same day in the same way; null if the rule
 *     knows no limit
 */
public record DeadlineRule(
        Span length,
        FirstDay firstDay,
        Counting counting,
        Roll roll,
        @Nullable Span cap) {

    /** Whether the day of the event is the first day of the period. */
    public enum FirstDay {
        /** The period begins on the next day, as the Civil Code has it (article 140). */
        EXCLUDED,
        /** The period begins on the day itself. */
        INCLUDED
    }

    /** Which days are counted. */
    public enum Counting {
        /** Every day of the calendar. */
        EVERY_DAY,
        /** Weekends are counted; holidays, the year-end and the office's own closed days are not, wherever they fall. */
        SKIP_HOLIDAYS,
        /** Only days on which the office is open are counted. */
        SKIP_CLOSED_DAYS
    }

    /** What happens when the last day is closed. */
    public enum Roll {
        /** Nothing. */
        NONE,
        /** It moves past Saturdays and Sundays, but a holiday stays. */
        OFF_WEEKENDS,
        /** It moves to the next day on which the office is open. */
        OFF_CLOSED_DAYS
    }

    /**
     * @throws IllegalArgumentException if days are to be skipped in a period of weeks, months or years, or if the cap is
     *     shorter than the length in the same unit
     */
    public DeadlineRule {
        requireCountable(length, counting);
        if (cap != null) {
            requireCountable(cap, counting);
            if (cap.unit() == length.unit() && cap.count() < length.count()) {
                throw new IllegalArgumentException("The cap %s is shorter than %s".formatted(cap, length));
            }
        }
    }

    /** Returns the usual rule: the day of the event excluded, every day counted, off closed days, no cap. */
    public static DeadlineRule of(Span length) {
        return new DeadlineRule(length, FirstDay.EXCLUDED, Counting.EVERY_DAY, Roll.OFF_CLOSED_DAYS, null);
    }

    /** Returns the same rule with a cap. */
    public DeadlineRule withCap(Span longest) {
        return new DeadlineRule(length, firstDay, counting, roll, longest);
    }

    /** Returns the same rule with another roll. */
    public DeadlineRule withRoll(Roll other) {
        return new DeadlineRule(length, firstDay, counting, other, cap);
    }

    static void requireCountable(Span span, Counting counting) {
        if (counting != Counting.EVERY_DAY && !span.isInDays()) {
            throw new IllegalArgumentException("Days are skipped only in a period of days, not in " + span);
        }
    }
}
