package org.fumikura.organization;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.fumikura.shared.Text;

/**
 * Who went on with one share of what units had when they ended, on whatever day (I-16). A unit that goes on is its own
 * successor. Which of them are entered for days to come is not told by what is asked for a day.
 */
public final class Succession {

    private final Map<UUID, Heir> heirs;
    private final Map<UUID, List<UnitId>> predecessors = new HashMap<>();

    /** @param heirs by unit, who goes on with its share after its last day; at most one, and no unit comes back to itself */
    public Succession(Map<UUID, Heir> heirs) {
        this.heirs = Map.copyOf(heirs);
        heirs.forEach((unit, heir) -> predecessors
                .computeIfAbsent(heir.unit().value(), unused -> new ArrayList<>())
                .add(new UnitId(unit)));
    }

    /** What of a unit is gone on with by itself. */
    public enum Share {
        FILES("簿冊", "Files"),
        NUMBERS("番号", "Numbers"),
        OPEN_DOCUMENTS("未完結の文書", "Open documents");

        private final Text label;

        Share(String ja, String en) {
            this.label = new Text(ja, en);
        }

        Text label() {
            return label;
        }
    }

    /** @param since the first day, the one after the last day of the unit before */
    public record Heir(UnitId unit, LocalDate since) {}

    /** Who goes on with a unit's share after its last day; empty while no end of it is entered. */
    public Optional<Heir> after(UnitId unit) {
        return Optional.ofNullable(heirs.get(unit.value()));
    }

    /** The unit itself on days up to its last, afterwards the one that goes on with its share on that day. */
    public UnitId inCharge(UnitId unit, LocalDate on) {
        return line(unit, on).getLast();
    }

    /** The unit itself, then those that went on with its share by a day, one after the other. */
    public List<UnitId> line(UnitId unit, LocalDate on) {
        var line = new ArrayList<UnitId>(List.of(unit));
        Optional<Heir> next = after(unit);
        while (next.isPresent() && !on.isBefore(next.get().since())) {
            line.add(next.get().unit());
            next = after(next.get().unit());
        }
        return line;
    }

    /** The units that ended by a day and whose share a unit took over at once from them. */
    public List<UnitId> before(UnitId unit, LocalDate on) {
        return predecessors.getOrDefault(unit.value(), List.of()).stream()
                .filter(each ->
                        after(each).filter(heir -> !on.isBefore(heir.since())).isPresent())
                .toList();
    }

    /** Some units with all those whose share they go on with on a day. */
    public Set<UUID> withPredecessors(Collection<UUID> some, LocalDate on) {
        var reached = new HashSet<UUID>();
        var open = new ArrayList<>(some);
        while (!open.isEmpty()) {
            UUID unit = open.removeLast();
            if (reached.add(unit)) {
                before(new UnitId(unit), on).forEach(each -> open.add(each.value()));
            }
        }
        return reached;
    }

    /** The units that went on with something on a day. */
    public Set<UnitId> heirs(LocalDate on) {
        var found = new HashSet<UnitId>();
        heirs.values().stream().filter(heir -> !on.isBefore(heir.since())).forEach(heir -> found.add(heir.unit()));
        return found;
    }
}
