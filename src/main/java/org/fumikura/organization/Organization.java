package org.fumikura.organization;

import static org.fumikuradb.organization.Tables.ASSIGNMENT;
import static org.fumikuradb.organization.Tables.BODY;
import static org.fumikuradb.organization.Tables.CALENDAR_DAY;
import static org.fumikuradb.organization.Tables.PERSON;
import static org.fumikuradb.organization.Tables.PERSON_NAME;
import static org.fumikuradb.organization.Tables.POST;
import static org.fumikuradb.organization.Tables.ROLE_GRANT;
import static org.fumikuradb.organization.Tables.SUCCESSION;
import static org.fumikuradb.organization.Tables.UNIT;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.fumikura.organization.Succession.Share;
import org.fumikura.shared.NotFound;
import org.fumikura.shared.OfficeCalendar;
import org.fumikura.shared.Text;
import org.fumikura.tenancy.Transactions;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Units, posts and their holders on a date. Everything is answered as of the date asked for, never as of now. */
@Component
public class Organization {

    private final DSLContext db;

    Organization(DSLContext db) {
        this.db = db;
    }

    /** All units that exist on a date, in the order of the organisation chart. */
    public List<Unit> listUnits(LocalDate on) {
        return db.selectFrom(UNIT)
                .where(validOn(UNIT.VALID, on))
                .orderBy(UNIT.ORDINAL)
                .fetch(Organization::unit);
    }

    /** The ids of all executive bodies by their codes. */
    public Map<String, BodyId> bodiesByCode() {
        return db.select(BODY.CODE, BODY.ID).from(BODY).fetchMap(BODY.CODE, row -> new BodyId(row.value2()));
    }

    /** The ids of all units that exist on a date, by their codes. */
    public Map<String, UnitId> unitsByCode(LocalDate on) {
        return db.select(UNIT.CODE, UNIT.ID)
                .from(UNIT)
                .where(validOn(UNIT.VALID, on))
                .fetchMap(UNIT.CODE, row -> new UnitId(row.value2()));
    }

    /**
     * What units are called, those that ended included: a name is never overwritten.
     *
     * @return without the ids that nobody knows
     */
    public Map<UUID, Text> unitNames(Collection<UUID> ids) {
        return db.select(UNIT.ID, UNIT.NAME, UNIT.NAME_EN)
                .from(UNIT)
                .where(UNIT.ID.in(ids))
                .fetchMap(UNIT.ID, row -> new Text(row.value2(), row.value3()));
    }

    /** Units that have, or had, these words in their names; those of days to come too, so they are for comparing alone. */
    public Set<UUID> unitsCalled(String words) {
        return db.select(UNIT.ID)
                .from(UNIT)
                .where(UNIT.NAME.contains(words).or(UNIT.NAME_EN.containsIgnoreCase(words)))
                .fetchSet(UNIT.ID);
    }

    /** All posts that exist on a date, in the order of the organisation chart. */
    public List<Post> listPosts(LocalDate on) {
        return Transactions.onceARead(new PostsOf(on), () -> posts(on, DSL.trueCondition()));
    }

    /**
     * Posts by their ids, those that ended included: what they are called does not change.
     *
     * @return without the ids that nobody knows
     */
    public Map<UUID, Post> postsById(Collection<UUID> ids) {
        var byId = new HashMap<UUID, Post>();
        if (ids.isEmpty()) {
            return byId;
        }
        db.select(POST.asterisk(), UNIT.asterisk())
                .from(POST)
                .join(UNIT)
                .on(UNIT.TENANT_ID.eq(POST.TENANT_ID), UNIT.ID.eq(POST.UNIT_ID))
                .where(POST.ID.in(ids))
                .fetch(Organization::post)
                .forEach(post -> byId.put(post.id().value(), post));
        return byId;
    }

