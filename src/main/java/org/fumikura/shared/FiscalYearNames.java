package org.fumikura.shared;

import java.util.Map;

/**
 * What an office calls the fiscal years in which an era changed (rule A.5-8).
 *
 * <p>A fiscal year is named after the era year of its 1 April, unless this table says otherwise. Fiscal year 2019 has two
 * lawful names, 平成31年度 and 令和元年度, and the choice is the office's: it is data, not arithmetic. The prefix of a document
 * number is yet another choice and a row of its own (rule A.4-1).
 *
 * @param chosen the names that differ from the era year of 1 April
 */
public record FiscalYearNames(Map<FiscalYear, EraYear> chosen) {

    /** 令和元年度 for 2019, as the state has called it since 2019-05-01. */
    public static final FiscalYearNames STANDARD =
            new FiscalYearNames(Map.of(new FiscalYear(2019), new EraYear(Era.REIWA, 1)));

    /** 平成31年度 for 2019, for an office that kept the name of 1 April. */
    public static final FiscalYearNames OF_FIRST_DAY = new FiscalYearNames(Map.of());

    /** @throws IllegalArgumentException if a chosen era year does not lie within its fiscal year, even by one day */
    public FiscalYearNames {
        chosen = Map.copyOf(chosen);
        chosen.forEach(FiscalYearNames::requireSharedDay);
    }

    /**
     * Returns the era year after which a fiscal year is named.
     *
     * @throws IllegalArgumentException if the year began before 昭和, that is before fiscal year 1927
     */
    public EraYear eraYear(FiscalYear year) {
        EraYear name = chosen.get(year);
        return name == null ? EraYear.of(year.firstDay()) : name;
    }

    private static void requireSharedDay(FiscalYear year, EraYear name) {
        boolean shared = year.firstDay()
                .datesUntil(year.next().firstDay())
                .anyMatch(day -> Era.find(day).isPresent() && EraYear.of(day).equals(name));
        if (!shared) {
            throw new IllegalArgumentException("%s has no day in %s".formatted(year, name));
        }
    }
}
