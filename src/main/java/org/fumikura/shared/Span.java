package org.fumikura.shared;

import java.time.LocalDate;
import java.time.YearMonth;

/**
 * A length of calendar time as laws write it: 14日, 2週間, 3月, 1年 (rule A.5-10).
 *
 * @param count how many, at least 1
 * @param unit of what
 */
public record Span(int count, Unit unit) {

    /** What a span counts. */
    public enum Unit {
        DAYS("日", "day"),
        WEEKS("週間", "week"),
        MONTHS("か月", "month"),
        YEARS("年", "year");

        private final String ja;
        private final String en;

        Unit(String ja, String en) {
            this.ja = ja;
            this.en = en;
        }
    }

    /** @throws IllegalArgumentException if the count is below 1 */
    public Span {
        if (count < 1) {
            throw new IllegalArgumentException("A span is at least 1 " + unit + ": " + count);
        }
    }

    /** Returns a span of days. */
    public static Span days(int count) {
        return new Span(count, Unit.DAYS);
    }

    /** Returns a span of weeks. */
    public static Span weeks(int count) {
        return new Span(count, Unit.WEEKS);
    }

    /** Returns a span of months. */
    public static Span months(int count) {
        return new Span(count, Unit.MONTHS);
    }

    /** Returns a span of years. */
    public static Span years(int count) {
        return new Span(count, Unit.YEARS);
    }

    /**
     * Returns the last day of the span that begins with the given day, by the calendar (Civil Code, article 143).
     *
     * <p>Months and years end on the day before the day that corresponds to the first; where the last month has no such day,
     * on the last day of that month.
     */
    public LocalDate lastDayFrom(LocalDate firstDay) {
        return switch (unit) {
            case DAYS -> firstDay.plusDays(count - 1L);
            case WEEKS -> firstDay.plusWeeks(count).minusDays(1);
            case MONTHS -> lastDayAfterMonths(firstDay, count);
            case YEARS -> lastDayAfterMonths(firstDay, 12L * count);
        };
    }

    /** Returns whether the length is a fixed number of days. */
    boolean isInDays() {
        return unit == Unit.DAYS;
    }

    /** Returns whether the month in which the span ends has no day that corresponds to the first day. */
    boolean endsAtMonthEndFor(LocalDate firstDay) {
        return switch (unit) {
            case DAYS, WEEKS -> false;
            case MONTHS -> lacksDay(firstDay, count);
            case YEARS -> lacksDay(firstDay, 12L * count);
        };
    }

    /** Returns 14日 / 14 days. */
    public Text text() {
        return new Text(count + unit.ja, "%d %s%s".formatted(count, unit.en, count == 1 ? "" : "s"));
    }

    private static LocalDate lastDayAfterMonths(LocalDate firstDay, long months) {
        if (lacksDay(firstDay, months)) {
            return YearMonth.from(firstDay).plusMonths(months).atEndOfMonth();
        }
        return firstDay.plusMonths(months).minusDays(1);
    }

    private static boolean lacksDay(LocalDate firstDay, long months) {
        return !YearMonth.from(firstDay).plusMonths(months).isValidDay(firstDay.getDayOfMonth());
    }
}