    /**
     * Posts in the order of their ids, those that ended included.
     *
     * @throws NotFound when nobody knows one of them
     */
    public List<Post> getPosts(List<PostId> ids) {
        Map<UUID, Post> byId = postsById(ids.stream().map(PostId::value).toList());
        return ids.stream()
                .map(id -> Optional.ofNullable(byId.get(id.value()))
                        .orElseThrow(() -> new NotFound("post", new Text("職", "post"), id.value())))
                .toList();
    }

    /**
     * A post on a date.
     *
     * @throws NotFound when there is no such post on that date
     */
    public Post getPost(PostId id, LocalDate on) {
        return posts(on, POST.ID.eq(id.value())).stream()
                .findFirst()
                .orElseThrow(() -> new NotFound("post", new Text("職", "post"), id.value()));
    }

    /** Who holds a post on a date; several for a post that is not solo. */
    public List<PersonId> holders(PostId id, LocalDate on) {
        return db.select(ASSIGNMENT.PERSON_ID)
                .from(ASSIGNMENT)
                .where(ASSIGNMENT.POST_ID.eq(id.value()), validOn(ASSIGNMENT.VALID, on))
                .fetch(row -> new PersonId(row.value1()));
    }

    /** What the holders of all posts that somebody holds on a date are called, by post. */
    public Map<UUID, List<Text>> holderLabels(LocalDate on) {
        return db.select(ASSIGNMENT.POST_ID, PERSON_NAME.LABEL, PERSON_NAME.LABEL_EN)
                .from(ASSIGNMENT)
                .join(PERSON_NAME)
                .on(named(ASSIGNMENT.TENANT_ID, ASSIGNMENT.PERSON_ID, on))
                .where(validOn(ASSIGNMENT.VALID, on))
                .orderBy(PERSON_NAME.LABEL)
                .fetchGroups(ASSIGNMENT.POST_ID, row -> new Text(row.value2(), row.value3()));
    }

    /** Whether a person holds a post on a date. */
    public boolean isHeldBy(PostId post, PersonId person, LocalDate on) {
        return db.fetchExists(
                ASSIGNMENT,
                ASSIGNMENT.POST_ID.eq(post.value()),
                ASSIGNMENT.PERSON_ID.eq(person.value()),
                validOn(ASSIGNMENT.VALID, on));
    }

    /** The posts that a person holds on a date. */
    public Set<PostId> postsOf(PersonId person, LocalDate on) {
        return Transactions.onceARead(
                new PostsHeld(person, on),
                () -> db.select(ASSIGNMENT.POST_ID)
                        .from(ASSIGNMENT)
                        .where(ASSIGNMENT.PERSON_ID.eq(person.value()), validOn(ASSIGNMENT.VALID, on))
                        .fetchSet(row -> new PostId(row.value1())));
    }

    /**
     * The posts that hold a role at a unit on a date; at the one that goes on with its open documents when it has ended. A role
     * at a unit that ended is held at the one that goes on.
     */
    public List<Post> postsWith(Role role, UnitId at, LocalDate on) {
        Set<UUID> units =
                tree(on).withPredecessors(List.of(lineOf(at, on).getFirst().id().value()));
        return posts(
                on,
                POST.ID.in(db.select(ROLE_GRANT.POST_ID)
                        .from(ROLE_GRANT)
                        .where(
                                ROLE_GRANT.TENANT_ID.eq(POST.TENANT_ID),
                                ROLE_GRANT.ROLE.eq(role.name()),
                                ROLE_GRANT.UNIT_ID.in(units),
                                validOn(ROLE_GRANT.VALID, on))));
    }

    /** The head of a unit on a date, or of the one that goes on with its open documents; empty when it has none of its own. */
    public Optional<Post> headOf(UnitId unit, LocalDate on) {
        UnitId inCharge = lineOf(unit, on).getFirst().id();
        return posts(on, POST.UNIT_ID.eq(inCharge.value())).stream()
                .filter(post -> post.rank().leads(post.unit().level()))
                .min(Comparator.comparing(Post::rank));
    }

