package org.fumikura.shared;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.fumikura.shared.DeadlineRule.FirstDay;
import org.fumikura.shared.DeadlineStep.Kind;

/** Counts one period of a deadline from its first to its last day and notes each day that it leaves out. */
final class DayCount {

    private final DeadlineRule rule;
    private final Span length;
    private final LocalDate start;
    private final LocalDate firstDay;
    private final List<DateRange> suspensions;
    private final OfficeCalendar calendar;
    private final List<ClosedDay> skipped = new ArrayList<>();
    private final LocalDate lastDay;

    DayCount(DeadlineRule rule, Span length, LocalDate start, List<DateRange> suspensions, OfficeCalendar calendar) {
        this.rule = rule;
        this.length = length;
        this.start = start;
        this.firstDay = rule.firstDay() == FirstDay.INCLUDED ? start : start.plusDays(1);
        this.suspensions = DateRange.listMerged(suspensions);
        this.calendar = calendar;
        this.lastDay = length.isInDays() ? dayCounted(firstDay, length.count()) : calendarCounted();
    }

    LocalDate lastDay() {
        return lastDay;
    }

    List<DeadlineStep> steps() {
        List<DeadlineStep> leftOut = new ArrayList<>();
        skipped.forEach(day -> leftOut.add(skippedStep(day)));
        suspensions.forEach(range -> clip(range, lastDay).ifPresent(part -> leftOut.add(suspendedStep(part))));
        leftOut.sort(Comparator.comparing(DeadlineStep::day));

        List<DeadlineStep> steps = new ArrayList<>();
        steps.add(begunStep());
        steps.addAll(leftOut);
        steps.add(countedStep());
        return steps;
    }

    /** A period of months ends by the calendar; the suspended days within it are then added one by one at its end. */
    private LocalDate calendarCounted() {
        LocalDate byCalendar = length.lastDayFrom(firstDay);
        long owed = suspensions.stream()
                .flatMap(range -> clip(range, byCalendar).stream())
                .mapToLong(DateRange::days)
                .sum();
        return owed == 0 ? byCalendar : dayCounted(byCalendar.plusDays(1), owed);
    }

    /** Returns the day on which the n-th countable day from the given day falls. */
    private LocalDate dayCounted(LocalDate from, long n) {
        LocalDate day = nextCounted(from);
        for (long counted = 1; counted < n; counted++) {
            day = nextCounted(day.plusDays(1));
        }
        return day;
    }

    /** Returns the day itself or the next that counts, and notes the closed days passed on the way. */
    private LocalDate nextCounted(LocalDate from) {
        LocalDate day = afterSuspension(from);
        Optional<ClosedDay> leftOut = findLeftOut(day);
        while (leftOut.isPresent()) {
            skipped.add(leftOut.get());
            day = afterSuspension(day.plusDays(1));
            leftOut = findLeftOut(day);
        }
        return day;
    }

    private LocalDate afterSuspension(LocalDate day) {
        return suspensions.stream()
                .filter(range -> range.contains(day))
                .findFirst()
                .map(range -> range.last().plusDays(1))
                .orElse(day);
    }

    private Optional<ClosedDay> findLeftOut(LocalDate day) {
        return switch (rule.counting()) {
            case EVERY_DAY -> Optional.empty();
            case SKIP_HOLIDAYS -> calendar.findClosedDay(day).filter(closed -> closed.kind() != ClosedDay.Kind.WEEKEND);
            case SKIP_CLOSED_DAYS -> calendar.findClosedDay(day);
        };
    }

    private Optional<DateRange> clip(DateRange suspension, LocalDate end) {
        LocalDate from = suspension.first().isBefore(firstDay) ? firstDay : suspension.first();
        LocalDate to = suspension.last().isAfter(end) ? end : suspension.last();
        return to.isBefore(from) ? Optional.empty() : Optional.of(new DateRange(from, to));
    }

    private DeadlineStep begunStep() {
        Text day = JapaneseDate.describe(firstDay);
        boolean included = firstDay.equals(start);
        return new DeadlineStep(
                Kind.BEGUN,
                firstDay,
                new Text(
                        "%s、%sから%sを数えます。"
                                .formatted(
                                        included ? "初日を算入し" : "初日を算入せず",
                                        day.ja(),
                                        length.text().ja()),
                        "The day of the event is %s: %s are counted from %s."
                                .formatted(
                                        included ? "included" : "not included",
                                        length.text().en(),
                                        day.en())));
    }

    private static DeadlineStep skippedStep(ClosedDay closed) {
        Text day = JapaneseDate.describe(closed.date());
        return new DeadlineStep(
                Kind.SKIPPED,
                closed.date(),
                new Text(
                        "%sは%sなので数えません。".formatted(day.ja(), closed.name().ja()),
                        "%s is not counted (%s)."
                                .formatted(day.en(), closed.name().en())));
    }

    private static DeadlineStep suspendedStep(DateRange range) {
        Text first = JapaneseDate.describe(range.first());
        Text last = JapaneseDate.describe(range.last());
        return new DeadlineStep(
                Kind.SUSPENDED,
                range.first(),
                new Text(
                        "%sから%sまでの%d日間は停止中なので数えません。".formatted(first.ja(), last.ja(), range.days()),
                        "The %d days from %s to %s are suspended and not counted."
                                .formatted(range.days(), first.en(), last.en())));
    }

    private DeadlineStep countedStep() {
        Text day = JapaneseDate.describe(lastDay);
        boolean monthEnd = length.endsAtMonthEndFor(firstDay) && lastDay.equals(length.lastDayFrom(firstDay));
        return new DeadlineStep(
                Kind.COUNTED,
                lastDay,
                new Text(
                        "%s%sで満了します。".formatted(monthEnd ? "応当日がないため月の末日とし、" : "", day.ja()),
                        "The period ends on %s%s."
                                .formatted(
                                        day.en(), monthEnd ? ", the end of a month without a corresponding day" : "")));
    }
}
