package org.fumikura.organization;

import static org.fumikuradb.organization.Tables.ASSIGNMENT;
import static org.fumikuradb.organization.Tables.PERSON;
import static org.fumikuradb.organization.Tables.POST;
import static org.fumikuradb.organization.Tables.ROLE_GRANT;
import static org.fumikuradb.organization.Tables.UNIT;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.fumikura.shared.Text;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes the identity under which a person acts on a date. */
@Component
class Actors {

    private final DSLContext db;
    private final Organization organization;
    private final List<PermissionRule> rules;

    Actors(DSLContext db, Organization organization, List<PermissionRule> rules) {
        this.db = db;
        this.organization = organization;
        this.rules = rules;
    }

    /** All posts that a person holds on a date, 本務 first. */
    List<Holding> holdings(PersonId person, LocalDate on) {
        return db.select(ASSIGNMENT.asterisk(), POST.asterisk(), UNIT.asterisk(), PERSON.LABEL, PERSON.LABEL_EN)
                .from(ASSIGNMENT)
                .join(PERSON)
                .on(PERSON.TENANT_ID.eq(ASSIGNMENT.TENANT_ID), PERSON.ID.eq(ASSIGNMENT.PERSON_ID))
                .join(POST)
                .on(POST.TENANT_ID.eq(ASSIGNMENT.TENANT_ID), POST.ID.eq(ASSIGNMENT.POST_ID))
                .join(UNIT)
                .on(UNIT.TENANT_ID.eq(POST.TENANT_ID), UNIT.ID.eq(POST.UNIT_ID))
                .where(ASSIGNMENT.PERSON_ID.eq(person.value()), Organization.validOn(ASSIGNMENT.VALID, on))
                .orderBy(ASSIGNMENT.KIND.desc(), UNIT.ORDINAL, POST.ORDINAL)
                .fetch(Actors::holding);
    }

    /**
     * A person in the asked one of her posts, or in her main one.
     *
     * @return empty when she holds no post on that date
     */
    Optional<Actor> find(List<Holding> holdings, @Nullable UUID assignment, LocalDate on) {
        if (holdings.isEmpty()) {
            return Optional.empty();
        }
        Holding holding = holdings.stream()
                .filter(each -> each.assignment.value().equals(assignment))
                .findFirst()
                .orElse(holdings.getFirst());
        return Optional.of(actor(holding, on));
    }

    private Actor actor(Holding holding, LocalDate on) {
        Map<UUID, Unit> units = Organization.byId(organization.listUnits(on));
        List<Unit> line = Organization.lineOf(holding.post.unit().id(), units);
        return new Actor(
                holding.person,
                holding.label,
                holding.assignment,
                holding.post,
                line,
                grants(holding.post.id(), units.values(), on),
                reader(holding, line, units.values()));
    }

    private static Reader reader(Holding holding, List<Unit> line, Collection<Unit> units) {
        UnitId own = holding.post.unit().id();
        return new Reader(
                holding.person,
                holding.post.id(),
                own,
                line.stream().map(unit -> unit.id().value()).collect(Collectors.toSet()),
                below(own, units),
                below(at(UnitLevel.SECTION, line), units),
                below(at(UnitLevel.DEPARTMENT, line), units),
                holding.clearance,
                holding.handles);
    }

    /** The unit of that level in the line; who stands above that level reaches from her own unit downwards. */
    private static UnitId at(UnitLevel level, List<Unit> line) {
        return line.stream()
                .filter(unit -> unit.level() == level)
                .findFirst()
                .orElse(line.getFirst())
                .id();
    }

    static Set<UUID> below(UnitId top, Collection<Unit> units) {
        var found = new HashSet<UUID>(Set.of(top.value()));
        boolean grew = true;
        while (grew) {
            grew = false;
            for (Unit unit : units) {
                if (unit.parent().map(parent -> found.contains(parent.value())).orElse(false)) {
                    grew |= found.add(unit.id().value());
                }
            }
        }
        return found;
    }

    private Set<Actor.Grant> grants(PostId post, Collection<Unit> units, LocalDate on) {
        var grants = new HashSet<Actor.Grant>();
        db.select(ROLE_GRANT.ROLE, ROLE_GRANT.UNIT_ID)
                .from(ROLE_GRANT)
                .where(ROLE_GRANT.POST_ID.eq(post.value()), Organization.validOn(ROLE_GRANT.VALID, on))
                .forEach(row -> {
                    Role role = Role.valueOf(row.value1());
                    Set<UUID> reach = below(new UnitId(row.value2()), units);
                    rules.forEach(rule -> rule.rolesByPermission().forEach((permission, roles) -> {
                        if (roles.contains(role)) {
                            reach.forEach(unit -> grants.add(new Actor.Grant(permission, unit)));
                        }
                    }));
                });
        return grants;
    }

    private static Holding holding(Record row) {
        return new Holding(
                new AssignmentId(row.get(ASSIGNMENT.ID)),
                new PersonId(row.get(ASSIGNMENT.PERSON_ID)),
                new Text(row.get(PERSON.LABEL), row.get(PERSON.LABEL_EN)),
                Organization.post(row),
                row.get(POST.CLEARANCE),
                row.get(POST.HANDLES),
                row.get(ASSIGNMENT.KIND).equals("MAIN"));
    }

    record Holding(
            AssignmentId assignment,
            PersonId person,
            Text label,
            Post post,
            int clearance,
            int handles,
            boolean main) {}
}
