package org.fumikura.organization;

import static org.fumikuradb.organization.Tables.ASSIGNMENT;
import static org.fumikuradb.organization.Tables.PERSON_NAME;
import static org.fumikuradb.organization.Tables.POST;
import static org.fumikuradb.organization.Tables.ROLE_GRANT;
import static org.fumikuradb.organization.Tables.UNIT;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fumikura.organization.Deputies.Capacity;
import org.fumikura.organization.Deputies.Substitution;
import org.fumikura.organization.StaffRegister.AssignmentKind;
import org.fumikura.shared.NotFound;
import org.fumikura.shared.OfficialClock;
import org.fumikura.shared.Text;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes the identity under which a person acts on a date. */
@Component
public class Actors {

    private static final UUID NOBODY = new UUID(0, 0);

    private final DSLContext db;
    private final Organization organization;
    private final PostSuccession succession;
    private final Deputies deputies;
    private final OfficialClock clock;
    private final List<PermissionRule> rules;

    Actors(
            DSLContext db,
            Organization organization,
            PostSuccession succession,
            Deputies deputies,
            OfficialClock clock,
            List<PermissionRule> rules) {
        this.db = db;
        this.organization = organization;
        this.succession = succession;
        this.deputies = deputies;
        this.clock = clock;
        this.rules = rules;
    }

    /**
     * A person acting in her main post, for programs that act in her name.
     *
     * @throws NotFound when she holds no post on that date
     */
    public Actor get(PersonId person, LocalDate on) {
        return find(holdings(person, on), null, on)
                .orElseThrow(() -> new NotFound("person", new Text("職員", "person"), person.value()));
    }

    /**
     * A person acting in one of her posts, for programs that act in her name.
     *
     * @throws NotFound when she does not hold the post on that date
     */
    public Actor get(PersonId person, PostId post, LocalDate on) {
        return holdings(person, on).stream()
                .filter(holding -> holding.post.id().equals(post))
                .findFirst()
                .map(holding -> actor(holding, on))
                .orElseThrow(() -> new NotFound("post", new Text("職", "post"), post.value()));
    }

    /** A person in each of the posts that she holds on a date, in her main post first. */
    public List<Actor> all(PersonId person, LocalDate on) {
        return holdings(person, on).stream().map(holding -> actor(holding, on)).toList();
    }

    /**
     * Who reads in some posts on a date: every holder of each; for a post that nobody holds, somebody whom no rule names in
     * person.
     *
     * @return without the posts that do not exist on that date
     */
    public Map<PostId, List<Reader>> readers(Collection<PostId> posts, LocalDate on) {
        UnitTree tree = organization.tree(on);
        Map<UUID, Set<UUID>> seats = succession.seats(posts, on);
        return db
                .select(ASSIGNMENT.PERSON_ID, POST.asterisk(), UNIT.asterisk())
                .from(POST)
                .join(UNIT)
                .on(UNIT.TENANT_ID.eq(POST.TENANT_ID), UNIT.ID.eq(POST.UNIT_ID))
                .leftJoin(ASSIGNMENT)
                .on(
                        ASSIGNMENT.TENANT_ID.eq(POST.TENANT_ID),
                        ASSIGNMENT.POST_ID.eq(POST.ID),
                        Organization.validOn(ASSIGNMENT.VALID, on))
                .where(POST.ID.in(posts.stream().map(PostId::value).toList()), Organization.validOn(POST.VALID, on))
                .fetch(row -> reader(
                        new PersonId(Objects.requireNonNullElse(row.get(ASSIGNMENT.PERSON_ID), NOBODY)),
                        Organization.post(row),
                        seats.getOrDefault(row.get(POST.ID), Set.of()),
                        Set.of(),
                        row.get(POST.CLEARANCE),
                        row.get(POST.HANDLES),
                        tree,
                        new Horizon(on, false)))
                .stream()
                .collect(Collectors.groupingBy(Reader::post));
    }

    /** All posts that a person holds on a date, 本務 first. */
    List<Holding> holdings(PersonId person, LocalDate on) {
        return db.select(
                        ASSIGNMENT.asterisk(),
                        POST.asterisk(),
                        UNIT.asterisk(),
                        PERSON_NAME.LABEL,
                        PERSON_NAME.LABEL_EN)
                .from(ASSIGNMENT)
                .join(PERSON_NAME)
                .on(Organization.named(ASSIGNMENT.TENANT_ID, ASSIGNMENT.PERSON_ID, on))
                .join(POST)
                .on(POST.TENANT_ID.eq(ASSIGNMENT.TENANT_ID), POST.ID.eq(ASSIGNMENT.POST_ID))
                .join(UNIT)
                .on(UNIT.TENANT_ID.eq(POST.TENANT_ID), UNIT.ID.eq(POST.UNIT_ID))
                .where(ASSIGNMENT.PERSON_ID.eq(person.value()), Organization.validOn(ASSIGNMENT.VALID, on))
                .orderBy(
                        DSL.field(ASSIGNMENT.KIND.ne(DSL.inline(AssignmentKind.MAIN.name()))),
                        UNIT.ORDINAL,
                        POST.ORDINAL)
                .fetch(Actors::holding);
    }

