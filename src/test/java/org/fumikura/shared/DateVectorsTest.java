package org.fumikura.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.fumikura.shared.DeadlineRule.Counting;
import org.fumikura.shared.DeadlineRule.FirstDay;
import org.fumikura.shared.DeadlineRule.Roll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The vectors of rule A.19: each row is a result that the product must reproduce. */
class DateVectorsTest {

    private static final LocalDate REFERENCE = LocalDate.of(2022, 5, 23);
    private static final Pattern LEADING_NUMBER = Pattern.compile("^[0-9]+");

    static Stream<List<String>> fiscalYears() {
        return DateVectors.rows("/fiscal_year");
    }

    @ParameterizedTest
    @MethodSource("fiscalYears")
    void readsTheFiscalYear(List<String> row) {
        assertThat(FiscalYear.of(LocalDate.parse(row.get(0))).startYear()).isEqualTo(Integer.parseInt(row.get(1)));
    }

    static Stream<List<String>> retention() {
        return DateVectors.rows("/retention");
    }

    @ParameterizedTest
    @MethodSource("retention")
    void computesTheRetentionTerm(List<String> row) {
        LocalDate firstDay = RetentionStartRule.AFTER_FISCAL_YEAR.firstDay(LocalDate.parse(row.get(0)));
        RetentionTerm term = RetentionPeriod.years(Integer.parseInt(row.get(1))).termFrom(firstDay);
        LocalDate lastDay = LocalDate.parse(row.get(3));

        assertThat(term).isEqualTo(new RetentionTerm.Bounded(LocalDate.parse(row.get(2)), lastDay));
        assertThat(term.firstDisposableDay()).contains(lastDay.plusDays(1));
    }

    static Stream<List<String>> eras() {
        return DateVectors.rows("/era");
    }

    @ParameterizedTest
    @MethodSource("eras")
    void writesAndReadsTheEra(List<String> row) {
        LocalDate date = LocalDate.parse(row.get(0));

        assertThat(new JapaneseDate(date).full()).isEqualTo(row.get(1));
        assertThat(DateInput.read(row.get(1), REFERENCE)).isEqualTo(new DateInput.Read(date));
    }

    static Stream<List<String>> weekdays() {
        return DateVectors.rows("/weekday");
    }

    @ParameterizedTest
    @MethodSource("weekdays")
    void writesTheWeekday(List<String> row) {
        assertThat(JapaneseDate.weekday(LocalDate.parse(row.get(0)))).isEqualTo(row.get(1));
    }

    static Stream<List<String>> fourteenDays() {
        return DateVectors.rows("/deadline14_first_day_excluded");
    }

    @ParameterizedTest
    @MethodSource("fourteenDays")
    void countsFourteenDaysWithoutTheFirst(List<String> row) {
        DeadlineCalculator calculator = new DeadlineCalculator(OfficeCalendar.national());
        Deadline deadline = calculator.compute(DeadlineRule.of(Span.days(14)), LocalDate.parse(row.get(0)));

        assertThat(deadline.lastDay()).isEqualTo(LocalDate.parse(row.get(1)));
    }

    static Stream<List<String>> fifteenDays() {
        return DateVectors.rows("/deadline15_first_day_included_skip_closed/pairs");
    }

    @ParameterizedTest
    @MethodSource("fifteenDays")
    void countsFifteenDaysWithTheFirstAndWithoutHolidays(List<String> row) {
        DeadlineCalculator calculator = new DeadlineCalculator(OfficeCalendar.national());
        LocalDate start = LocalDate.parse(row.get(0));
        LocalDate expected = LocalDate.parse(row.get(1));

        assertThat(calculator.compute(fifteenDays(Roll.OFF_WEEKENDS), start).lastDay())
                .isEqualTo(expected);
        assertThat(calculator.compute(fifteenDays(Roll.OFF_CLOSED_DAYS), start).lastDay())
                .isEqualTo(expected);
    }

    @Test
    void knowsTheClosedDaysOfTheFifteenDayTable() {
        Set<LocalDate> published = Set.copyOf(DateVectors.rows("/deadline15_first_day_included_skip_closed/skip")
                .map(List::getFirst)
                .flatMap(DateVectorsTest::days)
                .toList());
        DateRange window = new DateRange(LocalDate.of(2016, 12, 9), LocalDate.of(2017, 1, 23));

        assertThat(OfficeCalendar.national().listClosedDays(window).stream()
                        .filter(day -> day.kind() != ClosedDay.Kind.WEEKEND)
                        .map(ClosedDay::date))
                .containsExactlyInAnyOrderElementsOf(published);
    }

    static Stream<List<String>> localGovernmentCodes() {
        return DateVectors.rows("/lg_code");
    }

    @ParameterizedTest
    @MethodSource("localGovernmentCodes")
    void addsTheCheckDigit(List<String> row) {
        LocalGovernmentCode code = LocalGovernmentCode.ofFiveDigits(row.get(0));

        assertThat(code.value()).isEqualTo(row.get(1));
        assertThat(code.fiveDigits()).isEqualTo(row.get(0));
    }

    static Stream<List<String>> numberPrefixes() {
        return DateVectors.rows("/number_prefix");
    }

    /** On 1 April offices do both, so the prefix is a choice at allotment and no function of the date (rule A.4-1). */
    @ParameterizedTest
    @MethodSource("numberPrefixes")
    void readsTheFiscalYearOfPublishedNumbers(List<String> row) {
        LocalDate date = DateInput.read(row.get(1), REFERENCE).date().orElseThrow();
        FiscalYear ofDay = FiscalYear.of(date);
        FiscalYear allotted = row.get(2).equals("PREVIOUS") ? ofDay.previous() : ofDay;

        assertThat(FiscalYearNames.STANDARD.eraYear(allotted).year()).isEqualTo(leadingNumber(row.get(0)));
    }

    private static DeadlineRule fifteenDays(Roll roll) {
        return new DeadlineRule(Span.days(15), FirstDay.INCLUDED, Counting.SKIP_HOLIDAYS, roll, null);
    }

    private static Stream<LocalDate> days(String dayOrRange) {
        String[] ends = dayOrRange.split("\\.\\.", -1);
        return new DateRange(LocalDate.parse(ends[0]), LocalDate.parse(ends[ends.length - 1])).stream();
    }

    private static int leadingNumber(String number) {
        return LEADING_NUMBER
                .matcher(number)
                .results()
                .map(MatchResult::group)
                .mapToInt(Integer::parseInt)
                .findFirst()
                .orElseThrow();
    }
}
