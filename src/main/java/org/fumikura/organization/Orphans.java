package org.fumikura.organization;

import static org.fumikuradb.organization.Tables.ACTING_ORDER;
import static org.fumikuradb.organization.Tables.DELEGATION;
import static org.fumikuradb.organization.Tables.DEPUTY;
import static org.fumikuradb.organization.Tables.POST;
import static org.fumikuradb.organization.Tables.POST_SUCCESSION;
import static org.fumikuradb.organization.Tables.ROLE_GRANT;
import static org.fumikuradb.organization.Tables.SUCCESSION;
import static org.fumikuradb.organization.Tables.UNIT;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fumikura.organization.Preparation.Kind;
import org.fumikura.organization.Preparation.Line;
import org.fumikura.shared.OfficialClock;
import org.fumikura.shared.Text;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/**
 * What would hang in the air on a day (docs/domain/organization.md, A.2.1): units that nobody leads, sections without a
 * records clerk, and rows that name posts and units which are gone by then. There must be none.
 */
@Component
class Orphans {

    private final DSLContext db;
    private final Organization organization;

    Orphans(DSLContext db, Organization organization) {
        this.db = db;
        this.organization = organization;
    }

    /** All of a day, each with what to do about it; in a transaction. */
    List<Line> on(LocalDate day) {
        var lines = new ArrayList<Line>();
        List<Post> posts = organization.listPosts(day);
        Set<UUID> there = posts.stream().map(post -> post.id().value()).collect(Collectors.toSet());
        List<Unit> units = organization.listUnits(day);
        addLeaderless(units, posts, day, lines);
        addClerkless(units, there, day, lines);
        addGrants(there, day, lines);
        addInPlace(Kind.DEPUTY_ORPHANED, rows(DEPUTY, DEPUTY.POST_ID, DEPUTY.DEPUTY_POST_ID, day), there, lines);
        addInPlace(
                Kind.ACTING_ORPHANED,
                rows(ACTING_ORDER, ACTING_ORDER.POST_ID, ACTING_ORDER.ACTING_POST_ID, day),
                there,
                lines);
        addInPlace(Kind.DELEGATION_ORPHANED, delegations(day), there, lines);
        addWithoutSuccessor(day, lines);
        addWithoutHeir(day, lines);
        return lines;
    }

    /** How many there will be when a file is taken in. */
    MasterFile.Consequence consequence(LocalDate day, Reader reader) {
        int count = on(day).size();
        Horizon horizon = reader.horizon();
        return new MasterFile.Consequence(
                new Text(
                        "取り込んだあと、" + day + "に承継先・後任が未定のものは" + count + "件です（0件であること）。",
                        count + " things would hang in the air on " + day + "; there must be none."),
                horizon.ahead() && day.isAfter(horizon.today())
                        ? Optional.of(PreparationController.PATH + "?on=" + day)
                        : Optional.empty());
    }

    /** Departments and sections whose head's post is missing, or held by nobody and left to nobody. */
    private void addLeaderless(List<Unit> units, List<Post> posts, LocalDate day, List<Line> lines) {
        Set<UUID> led = new HashSet<>(organization.holderLabels(day).keySet());
        Stream.of(
                        rows(DEPUTY, DEPUTY.POST_ID, DEPUTY.DEPUTY_POST_ID, day),
                        rows(ACTING_ORDER, ACTING_ORDER.POST_ID, ACTING_ORDER.ACTING_POST_ID, day))
                .flatMap(List::stream)
                .filter(pair -> led.contains(pair.acting))
                .map(Pair::post)
                .toList()
                .forEach(led::add);
        for (Unit unit : units) {
            if (unit.level() != UnitLevel.DEPARTMENT && unit.level() != UnitLevel.SECTION) {
                continue;
            }
            List<Post> heads = posts.stream()
                    .filter(post ->
                            post.unit().id().equals(unit.id()) && post.rank().leads(unit.level()))
                    .toList();
            if (heads.stream().noneMatch(head -> led.contains(head.id().value()))) {
                lines.add(Line.orphan(
                        Kind.LEADERLESS,
                        unit.name(),
                        heads.isEmpty()
                                ? new Text("長の職を登録し、職員を就ける", "Enter a post for its head, and assign somebody")
                                : new Text(
                                        heads.getFirst().name().ja() + "に職員を就けるか、代決順位か職務代理を登録する",
                                        "Assign somebody to "
                                                + heads.getFirst().name().en() + ", or enter a deputy or acting order"),
                        UnitController.LIST.path() + "/" + unit.id().value()));
            }
        }
    }

    private void addClerkless(List<Unit> units, Set<UUID> there, LocalDate day, List<Line> lines) {
        Set<UUID> served = db.select(ROLE_GRANT.UNIT_ID)
                .from(ROLE_GRANT)
                .where(
                        ROLE_GRANT.ROLE.eq(Role.RECORDS_CLERK.name()),
                        ROLE_GRANT.POST_ID.in(there),
                        Organization.validOn(ROLE_GRANT.VALID, day))
                .fetchSet(ROLE_GRANT.UNIT_ID);
        UnitTree tree = organization.tree(day);
        units.stream()
                .filter(unit -> unit.level() == UnitLevel.SECTION
                        && tree.withPredecessors(List.of(unit.id().value())).stream()
                                .noneMatch(served::contains))
                .forEach(unit -> lines.add(Line.orphan(
                        Kind.CLERKLESS,
                        unit.name(),
                        new Text("この課の職に、文書取扱主任の権限を付与する", "Grant the role of records clerk to one of its posts"),
                        UnitController.LIST.path() + "/" + unit.id().value())));
    }

