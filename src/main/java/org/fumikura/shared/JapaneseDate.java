package org.fumikura.shared;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.Locale;

/**
 * A day as it is written with an era (rules A.5-1 to A.5-3).
 *
 * <p>Data keep the {@link LocalDate}; this type exists for forms, pages and prints. {@link DateInput} reads what it writes.
 *
 * @param date the day, not before 1926-12-25
 */
public record JapaneseDate(LocalDate date) {

    private static final DateTimeFormatter ENGLISH = DateTimeFormatter.ofPattern("EEE d MMM uuuu", Locale.ENGLISH);

    /** @throws IllegalArgumentException if the day is before 1926-12-25 */
    public JapaneseDate {
        Era.get(date);
    }

    /**
     * Returns the day as it is named in a sentence: 令和4年5月23日（月） / Mon 23 May 2022.
     *
     * <p>A day before 1926-12-25 is named with its Western year in Japanese too, so that no page fails on an old record.
     */
    public static Text describe(LocalDate date) {
        String ja = Era.find(date).isPresent()
                ? new JapaneseDate(date).fullWithWeekday()
                : date.getYear() + "年" + monthAndDay(date) + "（" + weekday(date) + "）";
        return new Text(ja, ENGLISH.format(date));
    }

    /** Returns the weekday as one character, 月 to 日. */
    public static String weekday(LocalDate date) {
        return date.getDayOfWeek().getDisplayName(TextStyle.NARROW, Locale.JAPANESE);
    }

    /** Returns the year of the era. */
    public EraYear eraYear() {
        return EraYear.of(date);
    }

    /** Returns 令和4年5月23日, with 元年 for a first year. */
    public String full() {
        return eraYear().text().ja() + "年" + monthAndDay(date);
    }

    /** Returns 令和4年5月23日（月）. */
    public String fullWithWeekday() {
        return full() + "（" + weekday(date) + "）";
    }

    /** Returns R4.5.23, with the digit 1 for a first year. */
    public String compact() {
        EraYear year = eraYear();
        return "%s%d.%d.%d".formatted(year.era().letter(), year.year(), date.getMonthValue(), date.getDayOfMonth());
    }

    /** Returns R4.5.23 月. */
    public String compactWithWeekday() {
        return compact() + " " + weekday(date);
    }

    /** Returns the same as {@link #full()}. */
    @Override
    public String toString() {
        return full();
    }

    private static String monthAndDay(LocalDate date) {
        return "%d月%d日".formatted(date.getMonthValue(), date.getDayOfMonth());
    }
}
