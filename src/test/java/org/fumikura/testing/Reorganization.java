package org.fumikura.testing;

import static org.fumikuradb.organization.Tables.ASSIGNMENT;
import static org.fumikuradb.organization.Tables.DEPUTY;
import static org.fumikuradb.organization.Tables.POST;
import static org.fumikuradb.organization.Tables.UNIT;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.fumikura.ledger.Doer;
import org.fumikura.organization.Organization;
import org.fumikura.organization.OrganizationRegister;
import org.fumikura.organization.OrganizationRegister.NewPost;
import org.fumikura.organization.OrganizationRegister.NewUnit;
import org.fumikura.organization.OrganizationRegister.Successors;
import org.fumikura.organization.PersonId;
import org.fumikura.organization.Post;
import org.fumikura.organization.PostId;
import org.fumikura.organization.StaffRegister;
import org.fumikura.organization.StaffRegister.AssignmentKind;
import org.fumikura.organization.Unit;
import org.fumikura.organization.UnitId;
import org.fumikura.organization.UnitLevel;
import org.fumikura.organization.Validity;
import org.fumikura.shared.Text;
import org.fumikura.tenancy.Transactions;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;

/**
 * A day on which every unit of the city but the executive bodies themselves ends and another one begins in its place; but for
 * what ends by that day anyway, and the units above it, in which its successor begins.
 */
public final class Reorganization {

    private static final Doer DOER = new Doer.Job("test: reorganisation");

    private final DSLContext db;
    private final Organization organization;
    private final OrganizationRegister register;
    private final StaffRegister staff;
    private final Transactions transactions;

    Reorganization(
            DSLContext db,
            Organization organization,
            OrganizationRegister register,
            StaffRegister staff,
            Transactions transactions) {
        this.db = db;
        this.organization = organization;
        this.register = register;
        this.staff = staff;
        this.transactions = transactions;
    }

    /**
     * What came in the place of what.
     *
     * @param units by the unit that ended, the one that goes on
     * @param posts the same for posts
     */
    public record Outcome(Map<UnitId, UnitId> units, Map<PostId, PostId> posts) {}

    private record Held(PersonId person, PostId post, AssignmentKind kind) {}

    /** Prepares it for a day to come, in one write; it takes force by the day. To be called in the municipality. */
    public Outcome prepare(LocalDate day) {
        return transactions.write(() -> {
            LocalDate last = day.minusDays(1);
            var units = new HashMap<UnitId, UnitId>();
            var posts = new HashMap<PostId, PostId>();
            List<Unit> before = organization.listUnits(last);
            Set<UnitId> there =
                    organization.listUnits(day).stream().map(Unit::id).collect(Collectors.toSet());
            Set<UnitId> left = before.stream()
                    .filter(unit -> !there.contains(unit.id()))
                    .flatMap(unit -> organization.lineOf(unit.id(), last).stream())
                    .map(Unit::id)
                    .collect(Collectors.toSet());
            List<Unit> ending = before.stream()
                    .filter(unit -> unit.level() != UnitLevel.BODY && !left.contains(unit.id()))
                    .sorted(Comparator.comparing(Unit::level))
                    .toList();
            ending.forEach(unit -> units.put(unit.id(), begin(unit, units, day)));
            List<Held> held = held(last);
            organization.listPosts(last).stream()
                    .filter(post -> units.containsKey(post.unit().id()))
                    .forEach(post -> posts.put(post.id(), begin(post, units, day)));
            List<Runnable> deputies = deputies(posts, day);
            ending.reversed()
                    .forEach(unit -> register.endUnit(
                            unit.id(), last, Successors.all(units.getOrDefault(unit.id(), unit.id())), DOER));
            held.stream()
                    .filter(each -> posts.containsKey(each.post))
                    .forEach(each -> staff.assign(
                            each.person,
                            posts.getOrDefault(each.post, each.post),
                            each.kind,
                            Validity.from(day),
                            DOER));
            deputies.forEach(Runnable::run);
            return new Outcome(Map.copyOf(units), Map.copyOf(posts));
        });
    }

    private UnitId begin(Unit unit, Map<UnitId, UnitId> begun, LocalDate day) {
        Record row = db.selectFrom(UNIT).where(UNIT.ID.eq(unit.id().value())).fetchSingle();
        return register.enterUnit(
                new NewUnit(
                        unit.body(),
                        unit.parent().map(parent -> begun.getOrDefault(parent, parent)),
                        "N" + row.get(UNIT.CODE),
                        unit.level(),
                        new Text("新" + unit.name().ja(), "New " + unit.name().en()),
                        unit.sign(),
                        row.get(UNIT.ORDINAL),
                        Validity.from(day)),
                DOER);
    }

    private PostId begin(Post post, Map<UnitId, UnitId> begun, LocalDate day) {
        Record row = db.selectFrom(POST).where(POST.ID.eq(post.id().value())).fetchSingle();
        return register.enterPost(
                new NewPost(
                        begun.getOrDefault(post.unit().id(), post.unit().id()),
                        post.name(),
                        post.rank(),
                        post.solo(),
                        row.get(POST.CLEARANCE),
                        row.get(POST.HANDLES),
                        row.get(POST.ORDINAL),
                        Validity.from(day)),
                DOER);
    }

    private List<Held> held(LocalDate last) {
        return db.selectFrom(ASSIGNMENT)
                .where(validOn(ASSIGNMENT.VALID, last))
                .fetch(row -> new Held(
                        new PersonId(row.getPersonId()),
                        new PostId(row.getPostId()),
                        AssignmentKind.valueOf(row.getKind())));
    }

    /** The deputies of the posts that begin, as those had them whose place they take; roles go on by themselves. */
    private List<Runnable> deputies(Map<PostId, PostId> posts, LocalDate day) {
        return db.selectFrom(DEPUTY).where(validOn(DEPUTY.VALID, day)).fetch(row -> () -> {
            UUID post = next(posts, row.getPostId());
            UUID deputy = next(posts, row.getDeputyPostId());
            if (!post.equals(row.getPostId()) || !deputy.equals(row.getDeputyPostId())) {
                db.insertInto(DEPUTY)
                        .set(DEPUTY.ID, UUID.randomUUID())
                        .set(DEPUTY.POST_ID, post)
                        .set(DEPUTY.PLACE, row.getPlace())
                        .set(DEPUTY.DEPUTY_POST_ID, deputy)
                        .set(DEPUTY.SOURCE, row.getSource())
                        .set(Validity.from(day).in(DEPUTY.VALID))
                        .execute();
            }
        });
    }

    private static UUID next(Map<PostId, PostId> posts, UUID post) {
        return posts.getOrDefault(new PostId(post), new PostId(post)).value();
    }

    private static Condition validOn(Field<Object> valid, LocalDate on) {
        return DSL.condition("{0} @> {1}::date", valid, DSL.val(on));
    }
}
