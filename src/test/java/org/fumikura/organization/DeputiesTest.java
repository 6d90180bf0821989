package org.fumikura.organization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fumikura.organization.TestChart.DOER;
import static org.fumikura.organization.TestChart.FIRST;
import static org.fumikura.organization.TestChart.OPEN;
import static org.fumikura.organization.TestChart.TODAY;
import static org.fumikura.organization.TestChart.in;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.fumikura.organization.Deputies.Capacity;
import org.fumikura.organization.Deputies.Substitution;
import org.fumikura.organization.StaffRegister.AssignmentKind;
import org.fumikura.shared.OfficialClock;
import org.fumikura.tenancy.Transactions;
import org.fumikura.testing.FumikuraTest;
import org.fumikura.testing.Toshima;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Who acts in whose place: a small model against what the program and the database say, and the city's own order. */
@FumikuraTest
class DeputiesTest {

    private static final int POSTS = 6;
    private static final Instant MORNING = at(TODAY, 9);
    private static final List<Instant> MOMENTS = List.of(
            at(TODAY, 0),
            MORNING,
            at(TODAY, 15),
            at(TODAY.plusDays(1), 0).minusMillis(1),
            at(TODAY.plusDays(1), 0),
            at(TODAY.plusDays(2), 12));

    @Autowired
    OrganizationRegister register;

    @Autowired
    StaffRegister staff;

    @Autowired
    Organization organization;

    @Autowired
    Actors actors;

    @Autowired
    Transactions transactions;

    @Autowired
    Deputies deputies;

    @Autowired
    DeputyOrder order;

    @Autowired
    ActingOrders orders;

    @Autowired
    Absences absences;

    @Autowired
    Delegations delegations;

    @Autowired
    DSLContext db;

    @Autowired
    Toshima toshima;

    private TestChart chart;

    @BeforeEach
    void begin() {
        chart = new TestChart(register, staff, organization, transactions);
    }

    private record Held(PostId post, PersonId person, Validity validity) {}

    private record Away(PersonId person, During during, boolean cancelled) {}

    private record Ranked(PostId post, int place, PostId deputy, Validity validity) {}

    private record Ordered(PostId post, PostId acting, Validity validity) {}

    /** @param whose it is as long as she holds the post */
    private record Left(PostId post, PostId delegate, During during, boolean cancelled, Held whose) {}

    private record Said(PostId acting, PostId post, Capacity capacity) {}

    /** What is in force, and the rules of A.3.2 over it, said once more. */
    private record World(
            List<PostId> posts,
            List<Held> held,
            List<Away> away,
            List<Ranked> ranked,
            List<Ordered> ordered,
            List<Left> left) {

        boolean isAttended(PostId post, Instant at) {
            return held.stream()
                    .filter(each -> each.post.equals(post) && holds(each.validity, at))
                    .anyMatch(each -> away.stream()
                            .noneMatch(gone ->
                                    gone.person.equals(each.person) && !gone.cancelled && holds(gone.during, at)));
        }

        Set<Said> substitutions(Instant at) {
            return posts.stream()
                    .flatMap(acting -> posts.stream()
                            .flatMap(post -> Arrays.stream(Capacity.values())
                                    .filter(capacity -> mayAct(acting, post, at, capacity))
                                    .map(capacity -> new Said(acting, post, capacity))))
                    .collect(Collectors.toSet());
        }

        boolean mayAct(PostId acting, PostId post, Instant at, Capacity capacity) {
            return switch (capacity) {
                case SELF -> acting.equals(post);
                case ACTING ->
                    ordered.stream()
                            .anyMatch(each ->
                                    each.post.equals(post) && each.acting.equals(acting) && holds(each.validity, at));
                case PROXY ->
                    !isAttended(post, at)
                            && ranked.stream()
                                    .filter(each -> each.post.equals(post) && holds(each.validity, at))
                                    .sorted((a, b) -> a.place - b.place)
                                    .map(Ranked::deputy)
                                    .filter(each -> isAttended(each, at))
                                    .findFirst()
                                    .equals(Optional.of(acting));
                case DELEGATE ->
                    left.stream()
                            .anyMatch(each -> each.post.equals(post)
                                    && each.delegate.equals(acting)
                                    && !each.cancelled
                                    && holds(each.during, at)
                                    && holds(each.whose.validity, at));
            };
        }

        private static boolean holds(Validity validity, Instant at) {
            LocalDate day = LocalDate.ofInstant(at, OfficialClock.ZONE);
            return !day.isBefore(validity.first())
                    && validity.last().map(last -> !day.isAfter(last)).orElse(true);
        }

        private static boolean holds(During during, Instant at) {
            return !at.isBefore(during.from()) && !during.hasEndedBy(at);
        }
    }