    /** The unit that goes on with the open documents of another one, as of a date; the unit itself while it lasts (I-16). */
    public UnitId inCharge(UnitId unit, LocalDate on) {
        return succession(Share.OPEN_DOCUMENTS).inCharge(unit, on);
    }

    /** Those of some posts that exist on a date. */
    public Set<PostId> existing(Collection<PostId> some, LocalDate on) {
        return db.select(POST.ID)
                .from(POST)
                .where(POST.ID.in(some.stream().map(PostId::value).toList()), validOn(POST.VALID, on))
                .fetchSet(row -> new PostId(row.value1()));
    }

    /** The person of a login; empty when nobody has it. */
    public Optional<PersonId> findPerson(String login) {
        return db.select(PERSON.ID)
                .from(PERSON)
                .where(PERSON.LOGIN.eq(login))
                .fetchOptional(row -> new PersonId(row.value1()));
    }

    /** What people are called on which day. */
    public PersonNames names(Collection<? extends @Nullable UUID> people) {
        return PersonNames.of(db, people);
    }

    /**
     * The unit and all units above it on a date, nearest first. For a unit that has ended, the line of the one that goes on
     * with its open documents (I-16).
     *
     * @throws NotFound when there was no such unit until that date
     */
    public List<Unit> lineOf(UnitId id, LocalDate on) {
        UnitTree tree = tree(on);
        return tree.lineOf(tree.has(id) ? id : succession(Share.OPEN_DOCUMENTS).inCharge(id, on));
    }

    /** Who goes on with a share of units that ended or whose end is entered. */
    public Succession succession(Share share) {
        return Objects.requireNonNull(successions().get(share));
    }

    private Map<Share, Succession> successions() {
        return Transactions.onceARead(Share.class, () -> {
            var heirs = new EnumMap<Share, Map<UUID, Succession.Heir>>(Share.class);
            for (Share share : Share.values()) {
                heirs.put(share, new HashMap<>());
            }
            db.selectFrom(SUCCESSION)
                    .forEach(row -> Objects.requireNonNull(heirs.get(Share.valueOf(row.getShare())))
                            .put(
                                    row.getUnitId(),
                                    new Succession.Heir(new UnitId(row.getSuccessorId()), row.getSince())));
            var successions = new EnumMap<Share, Succession>(Share.class);
            heirs.forEach((share, each) -> successions.put(share, new Succession(each)));
            return successions;
        });
    }

    /** The unit and all those whose files it goes on with on a date, without what is below it. */
    public Set<UUID> withPredecessors(UnitId unit, LocalDate on) {
        return tree(on).withPredecessors(Set.of(unit.value()));
    }

    /**
     * The first day of a unit, which may have ended or be to come.
     *
     * @throws NotFound when there never was such a unit
     */
    public LocalDate firstDayOf(UnitId id) {
        return db.select(DSL.field("lower({0})", LocalDate.class, UNIT.VALID))
                .from(UNIT)
                .where(UNIT.ID.eq(id.value()))
                .fetchOptional(row -> row.value1())
                .orElseThrow(() -> new NotFound("unit", new Text("組織", "unit"), id.value()));
    }

    /** The unit and all units above it as they were entered, whatever of them has ended; nearest first. */
    public List<UnitId> everAbove(UnitId id) {
        var line = new ArrayList<UnitId>();
        Optional<UUID> next = Optional.of(id.value());
        while (next.isPresent()) {
            line.add(new UnitId(next.get()));
            next = db.select(UNIT.PARENT_ID)
                    .from(UNIT)
                    .where(UNIT.ID.eq(next.get()))
                    .fetchOptional(UNIT.PARENT_ID);
        }
        return line;
    }

    /** The heads of a unit's line on a date, nearest first: 係長, 課長, 部長, 副区長, 区長. */
    public List<Post> headsOf(UnitId id, LocalDate on) {
        return headsOf(lineOf(id, on), on);
    }

