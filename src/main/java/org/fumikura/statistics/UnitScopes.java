package org.fumikura.statistics;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.fumikura.organization.Actor;
import org.fumikura.organization.Organization;
import org.fumikura.organization.Unit;
import org.fumikura.organization.UnitId;
import org.fumikura.organization.UnitLevel;
import org.fumikura.shared.NotFound;
import org.fumikura.shared.Text;
import org.springframework.stereotype.Component;

/** Whose figures a person sees: those of the units at which her post may. */
@Component
class UnitScopes {

    private final Organization organization;

    UnitScopes(Organization organization) {
        this.organization = organization;
    }

    /** To be called in a read. */
    UnitScope of(Actor actor, UnitLevel level, LocalDate today) {
        var line = new HashMap<UUID, List<Unit>>();
        var lost = new ArrayList<UUID>();
        actor.grants().stream()
                .filter(grant -> grant.permission().equals(StatisticsPermissions.READ))
                .map(Actor.Grant::unit)
                .forEach(unit -> {
                    try {
                        line.put(unit, organization.lineOf(new UnitId(unit), today));
                    } catch (NotFound ended) {
                        line.put(unit, List.of());
                        lost.add(unit);
                    }
                });
        Map<UUID, Text> names = lost.isEmpty() ? Map.of() : organization.unitNames(lost);
        return new UnitScope(line, level, names);
    }

    /** The units of a day in the order of the organisation chart. */
    List<Unit> chart(LocalDate day) {
        return organization.listUnits(day);
    }

    /** Whether she sees all units of the executive body in which she acts. */
    static boolean isOfTheOffice(Actor actor) {
        return actor.may(StatisticsPermissions.READ, actor.units().getLast().id());
    }
}
