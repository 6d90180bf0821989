package org.fumikura.shared;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.MonthDay;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which days an office is closed (閉庁日): Saturdays, Sundays, national holidays, 29 December to 3 January, and what the
 * office adds or takes away (rule A.5-9).
 *
 * <p>The holidays of 1970 to 2050 are known. Outside these years every question is refused with {@link CalendarYearUnknown},
 * unless the office's own rows answer it. The five-day week is applied to all years, also to those before it came.
 */
public final class OfficeCalendar {

    private static final MonthDay YEAR_END_FIRST = MonthDay.of(Month.DECEMBER, 29);
    private static final MonthDay NEW_YEAR_LAST = MonthDay.of(Month.JANUARY, 3);
    private static final Text YEAR_END = new Text("年末年始", "Year-end closing");
    private static final Text SATURDAY = new Text("土曜日", "Saturday");
    private static final Text SUNDAY = new Text("日曜日", "Sunday");

    private final Map<LocalDate, Text> extraClosed;
    private final Set<LocalDate> extraOpen;

    /**
     * Creates the calendar of an office.
     *
     * @param extraClosed days on which this office is closed besides, each with its reason
     * @param extraOpen days on which this office is open although others are closed, such as a Saturday with service; also
     *     the means to follow a holiday that the law has moved before the data are renewed
     * @throws IllegalArgumentException if a day is in both
     */
    public OfficeCalendar(Map<LocalDate, Text> extraClosed, Set<LocalDate> extraOpen) {
        this.extraClosed = Map.copyOf(extraClosed);
        this.extraOpen = Set.copyOf(extraOpen);
        this.extraOpen.stream()
                .filter(this.extraClosed::containsKey)
                .findFirst()
                .ifPresent(day -> {
                    throw new IllegalArgumentException(day + " cannot be both closed and open");
                });
    }

    /** Returns the calendar of an office without days of its own. */
    public static OfficeCalendar national() {
        return new OfficeCalendar(Map.of(), Set.of());
    }

    /**
     * Returns the name of the national holiday on a day, whether or not the office is open then.
     *
     * @throws CalendarYearUnknown if the holidays of that year are not known
     */
    public static Optional<Text> findHoliday(LocalDate date) {
        return Holidays.JAPAN.find(date);
    }

    /**
     * Returns why the office is closed on a day, or nothing if it is open.
     *
     * @throws CalendarYearUnknown if the holidays of that year are not known
     */
    public Optional<ClosedDay> findClosedDay(LocalDate date) {
        if (extraOpen.contains(date)) {
            return Optional.empty();
        }
        Text own = extraClosed.get(date);
        if (own != null) {
            return Optional.of(new ClosedDay(date, ClosedDay.Kind.OFFICE, own));
        }
        return findHoliday(date)
                .map(name -> new ClosedDay(date, ClosedDay.Kind.HOLIDAY, name))
                .or(() -> findYearEnd(date))
                .or(() -> findWeekend(date));
    }

    /**
     * Returns whether the office is closed.
     *
     * @throws CalendarYearUnknown if the holidays of that year are not known
     */
    public boolean isClosed(LocalDate date) {
        return findClosedDay(date).isPresent();
    }

    /**
     * Returns whether the office is open.
     *
     * @throws CalendarYearUnknown if the holidays of that year are not known
     */
    public boolean isOpen(LocalDate date) {
        return !isClosed(date);
    }

    /** Returns whether the day is a Saturday or Sunday on which the office is not specially open; known for all years. */
    public boolean isWeekend(LocalDate date) {
        return findWeekend(date).isPresent() && !extraOpen.contains(date);
    }

    /**
     * Returns the day itself if the office is open, otherwise the next day on which it is.
     *
     * @throws CalendarYearUnknown if the holidays of a year on the way are not known
     */
    public LocalDate openDayOnOrAfter(LocalDate date) {
        LocalDate day = date;
        while (isClosed(day)) {
            day = day.plusDays(1);
        }
        return day;
    }

    /**
     * Returns how many days after one day, up to and with another one, the office is open; zero when that is not later.
     *
     * @throws CalendarYearUnknown if the holidays of a year on the way are not known
     */
    public long countOpenDaysAfter(LocalDate day, LocalDate until) {
        return day.isBefore(until)
                ? day.plusDays(1)
                        .datesUntil(until.plusDays(1))
                        .filter(this::isOpen)
                        .count()
                : 0;
    }

    /**
     * Returns the closed days of a range, in order.
     *
     * @throws CalendarYearUnknown if the holidays of a year in the range are not known
     */
    public List<ClosedDay> listClosedDays(DateRange range) {
        return range.stream().flatMap(day -> findClosedDay(day).stream()).toList();
    }

    private static Optional<ClosedDay> findYearEnd(LocalDate date) {
        MonthDay day = MonthDay.from(date);
        return day.isBefore(YEAR_END_FIRST) && day.isAfter(NEW_YEAR_LAST)
                ? Optional.empty()
                : Optional.of(new ClosedDay(date, ClosedDay.Kind.YEAR_END, YEAR_END));
    }

    private static Optional<ClosedDay> findWeekend(LocalDate date) {
        DayOfWeek weekday = date.getDayOfWeek();
        if (weekday != DayOfWeek.SATURDAY && weekday != DayOfWeek.SUNDAY) {
            return Optional.empty();
        }
        Text name = weekday == DayOfWeek.SATURDAY ? SATURDAY : SUNDAY;
        return Optional.of(new ClosedDay(date, ClosedDay.Kind.WEEKEND, name));
    }
}
