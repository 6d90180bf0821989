package org.fumikura.shared;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;

/**
 * The Japanese eras that the product writes and reads, from 昭和 on (rule A.5-1).
 *
 * <p>A new era is a new line here; until it is added, dates go on being counted in the last one.
 */
public enum Era {
    SHOWA("昭和", "S", "Showa", LocalDate.of(1926, 12, 25)),
    HEISEI("平成", "H", "Heisei", LocalDate.of(1989, 1, 8)),
    REIWA("令和", "R", "Reiwa", LocalDate.of(2019, 5, 1));

    private final String ja;
    private final String letter;
    private final String en;
    private final LocalDate firstDay;

    Era(String ja, String letter, String en, LocalDate firstDay) {
        this.ja = ja;
        this.letter = letter;
        this.en = en;
        this.firstDay = firstDay;
    }

    /**
     * Returns the era of a day.
     *
     * @throws IllegalArgumentException if the day is before 1926-12-25
     */
    public static Era get(LocalDate date) {
        return find(date).orElseThrow(() -> new IllegalArgumentException("No era is known for " + date));
    }

    /** Returns the era of a day, or nothing if the day is before 1926-12-25. */
    public static Optional<Era> find(LocalDate date) {
        return Arrays.stream(values())
                .filter(era -> !date.isBefore(era.firstDay))
                .reduce((earlier, later) -> later);
    }

    /** Returns the era that is written 令和, 令 or R, or nothing if there is none. */
    static Optional<Era> findByMark(String mark) {
        return Arrays.stream(values())
                .filter(era -> mark.equals(era.ja) || mark.equals(era.initial()) || mark.equals(era.letter))
                .findFirst();
    }

    /** Returns the name, 令和 / Reiwa. */
    public Text text() {
        return new Text(ja, en);
    }

    /** Returns the letter that stands for the name in compact dates, such as R. */
    public String letter() {
        return letter;
    }

    /** Returns the first character of the Japanese name, such as 令. */
    String initial() {
        return ja.substring(0, 1);
    }

    /** Returns the first day. */
    public LocalDate firstDay() {
        return firstDay;
    }

    /** Returns the last day, or nothing for the present era. */
    public Optional<LocalDate> lastDay() {
        return Arrays.stream(values())
                .map(Era::firstDay)
                .filter(first -> first.isAfter(firstDay))
                .findFirst()
                .map(first -> first.minusDays(1));
    }

    /** Returns whether the day lies in this era. */
    public boolean contains(LocalDate date) {
        return find(date).filter(this::equals).isPresent();
    }

    /** Returns the Western year in which the given year of this era falls, without looking at where the era ends. */
    int westernYear(int yearOfEra) {
        return firstDay.getYear() + yearOfEra - 1;
    }
}
