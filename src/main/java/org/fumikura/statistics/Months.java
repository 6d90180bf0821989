package org.fumikura.statistics;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BinaryOperator;
import java.util.function.Predicate;
import org.jooq.Field;
import org.jooq.impl.DSL;

/**
 * Figures by month and unit, as one query gives them.
 *
 * @param <T> figures that can be added
 */
final class Months<T> {

    private final T none;
    private final BinaryOperator<T> sum;
    private final Map<YearMonth, Map<UUID, T>> byMonth = new HashMap<>();

    Months(T none, BinaryOperator<T> sum) {
        this.none = none;
        this.sum = sum;
    }

    /** The first day of the month of a day. */
    static Field<LocalDate> of(Field<LocalDate> day) {
        return DSL.field("date_trunc('month', {0})::date", LocalDate.class, day);
    }

    void add(LocalDate month, UUID unit, T figures) {
        byMonth.computeIfAbsent(YearMonth.from(month), unused -> new HashMap<>())
                .merge(unit, figures, sum);
    }

    T in(YearMonth month) {
        return sum(byMonth.getOrDefault(month, Map.of()).values());
    }

    T in(List<YearMonth> months) {
        return sum(months.stream().map(this::in).toList());
    }

    /** By unit, over some months; without the units for which nothing counts. */
    Map<UUID, T> byUnit(List<YearMonth> months, Predicate<T> counts) {
        var byUnit = new HashMap<UUID, T>();
        months.forEach(month ->
                byMonth.getOrDefault(month, Map.of()).forEach((unit, figures) -> byUnit.merge(unit, figures, sum)));
        byUnit.values().removeIf(counts.negate());
        return byUnit;
    }

    T sum(Iterable<T> some) {
        T all = none;
        for (T each : some) {
            all = sum.apply(all, each);
        }
        return all;
    }
}