    /** A role at a unit that is gone holds at the one that goes on; one of a post that is gone serves nobody. */
    private void addGrants(Set<UUID> there, LocalDate day, List<Line> lines) {
        db.select(ROLE_GRANT.POST_ID, ROLE_GRANT.ROLE)
                .from(ROLE_GRANT)
                .where(Organization.validOn(ROLE_GRANT.VALID, day), ROLE_GRANT.POST_ID.notIn(there))
                .fetchGroups(ROLE_GRANT.POST_ID, row -> Role.valueOf(row.value2()))
                .forEach((post, roles) -> lines.add(Line.orphan(
                        Kind.GRANT_ORPHANED,
                        name(post),
                        new Text(
                                "権限を取り消す：" + words(roles, Text::ja, "・"),
                                "Revoke its roles: " + words(roles, Text::en, ", ")),
                        PostController.LIST.path() + "/" + post)));
    }

    private static String words(List<Role> roles, java.util.function.Function<Text, String> language, String between) {
        return roles.stream()
                .distinct()
                .map(role -> language.apply(role.label()))
                .collect(Collectors.joining(between));
    }

    private record Pair(UUID post, UUID acting) {}

    private List<Pair> rows(Table<?> table, Field<UUID> post, Field<UUID> acting, LocalDate day) {
        return pairs(table, post, acting, Organization.validOn(DSL.field(DSL.name("valid")), day));
    }

    private List<Pair> delegations(LocalDate day) {
        return pairs(
                DELEGATION,
                DELEGATION.POST_ID,
                DELEGATION.DELEGATE_POST_ID,
                DELEGATION
                        .CANCELLED
                        .isFalse()
                        .and(DSL.condition(
                                "upper({0}) > {1}::timestamptz",
                                DELEGATION.DURING,
                                DSL.val(day.atStartOfDay(OfficialClock.ZONE).toInstant()))));
    }

    private List<Pair> pairs(Table<?> table, Field<UUID> post, Field<UUID> acting, Condition which) {
        return db.select(post, acting)
                .from(table)
                .where(which)
                .orderBy(post, acting)
                .fetch(row -> new Pair(row.value1(), row.value2()));
    }

    private void addInPlace(Kind kind, List<Pair> pairs, Set<UUID> there, List<Line> lines) {
        pairs.stream()
                .filter(pair -> !there.contains(pair.post) || !there.contains(pair.acting))
                .forEach(pair -> lines.add(Line.orphan(
                        kind,
                        new Text(
                                name(pair.post).ja() + "（" + name(pair.acting).ja() + "）",
                                name(pair.post).en() + " (" + name(pair.acting).en() + ")"),
                        new Text("終えるか、続く職で登録し直す", "End it, or enter it anew for posts that go on"),
                        PostController.LIST.path() + "/" + pair.post)));
    }

    private Text name(UUID post) {
        return organization.getPosts(List.of(new PostId(post))).getFirst().name();
    }

    /** The database lets none arise; that there is none is seen here. */
    private void addWithoutSuccessor(LocalDate day, List<Line> lines) {
        Map<UUID, Integer> shares = new HashMap<>(db.select(SUCCESSION.UNIT_ID, DSL.count())
                .from(SUCCESSION)
                .groupBy(SUCCESSION.UNIT_ID)
                .fetchMap(SUCCESSION.UNIT_ID, DSL.count()));
        db.select(UNIT.ID, UNIT.NAME, UNIT.NAME_EN)
                .from(UNIT)
                .where(DSL.condition("upper({0}) <= {1}::date", UNIT.VALID, DSL.val(day)))
                .forEach(row -> {
                    if (shares.getOrDefault(row.value1(), 0) < Succession.Share.values().length) {
                        lines.add(Line.orphan(
                                Kind.UNIT_ORPHANED,
                                new Text(row.value2(), row.value3()),
                                new Text("承継先を決める", "Say who goes on"),
                                UnitController.LIST.path() + "/" + row.value1()));
                    }
                });
    }

    private void addWithoutHeir(LocalDate day, List<Line> lines) {
        db.select(POST.ID, POST.NAME, POST.NAME_EN)
                .from(POST)
                .where(
                        DSL.condition("upper({0}) <= {1}::date", POST.VALID, DSL.val(day)),
                        POST.ID.notIn(DSL.select(POST_SUCCESSION.POST_ID).from(POST_SUCCESSION)))
                .forEach(row -> lines.add(Line.orphan(
                        Kind.POST_ORPHANED,
                        new Text(row.value2(), row.value3()),
                        new Text("承継する職を決める", "Say which post goes on"),
                        PostController.LIST.path() + "/" + row.value1())));
    }
}