    /** The heads of a line of units on a date, nearest first. */
    public List<Post> headsOf(List<Unit> line, LocalDate on) {
        List<UUID> units = line.stream().map(unit -> unit.id().value()).toList();
        return posts(on, POST.UNIT_ID.in(units)).stream()
                .filter(post -> post.rank().isAtLeast(Rank.SUBSECTION_HEAD))
                .sorted((a, b) -> Integer.compare(b.rank().ordinal(), a.rank().ordinal()))
                .toList();
    }

    /**
     * When the office of an executive body is closed: national holidays, weekends, the year's end, and its own days.
     *
     * <p>The body's own days are read for all years at once; they are few.
     */
    public OfficeCalendar calendarOf(BodyId body) {
        var closed = new HashMap<LocalDate, Text>();
        var open = new HashSet<LocalDate>();
        db.selectFrom(CALENDAR_DAY).where(CALENDAR_DAY.BODY_ID.eq(body.value())).forEach(row -> {
            if (row.getClosed()) {
                closed.put(row.getDay(), new Text(row.getName(), row.getNameEn()));
            } else {
                open.add(row.getDay());
            }
        });
        return new OfficeCalendar(closed, open);
    }

    /** The units of a date with those that they succeeded. */
    UnitTree tree(LocalDate on) {
        return Transactions.onceARead(new TreeOf(on), () -> readTree(on));
    }

    private record TreeOf(LocalDate on) {}

    private record PostsOf(LocalDate on) {}

    private record PostsHeld(PersonId person, LocalDate on) {}

    private UnitTree readTree(LocalDate on) {
        return new UnitTree(listUnits(on), succession(Share.FILES), succession(Share.OPEN_DOCUMENTS), on);
    }

    /** Joins the name that a person has on a date to a row with her id. */
    static Condition named(Field<Integer> tenant, Field<UUID> person, LocalDate on) {
        return PERSON_NAME
                .TENANT_ID
                .eq(tenant)
                .and(PERSON_NAME.PERSON_ID.eq(person))
                .and(validOn(PERSON_NAME.VALID, on));
    }

    /** Whether a unit is there on a date or was before, for use in the caller's own query. */
    public static Condition hasBegun(Field<UUID> unit, LocalDate on) {
        return hasBegun(unit, DSL.val(on));
    }

    /** The same of a date that the caller's query knows. */
    public static Condition hasBegun(Field<UUID> unit, Field<LocalDate> on) {
        return unit.in(DSL.select(UNIT.ID).from(UNIT).where(DSL.condition("lower({0}) <= {1}::date", UNIT.VALID, on)));
    }

    static Condition validOn(Field<?> valid, LocalDate on) {
        return DSL.condition("{0} @> {1}::date", valid, DSL.val(on));
    }

    static Unit unit(Record row) {
        return new Unit(
                new UnitId(row.get(UNIT.ID)),
                new BodyId(row.get(UNIT.BODY_ID)),
                Optional.ofNullable(row.get(UNIT.PARENT_ID)).map(UnitId::new),
                UnitLevel.valueOf(row.get(UNIT.LEVEL)),
                new Text(row.get(UNIT.NAME), row.get(UNIT.NAME_EN)),
                row.get(UNIT.SIGN));
    }

    static Post post(Record row) {
        return new Post(
                new PostId(row.get(POST.ID)),
                unit(row),
                new Text(row.get(POST.NAME), row.get(POST.NAME_EN)),
                Rank.valueOf(row.get(POST.RANK)),
                row.get(POST.SOLO));
    }

    private List<Post> posts(LocalDate on, Condition which) {
        return db.select(POST.asterisk(), UNIT.asterisk())
                .from(POST)
                .join(UNIT)
                .on(UNIT.TENANT_ID.eq(POST.TENANT_ID), UNIT.ID.eq(POST.UNIT_ID))
                .where(validOn(POST.VALID, on), which)
                .orderBy(UNIT.ORDINAL, POST.ORDINAL)
                .fetch(Organization::post);
    }
}
