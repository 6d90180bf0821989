package org.fumikura.organization;

import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.fumikura.shared.NotFound;
import org.fumikura.shared.Text;

/** The units of one date, each with the units that ended before and whose default successor of a share it is. */
final class UnitTree {

    private final Map<UUID, Unit> units;
    private final Map<UUID, List<UUID>> children;
    private final Succession succession;
    private final Succession ofOpen;
    private final LocalDate on;

    /**
     * @param units the units that exist on the date
     * @param files who goes on with files
     * @param openDocuments who goes on with open documents
     */
    UnitTree(Collection<Unit> units, Succession files, Succession openDocuments, LocalDate on) {
        this(new HashMap<>(), new HashMap<>(), files, openDocuments, on);
        for (Unit unit : units) {
            this.units.put(unit.id().value(), unit);
            unit.parent()
                    .ifPresent(parent -> children.computeIfAbsent(parent.value(), unused -> new ArrayList<>())
                            .add(unit.id().value()));
        }
    }

    private UnitTree(
            Map<UUID, Unit> units,
            Map<UUID, List<UUID>> children,
            Succession succession,
            Succession ofOpen,
            LocalDate on) {
        this.units = units;
        this.children = children;
        this.succession = succession;
        this.ofOpen = ofOpen;
        this.on = on;
    }

    /** The same units, each with those whose open documents it took over. */
    UnitTree ofOpen() {
        return new UnitTree(units, children, ofOpen, ofOpen, on);
    }

    boolean has(UnitId id) {
        return units.containsKey(id.value());
    }

    /**
     * The unit and all units above it, nearest first.
     *
     * @throws NotFound when there is no such unit on the date
     */
    List<Unit> lineOf(UnitId id) {
        var line = new ArrayList<Unit>();
        Optional<UnitId> next = Optional.of(id);
        while (next.isPresent()) {
            Unit unit = units.get(next.get().value());
            if (unit == null) {
                throw new NotFound("unit", new Text("組織", "unit"), id.value());
            }
            line.add(unit);
            next = unit.parent();
        }
        return List.copyOf(line);
    }

    /** The unit and all units below it, with everything that any of them took over. */
    Set<UUID> below(UUID top) {
        return reach(Set.of(top), true);
    }

    /** Some units with everything that they took over, without what is below them. */
    Set<UUID> withPredecessors(Collection<UUID> some) {
        return reach(some, false);
    }

    private Set<UUID> reach(Collection<UUID> start, boolean downwards) {
        var reached = new HashSet<UUID>();
        var open = new ArrayDeque<UUID>(start);
        while (!open.isEmpty()) {
            UUID unit = open.remove();
            if (!reached.add(unit)) {
                continue;
            }
            succession.before(new UnitId(unit), on).forEach(each -> open.add(each.value()));
            if (downwards) {
                open.addAll(children.getOrDefault(unit, List.of()));
            }
        }
        return reached;
    }
}
