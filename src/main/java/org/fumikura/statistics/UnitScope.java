package org.fumikura.statistics;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.fumikura.organization.Unit;
import org.fumikura.organization.UnitLevel;
import org.fumikura.shared.Text;

/**
 * The units whose figures somebody sees, and the units under which they are summed up today. Figures of a unit that has ended
 * are those of the one that goes on with its open documents.
 *
 * @param line each unit that may have figures, with itself and those above it as of today, nearest first
 * @param level of the sums
 * @param names of units that no line of today leads to
 */
record UnitScope(Map<UUID, List<Unit>> line, UnitLevel level, Map<UUID, Text> names) {

    /** For the condition of a query. */
    UUID[] units() {
        return line.keySet().toArray(UUID[]::new);
    }

    /** The unit of the asked level under which the figures of a unit are summed up; itself when it stands higher. */
    Optional<Unit> sumOf(UUID unit) {
        List<Unit> above = line.getOrDefault(unit, List.of());
        return above.stream()
                .filter(each -> each.level() == level)
                .findFirst()
                .or(() -> above.stream().findFirst());
    }

    /**
     * Figures of units as figures of the units of the asked level.
     *
     * @param order the units of today in the order of the organisation chart
     */
    <T> List<Sum<T>> sums(Map<UUID, T> ofUnits, List<Unit> order) {
        var byUnit = new HashMap<UUID, List<T>>();
        var without = new ArrayList<Sum<T>>();
        ofUnits.forEach((unit, figures) -> sumOf(unit)
                .ifPresentOrElse(
                        sum -> byUnit.computeIfAbsent(sum.id().value(), unused -> new ArrayList<>())
                                .add(figures),
                        () -> without.add(new Sum<>(names.getOrDefault(unit, Text.same("—")), List.of(figures)))));
        List<Sum<T>> sums = new ArrayList<>(order.stream()
                .filter(unit -> byUnit.containsKey(unit.id().value()))
                .map(unit ->
                        new Sum<>(unit.name(), byUnit.getOrDefault(unit.id().value(), List.of())))
                .toList());
        sums.addAll(without);
        return sums;
    }

    /** The figures that are summed up under a unit. */
    record Sum<T>(Text name, List<T> figures) {}

    /** Only the units below one of them. */
    UnitScope within(UUID chosen) {
        var within = new HashMap<UUID, List<Unit>>();
        line.forEach((unit, above) -> {
            if (unit.equals(chosen)
                    || above.stream().anyMatch(each -> each.id().value().equals(chosen))) {
                within.put(unit, above);
            }
        });
        return new UnitScope(within, level, names);
    }
}
