package org.fumikura.statistics;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.stream.IntStream;
import org.fumikura.organization.Actor;
import org.fumikura.shared.FiscalYear;
import org.fumikura.shared.FiscalYearNames;
import org.fumikura.shared.Text;

/**
 * Which figures somebody asks for.
 *
 * @param scope the units that she may see, narrowed to those that she chose
 * @param today the day on which she asks
 */
record Wish(FiscalYear year, UnitScope scope, Actor actor, LocalDate today) {

    /** From April to March. */
    List<YearMonth> months() {
        YearMonth first = YearMonth.from(year.firstDay());
        return IntStream.range(0, 12).mapToObj(first::plusMonths).toList();
    }

    /** The first day of the year before, from which on comparisons read. */
    LocalDate since() {
        return year.previous().firstDay();
    }

    /** The first day after the year. */
    LocalDate until() {
        return year.next().firstDay();
    }

    Text yearLabel() {
        return year.label(FiscalYearNames.STANDARD);
    }

    boolean isInYear(LocalDate day) {
        return year.contains(day);
    }
}
