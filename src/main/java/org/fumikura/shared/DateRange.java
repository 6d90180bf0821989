package org.fumikura.shared;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Days in a row, both ends included.
 *
 * @param first the first day
 * @param last the last day, not before the first
 */
public record DateRange(LocalDate first, LocalDate last) {

    /** @throws IllegalArgumentException if the last day is before the first */
    public DateRange {
        if (last.isBefore(first)) {
            throw new IllegalArgumentException("%s is before %s".formatted(last, first));
        }
    }

    /** Returns whether the day lies in the range. */
    public boolean contains(LocalDate day) {
        return !day.isBefore(first) && !day.isAfter(last);
    }

    /** Returns how many days the range has, at least 1. */
    public long days() {
        return ChronoUnit.DAYS.between(first, last) + 1;
    }

    /** Returns the days in order. */
    public Stream<LocalDate> stream() {
        return Stream.iterate(first, day -> !day.isAfter(last), day -> day.plusDays(1));
    }

    /** Returns the same days in the fewest ranges, in order. */
    static List<DateRange> listMerged(List<DateRange> ranges) {
        List<DateRange> merged = new ArrayList<>();
        for (DateRange range :
                ranges.stream().sorted(Comparator.comparing(DateRange::first)).toList()) {
            if (merged.isEmpty() || range.first.isAfter(merged.getLast().last.plusDays(1))) {
                merged.add(range);
                continue;
            }
            DateRange before = merged.removeLast();
            merged.add(new DateRange(before.first, range.last.isAfter(before.last) ? range.last : before.last));
        }
        return List.copyOf(merged);
    }
}
