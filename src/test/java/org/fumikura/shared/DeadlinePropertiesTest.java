package org.fumikura.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.fumikura.shared.DeadlineRule.Counting;
import org.fumikura.shared.DeadlineRule.FirstDay;
import org.fumikura.shared.DeadlineRule.Roll;

class DeadlinePropertiesTest {

    private static final int TRIES = 500;

    private final OfficeCalendar calendar = OfficeCalendar.national();
    private final DeadlineCalculator calculator = new DeadlineCalculator(calendar);

    @Provide
    Arbitrary<LocalDate> starts() {
        return Arbitraries.integers()
                .between(0, 40 * 365)
                .map(days -> LocalDate.of(1990, 1, 1).plusDays(days));
    }

    @Provide
    Arbitrary<DeadlineRule> dayRules() {
        return Combinators.combine(
                        Arbitraries.integers().between(1, 60).map(Span::days),
                        Arbitraries.of(FirstDay.class),
                        Arbitraries.of(Counting.class),
                        Arbitraries.of(Roll.class),
                        Arbitraries.integers().between(60, 120).map(Span::days))
                .as(DeadlineRule::new);
    }

    @Provide
    Arbitrary<DeadlineRule> rules() {
        Arbitrary<Span> longer = Combinators.combine(
                        Arbitraries.integers().between(1, 24),
                        Arbitraries.of(Span.Unit.WEEKS, Span.Unit.MONTHS, Span.Unit.YEARS))
                .as((count, unit) -> new Span(unit == Span.Unit.YEARS ? 1 + count % 3 : count, unit));
        Arbitrary<DeadlineRule> calendarRules = Combinators.combine(
                        longer, Arbitraries.of(FirstDay.class), Arbitraries.of(Roll.class))
                .as((span, firstDay, roll) -> new DeadlineRule(span, firstDay, Counting.EVERY_DAY, roll, null));
        return Arbitraries.oneOf(dayRules(), calendarRules);
    }

    @Property(tries = TRIES)
    void neverMovesBackWhenTheStartMovesForward(
            @ForAll("rules") DeadlineRule rule,
            @ForAll("starts") LocalDate start,
            @ForAll @IntRange(min = 1, max = 40) int later) {
        LocalDate first = calculator.compute(rule, start).lastDay();

        assertThat(calculator.compute(rule, start.plusDays(later)).lastDay()).isAfterOrEqualTo(first);
        assertThat(calculator.compute(rule, start.plusDays(1)).lastDay()).isAfterOrEqualTo(first);
    }

    @Property(tries = TRIES)
    void neverEndsOnADayThatItRollsOff(@ForAll("rules") DeadlineRule rule, @ForAll("starts") LocalDate start) {
        LocalDate lastDay = calculator.compute(rule, start).lastDay();

        switch (rule.roll()) {
            case OFF_CLOSED_DAYS -> assertThat(calendar.isOpen(lastDay)).isTrue();
            case OFF_WEEKENDS -> assertThat(calendar.isWeekend(lastDay)).isFalse();
            case NONE ->
                assertThat(lastDay).isEqualTo(calculator.compute(rule, start).countedDay());
        }
    }

    @Property(tries = TRIES)
    void explainsExactlyTheDaysBetweenCountedAndLast(
            @ForAll("rules") DeadlineRule rule, @ForAll("starts") LocalDate start) {
        Deadline deadline = calculator.compute(rule, start);

        assertThat(deadline.steps().stream()
                        .filter(step -> step.kind() == DeadlineStep.Kind.ROLLED)
                        .map(DeadlineStep::day))
                .containsExactlyElementsOf(
                        deadline.countedDay().datesUntil(deadline.lastDay()).toList());
    }

    @Property(tries = TRIES)
    void everyDayOfThePeriodIsCountedOrExplained(
            @ForAll("dayRules") DeadlineRule rule, @ForAll("starts") LocalDate start) {
        Deadline deadline = calculator.compute(rule, start);
        LocalDate firstDay = rule.firstDay() == FirstDay.INCLUDED ? start : start.plusDays(1);
        long skipped = deadline.steps().stream()
                .filter(step -> step.kind() == DeadlineStep.Kind.SKIPPED)
                .count();

        assertThat(new DateRange(firstDay, deadline.countedDay()).days())
                .isEqualTo(rule.length().count() + skipped);
    }

    /** Rolling off closed days may take back what a suspension added, so this holds for the count before it. */
    @Property(tries = TRIES)
    void suspensionOfNDaysMovesTheCountByN(
            @ForAll("rules") DeadlineRule rule,
            @ForAll("starts") LocalDate start,
            @ForAll @IntRange(min = 0, max = 999) int permille,
            @ForAll @IntRange(min = 1, max = 30) int days) {
        DeadlineRule everyDay =
                new DeadlineRule(rule.length(), FirstDay.INCLUDED, Counting.EVERY_DAY, Roll.NONE, rule.cap());
        LocalDate without = calculator.compute(everyDay, start).countedDay();
        LocalDate from = start.plusDays(new DateRange(start, without).days() * permille / 1_000);
        DateRange suspension = new DateRange(from, from.plusDays(days - 1L));

        assertThat(calculator.compute(everyDay, start, List.of(suspension)).countedDay())
                .isEqualTo(without.plusDays(days));
    }

    @Property(tries = TRIES)
    void suspensionNeverBringsTheDeadlineForward(
            @ForAll("rules") DeadlineRule rule,
            @ForAll("starts") LocalDate start,
            @ForAll @IntRange(min = -10, max = 60) int after,
            @ForAll @IntRange(min = 1, max = 30) int days) {
        DateRange suspension = new DateRange(start.plusDays(after), start.plusDays(after + days - 1L));
        Deadline suspended = calculator.compute(rule, start, List.of(suspension));

        assertThat(suspended.lastDay())
                .isAfterOrEqualTo(calculator.compute(rule, start).lastDay());
        assertThat(suspension.contains(suspended.countedDay())).isFalse();
    }

    @Property(tries = TRIES)
    void extensionNeverExceedsTheCap(
            @ForAll("dayRules") DeadlineRule rule,
            @ForAll("starts") LocalDate start,
            @ForAll @IntRange(min = 60, max = 400) int length) {
        Deadline toLength = calculator.compute(rule, start, List.of(), new Extension.ToLength(Span.days(length)));
        Deadline toDay = calculator.compute(
                rule, start, List.of(), new Extension.ToDay(toLength.lastDay().plusDays(length)));
        DeadlineRule atCap = new DeadlineRule(
                Objects.requireNonNull(rule.cap()), rule.firstDay(), rule.counting(), rule.roll(), null);
        LocalDate cap = calculator.compute(atCap, start).lastDay();

        assertThat(toLength.lastDay()).isBeforeOrEqualTo(cap);
        assertThat(toDay.lastDay()).isBeforeOrEqualTo(cap);
        assertThat(toDay.capped()).isEqualTo(toDay.steps().getLast().kind() == DeadlineStep.Kind.CAPPED);
    }
}