    /**
     * A person in the asked one of her posts, or in her main one. Appointed to the same post again she goes on in it.
     *
     * @param assignment null for her main post
     * @return empty when she does not hold it, or none at all
     */
    Optional<Actor> find(List<Holding> holdings, @Nullable UUID assignment, LocalDate on) {
        return holdings.stream()
                .filter(each -> assignment == null || each.assignment.value().equals(assignment))
                .findFirst()
                .or(() -> again(holdings, assignment))
                .map(holding -> actor(holding, on));
    }

    private Optional<Holding> again(List<Holding> holdings, @Nullable UUID ended) {
        return ended == null || holdings.isEmpty()
                ? Optional.empty()
                : db.select(ASSIGNMENT.POST_ID)
                        .from(ASSIGNMENT)
                        .where(ASSIGNMENT.ID.eq(ended))
                        .fetchOptional(ASSIGNMENT.POST_ID)
                        .flatMap(post -> holdings.stream()
                                .filter(each -> each.post.id().value().equals(post))
                                .findFirst());
    }

    private Actor actor(Holding holding, LocalDate on) {
        UnitTree tree = organization.tree(on);
        List<Unit> line = tree.lineOf(holding.post.unit().id());
        List<Substitution> places = deputies.places(holding.post.id(), clock.now());
        Set<Actor.Grant> grants = grants(holding.post.id(), line.getLast(), tree, on);
        boolean ahead = grants.stream().anyMatch(grant -> grant.permission().equals(OrganizationPermissions.FORESEE));
        return new Actor(
                holding.person,
                holding.label,
                holding.assignment,
                holding.post,
                line,
                grants,
                reader(
                        holding.person,
                        holding.post,
                        posts(Stream.concat(
                                Stream.of(Substitution.own(holding.post.id())),
                                places.stream().filter(each -> each.capacity() == Capacity.SELF))),
                        posts(places.stream().filter(each -> each.capacity() != Capacity.SELF)),
                        holding.clearance,
                        holding.handles,
                        tree,
                        new Horizon(on, ahead)));
    }

    private static Set<UUID> posts(Stream<Substitution> places) {
        return places.map(each -> each.inPlaceOf().value()).collect(Collectors.toSet());
    }

    private static Reader reader(
            PersonId person,
            Post post,
            Set<UUID> seats,
            Set<UUID> inPlaceOf,
            int clearance,
            int handles,
            UnitTree tree,
            Horizon horizon) {
        List<Unit> line = tree.lineOf(post.unit().id());
        Reader.Reach ofFiles = reach(post, line, tree);
        return new Reader(
                person,
                post.id(),
                Set.copyOf(seats),
                Set.copyOf(inPlaceOf),
                post.unit().id(),
                tree.withPredecessors(
                        line.stream().map(unit -> unit.id().value()).toList()),
                ofFiles.subsection(),
                ofFiles.section(),
                ofFiles.department(),
                clearance,
                handles,
                horizon,
                reach(post, line, tree.ofOpen()));
    }

    private static Reader.Reach reach(Post post, List<Unit> line, UnitTree tree) {
        return new Reader.Reach(
                reach(UnitLevel.SUBSECTION, post, line, tree),
                reach(UnitLevel.SECTION, post, line, tree),
                reach(UnitLevel.DEPARTMENT, post, line, tree));
    }

    /** See {@link Reader}: a member of a unit of the level, the head of a higher one, or somebody who sits in a higher one. */
    private static Set<UUID> reach(UnitLevel level, Post post, List<Unit> line, UnitTree tree) {
        Optional<Unit> own = line.stream().filter(unit -> unit.level() == level).findFirst();
        if (own.isPresent()) {
            return tree.below(own.get().id().value());
        }
        UUID seat = post.unit().id().value();
        return post.rank().leads(post.unit().level()) ? tree.below(seat) : tree.withPredecessors(List.of(seat));
    }

    private Set<Actor.Grant> grants(PostId post, Unit root, UnitTree tree, LocalDate on) {
        var grants = new HashSet<Actor.Grant>();
        db.select(ROLE_GRANT.ROLE, ROLE_GRANT.UNIT_ID)
                .from(ROLE_GRANT)
                .where(ROLE_GRANT.POST_ID.eq(post.value()), Organization.validOn(ROLE_GRANT.VALID, on))
                .forEach(row -> {
                    Role role = Role.valueOf(row.value1());
                    Set<UUID> reach = tree.below(
                            tree.has(new UnitId(row.value2()))
                                    ? row.value2()
                                    : organization
                                            .inCharge(new UnitId(row.value2()), on)
                                            .value());
                    boolean whole = reach.contains(root.id().value());
                    rules.forEach(rule -> rule.rolesByPermission().forEach((permission, roles) -> {
                        if (roles.contains(role)
                                && (whole || !rule.ofTheWholeOffice().contains(permission))) {
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
                new Text(row.get(PERSON_NAME.LABEL), row.get(PERSON_NAME.LABEL_EN)),
                Organization.post(row),
                row.get(POST.CLEARANCE),
                row.get(POST.HANDLES),
                AssignmentKind.valueOf(row.get(ASSIGNMENT.KIND)));
    }

    record Holding(
            AssignmentId assignment,
            PersonId person,
            Text label,
            Post post,
            int clearance,
            int handles,
            AssignmentKind kind) {}
}
