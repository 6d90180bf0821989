package org.fumikura.shared;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.fumikura.shared.DeadlineStep.Kind;
import org.jspecify.annotations.Nullable;

/**
 * Computes deadlines with the calendar of an office (rules A.5-10 to A.5-12).
 *
 * <p>A suspension (for example while an application is being corrected, 補正) takes its days out of the count, also out of the
 * cap's. A suspension that has not ended is given with the last day known, and the result is then the earliest possible.
 * Suspended days after the counting has ended change nothing.
 *
 * <p>Every method throws {@link CalendarYearUnknown} if the rule needs the closed days of a year that is not known.
 */
public final class DeadlineCalculator {

    private final OfficeCalendar calendar;

    /** Creates a calculator for the office of that calendar. */
    public DeadlineCalculator(OfficeCalendar calendar) {
        this.calendar = calendar;
    }

    /** Returns the deadline that follows from an event on the given day. */
    public Deadline compute(DeadlineRule rule, LocalDate start) {
        return compute(rule, start, List.of());
    }

    /**
     * Returns the deadline with suspensions.
     *
     * @param suspensions the days that do not count, in any order; they may overlap
     */
    public Deadline compute(DeadlineRule rule, LocalDate start, List<DateRange> suspensions) {
        return counted(rule, rule.length(), start, suspensions);
    }

    /**
     * Returns the deadline with suspensions and an extension.
     *
     * <p>An extension beyond the cap is cut back to the cap, and the result says so; a caller that wants to refuse asks {@link
     * Deadline#capped()}.
     *
     * @throws ExtensionShortens if the extension ends before the deadline without it
     * @throws IllegalArgumentException if the rule skips days and the new length is not in days
     */
    public Deadline compute(DeadlineRule rule, LocalDate start, List<DateRange> suspensions, Extension extension) {
        Deadline plain = compute(rule, start, suspensions);
        Deadline extended = switch (extension) {
            case Extension.ToLength(Span length) -> extendedToLength(rule, plain, length, suspensions);
            case Extension.ToDay(LocalDate day) -> extendedToDay(rule, plain, day);
        };
        if (extended.lastDay().isBefore(plain.lastDay())) {
            throw new ExtensionShortens(plain.lastDay(), extended.lastDay());
        }
        return rule.cap() == null ? extended : cappedAt(rule.cap(), rule, extended, suspensions);
    }

    private Deadline counted(DeadlineRule rule, Span length, LocalDate start, List<DateRange> suspensions) {
        DayCount count = new DayCount(rule, length, start, suspensions, calendar);
        LocalDate countedDay = count.lastDay();
        return rolled(rule, start, countedDay, count.steps());
    }

    private Deadline extendedToLength(DeadlineRule rule, Deadline plain, Span length, List<DateRange> suspensions) {
        DeadlineRule.requireCountable(length, rule.counting());
        Deadline recounted = counted(rule, length, plain.start(), suspensions);
        List<DeadlineStep> steps = new ArrayList<>(plain.steps());
        steps.add(new DeadlineStep(
                Kind.EXTENDED,
                plain.lastDay(),
                new Text(
                        "期間を%sに延長し、初日から数え直します。".formatted(length.text().ja()),
                        "The period is extended to %s and counted again from its first day."
                                .formatted(length.text().en()))));
        steps.addAll(recounted.steps());
        return new Deadline(plain.start(), recounted.countedDay(), recounted.lastDay(), false, steps);
    }

    private Deadline extendedToDay(DeadlineRule rule, Deadline plain, LocalDate day) {
        List<DeadlineStep> steps = new ArrayList<>(plain.steps());
        Text name = JapaneseDate.describe(day);
        steps.add(new DeadlineStep(
                Kind.EXTENDED,
                day,
                new Text("期限を%sに延長します。".formatted(name.ja()), "The deadline is extended to %s.".formatted(name.en()))));
        return rolled(rule, plain.start(), day, steps);
    }

    private Deadline cappedAt(Span cap, DeadlineRule rule, Deadline extended, List<DateRange> suspensions) {
        Deadline limit = counted(rule, cap, extended.start(), suspensions);
        if (!extended.lastDay().isAfter(limit.lastDay())) {
            return extended;
        }
        Text day = JapaneseDate.describe(limit.lastDay());
        List<DeadlineStep> steps = new ArrayList<>(extended.steps());
        steps.add(new DeadlineStep(
                Kind.CAPPED,
                limit.lastDay(),
                new Text(
                        "上限（%s）を超えるため、%sまでとします。".formatted(cap.text().ja(), day.ja()),
                        "This is beyond the limit of %s, so the deadline is %s."
                                .formatted(cap.text().en(), day.en()))));
        return new Deadline(extended.start(), limit.countedDay(), limit.lastDay(), true, steps);
    }

    private Deadline rolled(DeadlineRule rule, LocalDate start, LocalDate countedDay, List<DeadlineStep> before) {
        List<DeadlineStep> steps = new ArrayList<>(before);
        LocalDate day = countedDay;
        for (Text reason = reasonToRoll(rule, day); reason != null; reason = reasonToRoll(rule, day)) {
            LocalDate next = day.plusDays(1);
            steps.add(rolledStep(day, reason));
            day = next;
        }
        return new Deadline(start, countedDay, day, false, steps);
    }

    private @Nullable Text reasonToRoll(DeadlineRule rule, LocalDate day) {
        boolean rolls = switch (rule.roll()) {
            case NONE -> false;
            case OFF_WEEKENDS -> calendar.isWeekend(day);
            case OFF_CLOSED_DAYS -> true;
        };
        return rolls ? calendar.findClosedDay(day).map(ClosedDay::name).orElse(null) : null;
    }

    private static DeadlineStep rolledStep(LocalDate day, Text reason) {
        Text name = JapaneseDate.describe(day);
        return new DeadlineStep(
                Kind.ROLLED,
                day,
                new Text(
                        "%sは閉庁日（%s）なので、翌日に送ります。".formatted(name.ja(), reason.ja()),
                        "%s is closed (%s), so the deadline moves to the next day.".formatted(name.en(), reason.en())));
    }
}
