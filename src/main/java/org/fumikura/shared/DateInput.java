package org.fumikura.shared;

import java.time.LocalDate;
import java.util.Optional;

/**
 * What came of reading a date that a person typed or a file held (rules A.5-4 to A.5-6).
 *
 * <p>Accepted, with half-width or full-width characters and blanks anywhere, the era as name, first character or letter, and
 * a weekday after the day: {@code R4.5.23}, 令和4年5月23日, 令和元年5月1日, {@code 2022/5/23}, {@code 2022-05-23}, {@code
 * 20220523}, 2022年5月23日, and {@code 4.5.23} without an era, which is read in the era of a reference day.
 */
public sealed interface DateInput {

    /**
     * Reads a date.
     *
     * @param input what was typed, blank included
     * @param reference the day whose era a year without an era belongs to, usually the official today
     * @return the day, or why there is none; an input never raises an exception
     * @throws IllegalArgumentException if the reference is before 1926-12-25
     */
    static DateInput read(String input, LocalDate reference) {
        return new DateReader(reference).read(input);
    }

    /** Returns the day that was read, or nothing if the input was refused. */
    Optional<LocalDate> date();

    /**
     * The input is a day.
     *
     * @param value the day, 1873-01-01 to 2999-12-31
     */
    record Read(LocalDate value) implements DateInput {
        @Override
        public Optional<LocalDate> date() {
            return Optional.of(value);
        }
    }

    /**
     * The input is not a day.
     *
     * @param reason what is wrong with it, in words for the form, with the right day if there is one
     */
    record Refused(Text reason) implements DateInput {
        @Override
        public Optional<LocalDate> date() {
            return Optional.empty();
        }
    }
}
