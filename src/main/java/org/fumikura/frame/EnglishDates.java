package org.fumikura.frame;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Dates as an English reader expects them. */
final class EnglishDates {

    private static final DateTimeFormatter LONG = DateTimeFormatter.ofPattern("EEE d MMM uuuu", Locale.ENGLISH);
    private static final DateTimeFormatter SHORT = DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);

    private EnglishDates() {}

    static String longForm(LocalDate date) {
        return LONG.format(date);
    }

    static String shortForm(LocalDate date) {
        return SHORT.format(date);
    }
}
