package org.fumikura.shared;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The public holidays of a year from 1990 to 2050, computed from the Act on National Holidays and its special Acts: a second,
 * independent source against which the data are checked.
 */
final class HolidayLaw {

    private static final List<LocalDate> SINGLE_DAYS = Stream.of("1990-11-12", "1993-06-09", "2019-05-01", "2019-10-22")
            .map(LocalDate::parse)
            .toList();

    private final int year;
    private final NavigableSet<LocalDate> days = new TreeSet<>();

    private HolidayLaw(int year) {
        this.year = year;
    }

    static NavigableSet<LocalDate> days(int year) {
        HolidayLaw law = new HolidayLaw(year);
        law.addFixedDays();
        law.addMovableDays();
        law.addSpringAndAutumn();
        law.addDaysBetween();
        return law.days;
    }

    private void addFixedDays() {
        Stream.of("01-01", "02-11", "04-29", "05-03", "05-05", "11-03", "11-23")
                .forEach(day -> days.add(LocalDate.parse(year + "-" + day)));
        if (year >= 2007) {
            add(Month.MAY, 4);
        }
        if (year >= 2020) {
            add(Month.FEBRUARY, 23);
        }
        if (year <= 2018) {
            add(Month.DECEMBER, 23);
        }
        SINGLE_DAYS.stream().filter(day -> day.getYear() == year).forEach(days::add);
    }

    private void addMovableDays() {
        addFixedOrMonday(2000, Month.JANUARY, 15, 2);
        addFixedOrMonday(2003, Month.SEPTEMBER, 15, 3);
        switch (year) {
            case 2020 -> addOlympicDays(23, 24, 10);
            case 2021 -> addOlympicDays(22, 23, 8);
            default -> addSeaMountainAndSport();
        }
    }

    private void addSeaMountainAndSport() {
        if (year >= 1996) {
            addFixedOrMonday(2003, Month.JULY, 20, 3);
        }
        if (year >= 2016) {
            add(Month.AUGUST, 11);
        }
        addFixedOrMonday(2000, Month.OCTOBER, 10, 2);
    }

    private void addOlympicDays(int sea, int sport, int mountain) {
        add(Month.JULY, sea);
        add(Month.JULY, sport);
        add(Month.AUGUST, mountain);
    }

    private void addSpringAndAutumn() {
        int leaps = (year - 1980) / 4;
        add(Month.MARCH, (int) (20.8431 + 0.242194 * (year - 1980)) - leaps);
        add(Month.SEPTEMBER, (int) (23.2488 + 0.242194 * (year - 1980)) - leaps);
    }

    /** Adds substitutes (article 3, paragraph 2) and the days between two holidays (paragraph 3). */
    private void addDaysBetween() {
        NavigableSet<LocalDate> national = new TreeSet<>(days);
        for (LocalDate day : national) {
            if (day.getDayOfWeek() == DayOfWeek.SUNDAY) {
                addSubstitute(day.plusDays(1), national);
            }
        }
        for (LocalDate day : national) {
            LocalDate between = day.plusDays(1);
            if (national.contains(between.plusDays(1)) && between.getDayOfWeek() != DayOfWeek.SUNDAY) {
                days.add(between);
            }
        }
    }

    private void addSubstitute(LocalDate monday, NavigableSet<LocalDate> national) {
        LocalDate day = monday;
        while (year >= 2007 && national.contains(day)) {
            day = day.plusDays(1);
        }
        days.add(day);
    }

    private void addFixedOrMonday(int sinceYear, Month month, int day, int week) {
        if (year < sinceYear) {
            add(month, day);
            return;
        }
        days.add(LocalDate.of(year, month, 1).with(TemporalAdjusters.dayOfWeekInMonth(week, DayOfWeek.MONDAY)));
    }

    private void add(Month month, int day) {
        days.add(LocalDate.of(year, month, day));
    }
}
