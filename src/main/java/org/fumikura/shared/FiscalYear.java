package org.fumikura.shared;

import java.time.LocalDate;
import java.time.Month;

/**
 * A fiscal year (年度): 1 April to 31 March (rule A.5-7).
 *
 * @param startYear the Western year of its 1 April
 */
public record FiscalYear(int startYear) implements Comparable<FiscalYear> {

    /** Returns the fiscal year that a day lies in. */
    public static FiscalYear of(LocalDate date) {
        int year = date.getYear();
        return new FiscalYear(date.getMonthValue() >= Month.APRIL.getValue() ? year : year - 1);
    }

    /** Returns 1 April. */
    public LocalDate firstDay() {
        return LocalDate.of(startYear, Month.APRIL, 1);
    }

    /** Returns the last 31 March. */
    public LocalDate lastDay() {
        return next().firstDay().minusDays(1);
    }

    /** Returns the year after this one. */
    public FiscalYear next() {
        return new FiscalYear(startYear + 1);
    }

    /** Returns the year before this one. */
    public FiscalYear previous() {
        return new FiscalYear(startYear - 1);
    }

    /** Returns whether the day lies in this year. */
    public boolean contains(LocalDate date) {
        return of(date).equals(this);
    }

    /**
     * Returns 令和4年度 / FY2022 (Reiwa 4).
     *
     * @param names what the office calls the years that have two names
     * @throws IllegalArgumentException if the year began before 昭和, that is before fiscal year 1927
     */
    public Text label(FiscalYearNames names) {
        Text year = names.eraYear(this).text();
        return new Text(year.ja() + "年度", "FY%d (%s)".formatted(startYear, year.en()));
    }

    @Override
    public int compareTo(FiscalYear other) {
        return Integer.compare(startYear, other.startYear);
    }
}