    @RepeatedTest(4)
    void theProgramAndTheDatabaseSayWhatTheModelSays(RepetitionInfo round) {
        in(() -> {
            World world = build(new Random(20220523 + round.getCurrentRepetition()));
            int allowed = 0;
            for (Instant at : MOMENTS) {
                Set<Said> wanted = world.substitutions(at);
                allowed += wanted.size();
                assertThat(saidByTheDatabase(world.posts, at)).as("%s", at).isEqualTo(wanted);
                assertThat(saidByTheProgram(world.posts, at))
                        .as("%s", at)
                        .isEqualTo(wanted.stream()
                                .filter(each -> each.capacity != Capacity.SELF)
                                .collect(Collectors.toSet()));
                assertThat(read(() -> world.posts.stream()
                                .filter(post -> deputies.isUnattended(post, at))
                                .toList()))
                        .isEqualTo(world.posts.stream()
                                .filter(post -> !world.isAttended(post, at))
                                .toList());
            }
            assertThat(allowed).as("the draws are not all refusals").isGreaterThan(MOMENTS.size() * POSTS + 20);
        });
    }

    private World build(Random random) {
        UnitId section = chart.section(chart.root());
        var posts = new ArrayList<PostId>();
        var people = new ArrayList<PersonId>();
        for (int i = 0; i < POSTS; i++) {
            posts.add(chart.post(section, i < 4 ? Rank.SECTION_HEAD : Rank.STAFF));
            people.add(chart.person());
        }
        var world = new World(
                posts, new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        for (int i = 0; i < POSTS; i++) {
            if (random.nextInt(6) > 0) {
                hold(world, posts.get(i), people.get(i), AssignmentKind.MAIN, validity(random));
            }
        }
        hold(world, posts.get(4), people.get(5), AssignmentKind.CONCURRENT, validity(random));
        for (PersonId person : people) {
            if (random.nextBoolean()) {
                leave(world, person, during(random, true), random.nextInt(5) == 0);
            }
        }
        for (PostId post : posts) {
            for (int place = 1; place <= 3; place++) {
                PostId deputy = posts.get(random.nextInt(POSTS));
                if (!deputy.equals(post)) {
                    Validity validity = validity(random);
                    order.enter(post, place, deputy, "試しの規程", validity, DOER);
                    world.ranked.add(new Ranked(post, place, deputy, validity));
                }
            }
            PostId other = posts.get(random.nextInt(POSTS));
            if (!other.equals(post) && random.nextBoolean()) {
                Validity validity = validity(random);
                orders.enter(post, other, "辞令", validity, DOER);
                world.ordered.add(new Ordered(post, other, validity));
            }
        }
        for (Held held : List.copyOf(world.held)) {
            PostId delegate = posts.get(random.nextInt(POSTS));
            if (!delegate.equals(held.post) && World.holds(held.validity, MORNING)) {
                delegate(world, held, delegate, during(random, false), random.nextInt(5) == 0);
            }
        }
        return world;
    }

    private void hold(World world, PostId post, PersonId person, AssignmentKind kind, Validity validity) {
        staff.assign(person, post, kind, validity, DOER);
        world.held.add(new Held(post, person, validity));
    }

    private void leave(World world, PersonId person, During during, boolean cancelled) {
        Optional<Actor> herself = read(() -> actors.find(actors.holdings(person, TODAY), null, TODAY));
        if (herself.isEmpty()) {
            return;
        }
        var id = absences.enter(new Absences.Entry(person, AbsenceKind.TRIP, during, ""), herself.get());
        boolean takenBack = cancelled && during.from().isAfter(MORNING);
        if (takenBack) {
            absences.end(id, Optional.empty(), herself.get());
        }
        world.away.add(new Away(person, during, takenBack));
    }

    private void delegate(World world, Held held, PostId delegate, During during, boolean cancelled) {
        Actor holder = read(() -> actors.get(held.person, held.post, TODAY));
        var id = delegations.enter(new Delegations.Entry(held.post, delegate, during, Set.of("A-1"), "出張のため"), holder);
        boolean takenBack = cancelled && during.from().isAfter(MORNING);
        if (takenBack) {
            delegations.end(id, Optional.empty(), holder);
        }
        world.left.add(new Left(held.post, delegate, during, takenBack, held));
    }

    private static Validity validity(Random random) {
        return switch (random.nextInt(6)) {
            case 0 -> new Validity(FIRST, Optional.of(TODAY));
            case 1 -> Validity.from(TODAY.plusDays(1));
            default -> OPEN;
        };
    }

    private static During during(Random random, boolean open) {
        Instant from = at(TODAY.plusDays(random.nextInt(3) - 1), random.nextInt(24));
        Instant to = at(TODAY.plusDays(2), random.nextInt(24));
        return new During(from, open && random.nextInt(4) == 0 ? Optional.empty() : Optional.of(to));
    }

    private static Instant at(LocalDate day, int hour) {
        return day.atTime(hour, 0).atZone(OfficialClock.ZONE).toInstant();
    }

    private Set<Said> saidByTheDatabase(List<PostId> posts, Instant at) {
        UUID[] ids = posts.stream().map(PostId::value).toArray(UUID[]::new);
        String[] capacities = Arrays.stream(Capacity.values()).map(Enum::name).toArray(String[]::new);
        return read(() -> Set.copyOf(db.resultQuery("""
                        select a, p, c from unnest({0}) a, unnest({0}) p, unnest({1}) c
                        where organization.may_act_in_place(tenancy.current_id(), a, p, {2}, c)""", DSL.val(ids), DSL.val(capacities), DSL.val(at))
                .fetch(row -> new Said(
                        new PostId(row.get("a", UUID.class)),
                        new PostId(row.get("p", UUID.class)),
                        Capacity.valueOf(row.get("c", String.class))))));
    }

    private Set<Said> saidByTheProgram(List<PostId> posts, Instant at) {
        return read(() -> posts.stream()
                .flatMap(acting -> deputies.of(acting, at).stream()
                        .map(each -> new Said(acting, each.inPlaceOf(), each.capacity())))
                .collect(Collectors.toSet()));
    }

    private <T> T read(Supplier<T> query) {
        return transactions.read(query);
    }

    @Test
    void theSecondDeputyDecidesWhenDeciderAndFirstDeputyAreAway() {
        Actor head = toshima.actor("joho-kacho");
        Actor first = toshima.actor("joho-kanri-kakaricho");
        Actor second = toshima.actor("joho-system1-kakaricho");
        PostId decider = head.post().id();
        in(() -> {
            assertThat(read(() -> deputies.orderOf(decider, TODAY)).subList(0, 2))
                    .containsExactly(first.post().id(), second.post().id());
            assertThat(read(() -> deputies.of(first.post().id(), MORNING))).isEmpty();

            leave(head);
            Substitution proxy =
                    read(() -> deputies.of(first.post().id(), MORNING)).getFirst();
            assertThat(proxy).isEqualTo(new Substitution(decider, Capacity.PROXY, Set.of(), "事務決裁規程 第7条［例］"));
            assertThat(read(() -> deputies.of(second.post().id(), MORNING))).isEmpty();

            leave(first);
            assertThat(read(() -> deputies.of(first.post().id(), MORNING))).isEmpty();
            assertThat(read(() -> deputies.of(second.post().id(), MORNING)))
                    .extracting(Substitution::inPlaceOf)
                    .containsExactly(decider);
            assertThat(read(() -> deputies.absenceOf(head.person(), MORNING)).map(Absence::kind))
                    .contains(AbsenceKind.ILLNESS);
            assertThat(read(() -> deputies.isAway(second.person(), MORNING))).isFalse();
        });
    }

    private void leave(Actor actor) {
        var during = new During(at(TODAY, 8), Optional.empty());
        assertThat(Objects.toString(
                        absences.enter(new Absences.Entry(actor.person(), AbsenceKind.ILLNESS, during, "発熱"), actor)))
                .isNotBlank();
    }
}
