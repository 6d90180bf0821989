package org.fumikura.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.fumikura.shared.DeadlineRule.Counting;
import org.fumikura.shared.DeadlineRule.FirstDay;
import org.fumikura.shared.DeadlineRule.Roll;
import org.fumikura.shared.DeadlineStep.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeadlineTest {

    private static final LocalDate MONDAY = LocalDate.of(2022, 5, 23);
    private static final DeadlineRule FOURTEEN = DeadlineRule.of(Span.days(14));
    private static final DeadlineRule FOURTEEN_UP_TO_SIXTY = FOURTEEN.withCap(Span.days(60));

    private final DeadlineCalculator calculator = new DeadlineCalculator(OfficeCalendar.national());

    @Test
    void explainsEveryDayThatWasRolled() {
        Deadline deadline = calculator.compute(FOURTEEN, LocalDate.of(2023, 4, 20));

        assertThat(deadline.countedDay()).isEqualTo(LocalDate.of(2023, 5, 4));
        assertThat(deadline.lastDay()).isEqualTo(LocalDate.of(2023, 5, 8));
        assertThat(deadline.steps().stream().map(step -> step.text().ja()))
                .containsExactly(
                        "初日を算入せず、令和5年4月21日（金）から14日を数えます。",
                        "令和5年5月4日（木）で満了します。",
                        "令和5年5月4日（木）は閉庁日（みどりの日）なので、翌日に送ります。",
                        "令和5年5月5日（金）は閉庁日（こどもの日）なので、翌日に送ります。",
                        "令和5年5月6日（土）は閉庁日（土曜日）なので、翌日に送ります。",
                        "令和5年5月7日（日）は閉庁日（日曜日）なので、翌日に送ります。");
        assertThat(deadline.steps().getFirst().text().en())
                .isEqualTo("The day of the event is not included: 14 days are counted from Fri 21 Apr 2023.");
        assertThat(deadline.steps().get(2).text().en())
                .isEqualTo("Thu 4 May 2023 is closed (Greenery Day), so the deadline moves to the next day.");
    }

    @Test
    void explainsEveryDayThatWasSkipped() {
        DeadlineRule rule =
                new DeadlineRule(Span.days(15), FirstDay.INCLUDED, Counting.SKIP_HOLIDAYS, Roll.OFF_WEEKENDS, null);
        Deadline deadline = calculator.compute(rule, LocalDate.of(2016, 12, 14));

        assertThat(deadline.lastDay()).isEqualTo(LocalDate.of(2017, 1, 4));
        assertThat(deadline.steps().stream()
                        .filter(step -> step.kind() == Kind.SKIPPED)
                        .map(DeadlineStep::day))
                .containsExactly(
                        LocalDate.of(2016, 12, 23),
                        LocalDate.of(2016, 12, 29),
                        LocalDate.of(2016, 12, 30),
                        LocalDate.of(2016, 12, 31),
                        LocalDate.of(2017, 1, 1),
                        LocalDate.of(2017, 1, 2),
                        LocalDate.of(2017, 1, 3));
    }

    @ParameterizedTest
    @CsvSource({
        "2022-05-23, 3, 2022-08-23",
        "2022-11-30, 3, 2023-02-28",
        "2022-11-29, 3, 2023-02-28",
        "2022-11-28, 3, 2023-02-28",
        "2022-11-27, 3, 2023-02-27",
        "2023-11-29, 3, 2024-02-29",
        "2023-01-31, 3, 2023-04-30",
        "2022-12-31, 1, 2023-01-31",
        "2023-01-30, 1, 2023-02-28"
    })
    void countsMonthsByTheCalendar(LocalDate knownOn, int months, LocalDate lastDay) {
        DeadlineRule rule = DeadlineRule.of(Span.months(months)).withRoll(Roll.NONE);

        assertThat(calculator.compute(rule, knownOn).lastDay()).isEqualTo(lastDay);
    }

    @Test
    void namesTheMonthWithoutACorrespondingDay() {
        Deadline deadline = calculator.compute(DeadlineRule.of(Span.months(3)), LocalDate.of(2022, 11, 29));

        assertThat(deadline.steps().get(1).text())
                .isEqualTo(new Text(
                        "応当日がないため月の末日とし、令和5年2月28日（火）で満了します。",
                        "The period ends on Tue 28 Feb 2023, the end of a month without a corresponding day."));
    }

    @Test
    void namesNoMonthEndWhenSuspensionMovedPastIt() {
        DateRange correction = new DateRange(LocalDate.of(2022, 12, 5), LocalDate.of(2022, 12, 6));
        Deadline deadline =
                calculator.compute(DeadlineRule.of(Span.months(3)), LocalDate.of(2022, 11, 29), List.of(correction));

        assertThat(deadline.lastDay()).isEqualTo(LocalDate.of(2023, 3, 2));
        assertThat(deadline.steps().getLast().text().ja()).isEqualTo("令和5年3月2日（木）で満了します。");
    }

    @Test
    void takesTheEarlierOfKnowledgeAndAct() {
        Deadline fromKnowledge = calculator.compute(DeadlineRule.of(Span.months(3)), LocalDate.of(2023, 4, 3));
        Deadline fromAct = calculator.compute(DeadlineRule.of(Span.years(1)), LocalDate.of(2022, 5, 23));
        Deadline deadline = fromKnowledge.earlierOf(fromAct);

        assertThat(fromKnowledge.lastDay()).isEqualTo(LocalDate.of(2023, 7, 3));
        assertThat(deadline.lastDay()).isEqualTo(LocalDate.of(2023, 5, 23));
        assertThat(deadline).isEqualTo(fromAct.earlierOf(fromKnowledge));
        assertThat(deadline.steps().getLast().kind()).isEqualTo(Kind.EARLIER);
    }

    @Test
    void leavesTwoClearWeeksBetweenDecisionAndDelivery() {
        DeadlineRule between = DeadlineRule.of(Span.weeks(2)).withRoll(Roll.NONE);
        Deadline waiting = calculator.compute(between, MONDAY);

        assertThat(waiting.lastDay()).isEqualTo(LocalDate.of(2022, 6, 6));
        assertThat(waiting.firstDayAfter()).isEqualTo(LocalDate.of(2022, 6, 7));
        assertThat(new DateRange(MONDAY.plusDays(1), waiting.lastDay()).days()).isEqualTo(14);
    }

    @Test
    void leavesSuspendedDaysOut() {
        DateRange correction = new DateRange(LocalDate.of(2022, 5, 30), LocalDate.of(2022, 6, 2));
        Deadline deadline = calculator.compute(FOURTEEN, MONDAY, List.of(correction));

        assertThat(deadline.lastDay()).isEqualTo(LocalDate.of(2022, 6, 10));
        assertThat(deadline.steps())
                .extracting(DeadlineStep::kind)
                .containsExactly(Kind.BEGUN, Kind.SUSPENDED, Kind.COUNTED);
        assertThat(deadline.steps().get(1).text().ja()).isEqualTo("令和4年5月30日（月）から令和4年6月2日（木）までの4日間は停止中なので数えません。");
    }

    @Test
    void countsOverlappingSuspensionsOnce() {
        List<DateRange> suspensions = List.of(
                new DateRange(LocalDate.of(2022, 6, 1), LocalDate.of(2022, 6, 3)),
                new DateRange(LocalDate.of(2022, 5, 30), LocalDate.of(2022, 6, 2)));

        assertThat(calculator.compute(FOURTEEN, MONDAY, suspensions).countedDay())
                .isEqualTo(LocalDate.of(2022, 6, 11));
    }

    @Test
    void countsASuspensionWithinAnotherOnce() {
        List<DateRange> suspensions = List.of(
                new DateRange(LocalDate.of(2022, 5, 30), LocalDate.of(2022, 6, 5)),
                new DateRange(LocalDate.of(2022, 6, 1), LocalDate.of(2022, 6, 2)));

        assertThat(calculator.compute(FOURTEEN, MONDAY, suspensions).countedDay())
                .isEqualTo(LocalDate.of(2022, 6, 13));
    }

    @Test
    void ignoresSuspensionsOutsideThePeriod() {
        List<DateRange> suspensions = List.of(
                new DateRange(LocalDate.of(2022, 5, 1), MONDAY),
                new DateRange(LocalDate.of(2022, 6, 7), LocalDate.of(2022, 6, 30)));

        assertThat(calculator.compute(FOURTEEN, MONDAY, suspensions)).isEqualTo(calculator.compute(FOURTEEN, MONDAY));
    }

    @Test
    void addsSuspendedDaysAtTheEndOfMonths() {
        DateRange correction = new DateRange(LocalDate.of(2022, 6, 1), LocalDate.of(2022, 6, 10));
        DeadlineRule rule = DeadlineRule.of(Span.months(3)).withRoll(Roll.NONE);

        assertThat(calculator.compute(rule, MONDAY, List.of(correction)).lastDay())
                .isEqualTo(LocalDate.of(2022, 9, 2));
    }

    @Test
    void extendsToALength() {
        Deadline deadline =
                calculator.compute(FOURTEEN_UP_TO_SIXTY, MONDAY, List.of(), new Extension.ToLength(Span.days(30)));

        assertThat(deadline.lastDay()).isEqualTo(LocalDate.of(2022, 6, 22));
        assertThat(deadline.capped()).isFalse();
        assertThat(deadline.steps())
                .extracting(DeadlineStep::kind)
                .containsExactly(Kind.BEGUN, Kind.COUNTED, Kind.EXTENDED, Kind.BEGUN, Kind.COUNTED);
    }

    @Test
    void extendsToADayAndRollsIt() {
        Deadline deadline = calculator.compute(
                FOURTEEN_UP_TO_SIXTY, MONDAY, List.of(), new Extension.ToDay(LocalDate.of(2022, 6, 18)));

        assertThat(deadline.lastDay()).isEqualTo(LocalDate.of(2022, 6, 20));
    }

    @Test
    void cutsAnExtensionBackToTheCap() {
        Deadline deadline =
                calculator.compute(FOURTEEN_UP_TO_SIXTY, MONDAY, List.of(), new Extension.ToLength(Span.days(90)));

        assertThat(deadline.lastDay()).isEqualTo(LocalDate.of(2022, 7, 22));
        assertThat(deadline.capped()).isTrue();
        assertThat(deadline.steps().getLast().text().ja()).isEqualTo("上限（60日）を超えるため、令和4年7月22日（金）までとします。");
    }

    @Test
    void suspensionMovesTheCapToo() {
        DateRange correction = new DateRange(LocalDate.of(2022, 5, 30), LocalDate.of(2022, 6, 5));
        Deadline deadline = calculator.compute(
                FOURTEEN_UP_TO_SIXTY, MONDAY, List.of(correction), new Extension.ToDay(LocalDate.of(2022, 12, 1)));

        assertThat(deadline.lastDay()).isEqualTo(LocalDate.of(2022, 7, 29));
    }

    @Test
    void refusesAnExtensionThatShortens() {
        Extension earlier = new Extension.ToDay(LocalDate.of(2022, 6, 3));

        assertThatThrownBy(() -> calculator.compute(FOURTEEN, MONDAY, List.of(), earlier))
                .isInstanceOfSatisfying(ExtensionShortens.class, refusal -> {
                    assertThat(refusal.code()).isEqualTo("deadline.extension-shortens");
                    assertThat(refusal.lastDay()).isEqualTo(LocalDate.of(2022, 6, 6));
                    assertThat(refusal.asked()).isEqualTo(LocalDate.of(2022, 6, 3));
                });
    }

    @Test
    void countsOnlyOpenDaysWhenTheRuleSaysSo() {
        DeadlineRule rule =
                new DeadlineRule(Span.days(5), FirstDay.EXCLUDED, Counting.SKIP_CLOSED_DAYS, Roll.NONE, null);

        assertThat(calculator.compute(rule, LocalDate.of(2022, 4, 28)).lastDay())
                .isEqualTo(LocalDate.of(2022, 5, 11));
    }

    @Test
    void followsTheOfficesOwnCalendar() {
        LocalDate usual = LocalDate.of(2022, 6, 6);
        OfficeCalendar closedThen = new OfficeCalendar(Map.of(usual, new Text("臨時閉庁", "Closed")), Set.of());

        assertThat(new DeadlineCalculator(closedThen).compute(FOURTEEN, MONDAY).lastDay())
                .isEqualTo(usual.plusDays(1));
    }

    @Test
    void weekendRollStopsAtAHoliday() {
        LocalDate start = LocalDate.of(2017, 1, 6);
        DeadlineRule oneDay = DeadlineRule.of(Span.days(1));

        assertThat(calculator.compute(oneDay.withRoll(Roll.OFF_WEEKENDS), start).lastDay())
                .isEqualTo(LocalDate.of(2017, 1, 9));
        assertThat(calculator.compute(oneDay, start).lastDay()).isEqualTo(LocalDate.of(2017, 1, 10));
    }

    @Test
    void refusesToRollIntoAYearThatIsNotKnown() {
        assertThatThrownBy(() -> calculator.compute(FOURTEEN, LocalDate.of(2050, 12, 30)))
                .isInstanceOf(CalendarYearUnknown.class);
    }

    @Test
    void tellsWhetherItHasPassed() {
        Deadline deadline = calculator.compute(FOURTEEN, MONDAY);

        assertThat(deadline.isPassedOn(LocalDate.of(2022, 6, 6))).isFalse();
        assertThat(deadline.isPassedOn(LocalDate.of(2022, 6, 7))).isTrue();
        assertThat(deadline.daysLeftOn(LocalDate.of(2022, 6, 4))).isEqualTo(2);
        assertThat(deadline.daysLeftOn(LocalDate.of(2022, 6, 8))).isEqualTo(-2);
    }

    @Test
    void refusesRulesThatCannotBeCounted() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DeadlineRule(
                        Span.months(3), FirstDay.EXCLUDED, Counting.SKIP_CLOSED_DAYS, Roll.NONE, null));
        assertThatIllegalArgumentException().isThrownBy(() -> FOURTEEN.withCap(Span.days(13)));
        assertThatIllegalArgumentException().isThrownBy(() -> Span.days(0));
        assertThatIllegalArgumentException().isThrownBy(() -> new DateRange(MONDAY, MONDAY.minusDays(1)));
    }
}
