package org.fumikura.organization;

import static org.fumikuradb.organization.Tables.ASSIGNMENT;
import static org.fumikuradb.organization.Tables.PERSON_NAME;
import static org.fumikuradb.organization.Tables.POST;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.fumikura.shared.NotFound;
import org.fumikura.shared.OfficialClock;
import org.fumikura.shared.Text;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** What somebody has open on her last days in a post, and what becomes of it (docs/domain/organization.md, A.17-handover). */
@Component
public class Handovers {

    /** So many days ahead a last day is shown to who looks after it. */
    static final int AHEAD = 30;

    private final DSLContext db;
    private final Actors actors;
    private final Organization organization;
    private final ObjectProvider<HandoverSource> sources;
    private final OfficialClock clock;

    Handovers(
            DSLContext db,
            Actors actors,
            Organization organization,
            ObjectProvider<HandoverSource> sources,
            OfficialClock clock) {
        this.db = db;
        this.actors = actors;
        this.organization = organization;
        this.sources = sources;
        this.clock = clock;
    }

    /** What is open, and of whom. */
    record Whole(Leaving leaving, List<HandoverLine> lines) {}

    /** What is the actor's own; in a read. */
    Whole own(Actor actor) {
        return whole(actor.person(), actor.label(), actors.holdings(actor.person(), clock.today()), actor);
    }

    /**
     * What somebody has open in the posts that the actor looks after, as a head of the line, as its records clerk or as personnel; in a read.
     *
     * @throws NotFound when there are none, as for somebody who is not there
     */
    Whole of(PersonId person, Actor actor) {
        if (person.equals(actor.person())) {
            return own(actor);
        }
        List<Actors.Holding> kept = actors.holdings(person, clock.today()).stream()
                .filter(holding -> isKeptBy(holding.post(), actor))
                .toList();
        if (kept.isEmpty()) {
            throw new NotFound("person", new Text("職員", "person"), person.value());
        }
        return whole(person, kept.getFirst().label(), kept, actor);
    }

    /**
     * Her last day in the post in which somebody acts; empty when none is entered, or she goes on in it, and before that day for
     * who may not foresee (A.8). In a read.
     */
    public Optional<LocalDate> lastDay(Actor actor) {
        return Optional.ofNullable(
                lastDays(actor.person(), actor.horizon()).get(actor.post().id().value()));
    }

    /**
     * Somebody whom another one looks after.
     *
     * @param lastDay empty when none is entered
     */
    record Kept(PersonId person, Text label, Text post, Optional<LocalDate> lastDay) {}

    /** The members of her unit whom the actor looks after, and those below it who leave within {@value #AHEAD} days; in a read. */
    List<Kept> kept(Actor actor) {
        LocalDate today = clock.today();
        boolean head = actor.post().rank().leads(actor.post().unit().level());
        UUID own = actor.post().unit().id().value();
        var units = new HashSet<>(actor.unitsOf(OrganizationPermissions.KEEP_ABSENCES));
        if (head) {
            units.addAll(organization.tree(today).below(own));
        }
        Horizon horizon = actor.horizon();
        LocalDate seen = horizon.ahead() ? today.plusDays(AHEAD) : today.plusDays(1);
        Field<LocalDate> end = DSL.field("upper({0})", LocalDate.class, ASSIGNMENT.VALID);
        return db.select(ASSIGNMENT.PERSON_ID, PERSON_NAME.LABEL, PERSON_NAME.LABEL_EN, POST.NAME, POST.NAME_EN, end)
                .from(ASSIGNMENT)
                .join(PERSON_NAME)
                .on(Organization.named(ASSIGNMENT.TENANT_ID, ASSIGNMENT.PERSON_ID, today))
                .join(POST)
                .on(POST.TENANT_ID.eq(ASSIGNMENT.TENANT_ID), POST.ID.eq(ASSIGNMENT.POST_ID))
                .where(
                        Organization.validOn(ASSIGNMENT.VALID, today),
                        POST.UNIT_ID.in(units),
                        ASSIGNMENT.PERSON_ID.ne(actor.person().value()),
                        POST.UNIT_ID.eq(own).or(end.le(seen)))
                .orderBy(DSL.when(end.le(seen), end).asc().nullsLast(), POST.ORDINAL, PERSON_NAME.LABEL)
                .fetch(row -> new Kept(
                        new PersonId(row.value1()),
                        new Text(row.value2(), row.value3()),
                        new Text(row.value4(), row.value5()),
                        Optional.ofNullable(row.value6())
                                .map(after -> after.minusDays(1))
                                .filter(horizon::reaches)));
    }

    private Whole whole(PersonId person, Text label, List<Actors.Holding> holdings, Actor actor) {
        LocalDate today = clock.today();
        Map<UUID, LocalDate> lastDays = lastDays(person, actor.horizon());
        boolean herself = person.equals(actor.person());
        List<Leaving.Held> posts = holdings.stream()
                .map(holding -> new Leaving.Held(
                        holding.post(),
                        Optional.ofNullable(lastDays.get(holding.post().id().value())),
                        herself && !holding.post().id().equals(actor.post().id())
                                ? actors.get(person, holding.post().id(), today)
                                : actor))
                .toList();
        var leaving = new Leaving(person, label, posts, actor);
        return new Whole(
                leaving,
                sources.stream()
                        .flatMap(source -> source.lines(leaving).stream())
                        .filter(line -> line.count() > 0)
                        .sorted(Comparator.comparingInt(HandoverLine::order))
                        .toList());
    }

    private boolean isKeptBy(Post post, Actor actor) {
        boolean head = actor.post().rank().leads(actor.post().unit().level())
                && organization.lineOf(post.unit().id(), clock.today()).stream()
                        .anyMatch(unit -> unit.id().equals(actor.post().unit().id()));
        return head
                || actor.horizon().ahead()
                || actor.may(OrganizationPermissions.KEEP_ABSENCES, post.unit().id());
    }

    /** By post; without those in which another assignment of hers follows, and those that are not known yet. */
    private Map<UUID, LocalDate> lastDays(PersonId person, Horizon horizon) {
        LocalDate today = clock.today();
        var last = new HashMap<UUID, LocalDate>();
        db.select(ASSIGNMENT.POST_ID, DSL.field("upper({0}) - 1", LocalDate.class, ASSIGNMENT.VALID))
                .from(ASSIGNMENT)
                .where(ASSIGNMENT.PERSON_ID.eq(person.value()), DSL.condition("not upper_inf({0})", ASSIGNMENT.VALID))
                .and(DSL.condition("upper({0}) > {1}::date", ASSIGNMENT.VALID, DSL.val(today)))
                .and(DSL.condition("lower({0}) <= {1}::date", ASSIGNMENT.VALID, DSL.val(today)))
                .andNotExists(DSL.selectOne()
                        .from(ASSIGNMENT.as("next"))
                        .where(
                                ASSIGNMENT.as("next").TENANT_ID.eq(ASSIGNMENT.TENANT_ID),
                                ASSIGNMENT.as("next").PERSON_ID.eq(ASSIGNMENT.PERSON_ID),
                                ASSIGNMENT.as("next").POST_ID.eq(ASSIGNMENT.POST_ID),
                                DSL.condition(
                                        "lower({0}) = upper({1})", ASSIGNMENT.as("next").VALID, ASSIGNMENT.VALID)))
                .forEach(row -> last.put(row.value1(), row.value2()));
        last.values().removeIf(day -> !horizon.reaches(day));
        return last;
    }
}
