package org.fumikura.shared;

import java.time.LocalDate;

/**
 * A year of an era, such as 令和4年.
 *
 * @param era the era
 * @param year the year within the era, from 1
 */
public record EraYear(Era era, int year) {

    /** @throws IllegalArgumentException if the year is below 1 or after the end of the era */
    public EraYear {
        if (year < 1) {
            throw new IllegalArgumentException("Era years are counted from 1: " + year);
        }
        int western = era.westernYear(year);
        if (era.lastDay().filter(last -> last.getYear() < western).isPresent()) {
            throw new IllegalArgumentException(era + " has no year " + year);
        }
    }

    /**
     * Returns the era year of a day.
     *
     * @throws IllegalArgumentException if the day is before 1926-12-25
     */
    public static EraYear of(LocalDate date) {
        Era era = Era.get(date);
        return new EraYear(era, date.getYear() - era.firstDay().getYear() + 1);
    }

    /** Returns 令和4 / Reiwa 4, or 令和元 / Reiwa 1 for a first year (rule A.5-2). */
    public Text text() {
        return new Text(era.text().ja() + (year == 1 ? "元" : year), era.text().en() + " " + year);
    }
}
