package org.fumikura.shared;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;

/**
 * A deadline and how it was reached.
 *
 * @param start the day of the event
 * @param countedDay the last day of the counted period, before it was moved off closed days
 * @param lastDay the last day on which the thing can be done in time
 * @param capped whether an extension asked for more than the cap allows and was cut back
 * @param steps the explanation, in the order of the reckoning
 */
public record Deadline(
        LocalDate start, LocalDate countedDay, LocalDate lastDay, boolean capped, List<DeadlineStep> steps) {

    public Deadline {
        steps = List.copyOf(steps);
    }

    /** Returns the first day on which it is too late; also the first day after a waiting period, open or not. */
    public LocalDate firstDayAfter() {
        return lastDay.plusDays(1);
    }

    /** Returns whether the deadline has passed on a day; it has not on the last day itself. */
    public boolean isPassedOn(LocalDate day) {
        return day.isAfter(lastDay);
    }

    /** Returns how many days are left after a day: 0 on the last day, negative when it has passed. */
    public long daysLeftOn(LocalDate day) {
        return ChronoUnit.DAYS.between(day, lastDay);
    }

    /**
     * Returns the earlier of two deadlines, with a step that names both; this one if they are equal.
     *
     * <p>A request for review, for example, must be made within 3 months of knowledge and within 1 year of the act.
     */
    public Deadline earlierOf(Deadline other) {
        boolean otherFirst = other.lastDay.isBefore(lastDay);
        Deadline earlier = otherFirst ? other : this;
        Deadline later = otherFirst ? this : other;
        Text first = JapaneseDate.describe(earlier.lastDay);
        Text second = JapaneseDate.describe(later.lastDay);
        DeadlineStep step = new DeadlineStep(
                DeadlineStep.Kind.EARLIER,
                earlier.lastDay,
                new Text(
                        "もう一つの期限%sより早いので、%sが期限です。".formatted(second.ja(), first.ja()),
                        "The other deadline is %s; the earlier one, %s, applies.".formatted(second.en(), first.en())));
        return new Deadline(
                earlier.start,
                earlier.countedDay,
                earlier.lastDay,
                earlier.capped,
                Stream.concat(earlier.steps.stream(), Stream.of(step)).toList());
    }
}
