package org.fumikura.organization;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.fumikura.ledger.Doer;
import org.fumikura.shared.Text;

/**
 * A person acting in one of her posts: the only identity under which anything is done.
 *
 * @param units the acting post's unit and all units above it, nearest first
 * @param grants what the post may do where
 */
public record Actor(
        PersonId person,
        Text label,
        AssignmentId assignment,
        Post post,
        List<Unit> units,
        Set<Grant> grants,
        Reader reader) {

    /**
     * A permission at a unit.
     *
     * @param unit the unit or any of the units below it
     */
    public record Grant(String permission, UUID unit) {}

    /** Whether the acting post holds a permission at a unit. */
    public boolean may(String permission, UnitId unit) {
        return grants.contains(new Grant(permission, unit.value()));
    }

    /** Whether it holds the permission anywhere; one of the whole office is held for all of it or not at all. */
    public boolean may(String permission) {
        return grants.stream().anyMatch(grant -> grant.permission().equals(permission));
    }

    /** The units at which it holds a permission. */
    public Set<UUID> unitsOf(String permission) {
        return grants.stream()
                .filter(grant -> grant.permission().equals(permission))
                .map(Grant::unit)
                .collect(Collectors.toSet());
    }

    /** How far she sees into the organisation. */
    public Horizon horizon() {
        return reader.horizon();
    }

    /** How the ledger names her. */
    public Doer doer() {
        return new Doer.InPost(person.value(), post.id().value(), post.name().ja());
    }

    /** The nearest unit at a level, from the acting unit upwards; the acting unit itself when she stands above that level. */
    public Unit unitAt(UnitLevel level) {
        return units.stream().filter(unit -> unit.level() == level).findFirst().orElse(post.unit());
    }
}
