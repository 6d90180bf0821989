package org.fumikura.approval;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;
import org.fumikura.organization.PostId;
import org.fumikura.organization.UnitId;
import org.fumikura.records.DocumentId;
import org.fumikura.shared.Refusal;

/**
 * Random offices, rules and events, held against a small model written from A.12: what the model allows happens, what it does
 * not is refused, and both come to the same. Whatever was done, a decision is lawful (I-03, I-04).
 */
class DecisionModelTest {

    private static final Instant START = Instant.parse("2022-05-20T00:00:00Z");

    @Property
    @Label("I-02 I-03 I-04 no unlawful decision can be reached, and every lawful event can happen")
    void followsTheModel(
            @ForAll("offices") OfficeModel office,
            @ForAll("routes") List<Place> places,
            @ForAll("events") List<Event> events) {
        Matter matter = play(office, places, events);
        Statistics.label("comes to")
                .collect(matter.state())
                .coverage(coverage -> coverage.check(MatterState.AWAITING_CLOSE).percentage(share -> share > 3));
    }

    /** A step that was opened again stands behind its mates in time, and still before them on the route. */
    @Example
    @Label("who may answer for two of those asked together answers for the first on the route")
    void answersInTheOrderOfTheRoute() {
        var office = new OfficeModel(
                Map.of(10, List.of(2), 11, List.of(4), 12, List.of(6), 20, List.of(5)),
                Set.of(),
                Map.of(),
                Map.of(10, 20),
                Map.of(11, 20),
                new OfficeModel.Table(12, false, true, Set.of(), false));
        Matter matter = play(
                office,
                List.of(
                        new Place(StepKind.REVIEW, 10, Joining.THEN),
                        new Place(StepKind.REVIEW, 11, Joining.TOGETHER),
                        new Place(StepKind.DECISION, 12, Joining.THEN)),
                List.of(
                        new Event(What.SUBMIT, OfficeModel.DRAFTER, 99, 1),
                        new Event(What.APPROVE, 2, 10, 1),
                        new Event(What.TAKE_BACK_APPROVAL, 2, 10, 1),
                        new Event(What.APPROVE, 5, 20, 1)));

        assertThat(matter.circulation().route())
                .extracting(Step::state)
                .containsExactly(StepState.APPROVED, StepState.ACTIVE, StepState.WAITING);
    }

    /** @return the matter after all of them; what the model refuses has to be refused */
    private static Matter play(OfficeModel office, List<Place> places, List<Event> events) {
        var model = new CourseModel(office, places);
        Matter matter = matter();
        Instant at = START;
        for (Event attempt : events) {
            Event event = attempt.by(office);
            at = at.plusSeconds(60);
            if (!event.isPossibleFor(office)) {
                continue;
            }
            noteDecision(event, matter, office, at);
            Optional<Circulation> after = happen(event, matter, office, places, at);
            boolean allowed = model.take(event);
            assertThat(after.isPresent()).as("%s on %s", event, model).isEqualTo(allowed);
            if (after.isPresent()) {
                keepsHistory(matter.circulation(), after.get());
                matter = matter.with(after.get());
            }
            agrees(model, matter.circulation());
        }
        return matter;
    }

    /** The rare ones have to be tried too. */
    private static void noteDecision(Event event, Matter matter, OfficeModel office, Instant at) {
        if (event.what == What.DECIDE) {
            new Proceeding(matter, office, OfficeModel.person(event.person), OfficeModel.post(event.post), at)
                    .findAsked()
                    .filter(step -> step.kind() == StepKind.DECISION)
                    .map(step -> office.inPlaceOf(OfficeModel.post(event.post), step.post()))
                    .ifPresent(
                            capacity -> Statistics.label("in another's place").collect(capacity));
        }
    }

    private static Optional<Circulation> happen(
            Event event, Matter matter, OfficeModel office, List<Place> places, Instant at) {
        var here = new Proceeding(matter, office, OfficeModel.person(event.person), OfficeModel.post(event.post), at);
        try {
            return Optional.of(after(event, here, places, at));
        } catch (Refusal refused) {
            return Optional.empty();
        }
    }

    private static Circulation after(Event event, Proceeding here, List<Place> places, Instant at) {
        Circulation now = here.matter().circulation();
        return switch (event.what) {
            case SUBMIT -> {
                here.requireDrafter();
                MatterEvent.SUBMIT.after(now.state());
                yield now.submit(addressees(places), resubmission(event), at, here.merging());
            }
            case APPROVE -> here.approve().after();
            case CONDITIONAL -> here.agreeOnCondition().after();
            case OBJECT -> here.object().after();
            case DECIDE -> here.decide().after();
            case DENY -> here.deny().after();
            case RETURN -> here.returnToDrafter().after();
            case RETURN_TO -> here.returnTo(event.place).after();
            case PULL_UP -> here.pullUp().after();
            case SKIP -> here.skip(event.place).after();
            case HURRY -> here.hurry().after();
            case HOLD -> here.hold().after();
            case INSERT -> {
                PostId added = OfficeModel.post(OfficeModel.POSTS.get(event.place % OfficeModel.POSTS.size()));
                yield here.insert(StepKind.REVIEW, added, new UnitId(added.value()))
                        .after();
            }
            case TAKE_BACK -> here.takeBack();
            case TAKE_BACK_APPROVAL -> here.takeBackApproval().after();
        };
    }

    /** Every way of going on is tried: anew, over an objection, without those who had approved, with changed words. */
    static Resubmission resubmission(Event event) {
        return new Resubmission(event.place % 2 == 0, event.place % 3 != 0, event.place > 4);
    }

    private static List<Addressee> addressees(List<Place> places) {
        return places.stream()
                .map(place -> OfficeModel.addressee(place.kind, place.post, place.joining))
                .toList();
    }

    private static void agrees(CourseModel model, Circulation circulation) {
        assertThat(circulation.state()).as("%s", model).isEqualTo(model.state);
        if (circulation.state() == MatterState.CIRCULATING
                || circulation.state().isFinal()) {
            assertThat(circulation.route().stream().map(step -> OfficeModel.number(step.post()) + " " + step.state()))
                    .as("%s", model)
                    .isEqualTo(model.marks());
        }
    }

    /** What somebody did stays: an act is never removed, and changes only from approved to taken back. */
    private static void keepsHistory(Circulation before, Circulation after) {
        assertThat(after.round()).isGreaterThanOrEqualTo(before.round());
        for (Step step : before.steps()) {
            Step kept =
                    after.steps().stream().filter(step::isSamePlace).findFirst().orElseThrow();
            assertThat(kept.addressee()).isEqualTo(step.addressee());
            if ((step.state().isActed() || step.state() == StepState.KEPT) && !kept.equals(step)) {
                assertThat(step.state().isFavourable()).isTrue();
                assertThat(kept.state()).isEqualTo(StepState.TAKEN_BACK);
                assertThat(kept.by()).isEqualTo(step.by());
                assertThat(kept.actedAt()).isEqualTo(step.actedAt());
            }
        }
    }

    private static Matter matter() {
        return new Matter(
                new DocumentId(new java.util.UUID(9, 9)),
                OfficeModel.person(OfficeModel.DRAFTER),
                OfficeModel.post(99),
                Set.of(OfficeModel.person(OfficeModel.EARLIER_DRAFTER)),
                new UnitId(new java.util.UUID(3, 99)),
                new UnitId(new java.util.UUID(3, 99)),
                "X",
                "",
                false,
                false,
                false,
                Optional.empty(),
                Optional.empty(),
                0,
                Optional.empty(),
                Circulation.begin());
    }

    enum What {
        SUBMIT,
        APPROVE,
        CONDITIONAL,
        OBJECT,
        DECIDE,
        DENY,
        RETURN,
        RETURN_TO,
        PULL_UP,
        SKIP,
        HURRY,
        HOLD,
        INSERT,
        TAKE_BACK,
        TAKE_BACK_APPROVAL
    }

    /**
     * @param person one of the holders of the post
     * @param place a place on the route, or which post is put on it
     */
    record Event(What what, int person, int post, int place) {

        Event by(OfficeModel office) {
            List<Integer> holders = office.holders().getOrDefault(post, List.of());
            return post == 99 || holders.isEmpty()
                    ? this
                    : new Event(what, holders.get(person % holders.size()), post, place);
        }

        /** Nobody acts in a post that she does not hold: the office does not let her in. */
        boolean isPossibleFor(OfficeModel office) {
            return what == What.SUBMIT || post == 99 || office.holds(person, post);
        }
    }

    record Place(StepKind kind, int post, Joining joining) {}

    @Provide
    Arbitrary<OfficeModel> offices() {
        Arbitrary<List<List<Integer>>> holders = Arbitraries.frequencyOf(
                        net.jqwik.api.Tuple.of(
                                14, Arbitraries.integers().between(2, 9).map(List::of)),
                        net.jqwik.api.Tuple.of(1, Arbitraries.just(List.of(OfficeModel.DRAFTER))),
                        net.jqwik.api.Tuple.of(1, Arbitraries.just(List.<Integer>of())),
                        net.jqwik.api.Tuple.of(1, Arbitraries.just(List.of(8, 9))))
                .list()
                .ofSize(OfficeModel.POSTS.size());
        Arbitrary<Set<Integer>> away =
                Arbitraries.integers().between(2, 9).set().ofMaxSize(3);
        Arbitrary<List<List<Integer>>> orders = Arbitraries.of(OfficeModel.POSTS)
                .list()
                .uniqueElements()
                .ofMaxSize(2)
                .list()
                .ofSize(OfficeModel.POSTS.size());
        Arbitrary<List<Integer>> standIns =
                Arbitraries.of(OfficeModel.POSTS).list().ofSize(4);
        Arbitrary<OfficeModel.Table> tables = Combinators.combine(
                        Arbitraries.of(11, 11, 12, 13),
                        Arbitraries.integers().between(0, 4).map(n -> n == 0),
                        Arbitraries.integers().between(0, 3).map(n -> n > 0),
                        Arbitraries.of(OfficeModel.OTHERS).set().ofMaxSize(1),
                        Arbitraries.integers().between(0, 3).map(n -> n == 0))
                .as(OfficeModel.Table::new);
        return Combinators.combine(holders, away, orders, standIns, tables)
                .as((who, absent, order, others, table) -> new OfficeModel(
                        byPost(who),
                        absent,
                        byPost(order),
                        Map.of(others.get(0), others.get(1)),
                        Map.of(others.get(2), others.get(3)),
                        table));
    }

    private static <T> Map<Integer, T> byPost(List<T> values) {
        var all = new HashMap<Integer, T>();
        IntStream.range(0, values.size()).forEach(n -> all.put(OfficeModel.POSTS.get(n), values.get(n)));
        return all;
    }

    /** A line that ends with a decider, with others in between; not always the one that the table demands. */
    @Provide
    Arbitrary<List<Place>> routes() {
        Arbitrary<Joining> joinings = Arbitraries.of(Joining.THEN, Joining.THEN, Joining.TOGETHER, Joining.EITHER);
        return Combinators.combine(
                        Arbitraries.of(11, 12, 12, 13),
                        Arbitraries.of(OfficeModel.OTHERS).set().ofMaxSize(2),
                        Arbitraries.of(true, false),
                        joinings,
                        Arbitraries.of(Joining.THEN, Joining.TOGETHER))
                .as((decider, concurring, examined, first, second) -> {
                    var places = new ArrayList<Place>();
                    OfficeModel.LINE.stream()
                            .filter(post -> post < decider)
                            .forEach(post -> places.add(
                                    new Place(StepKind.REVIEW, post, places.size() == 1 ? first : Joining.THEN)));
                    if (examined) {
                        places.add(new Place(StepKind.EXAMINATION, OfficeModel.EXAMINER, Joining.THEN));
                    }
                    Joining joining = Joining.THEN;
                    for (int post : concurring) {
                        places.add(new Place(StepKind.CONCURRENCE, post, joining));
                        joining = second;
                    }
                    places.add(new Place(StepKind.DECISION, decider, Joining.THEN));
                    return List.copyOf(places);
                });
    }

    @Provide
    Arbitrary<List<Event>> events() {
        Arbitrary<What> what = Arbitraries.frequencyOf(
                net.jqwik.api.Tuple.of(12, Arbitraries.just(What.APPROVE)),
                net.jqwik.api.Tuple.of(4, Arbitraries.just(What.DECIDE)),
                net.jqwik.api.Tuple.of(6, Arbitraries.of(What.class)));
        Arbitrary<Event> event = Combinators.combine(
                        what,
                        Arbitraries.integers().between(1, 9),
                        Arbitraries.of(OfficeModel.POSTS),
                        Arbitraries.integers().between(1, 7))
                .as((kind, person, post, place) -> kind == What.SUBMIT || kind == What.TAKE_BACK || kind == What.HURRY
                        ? new Event(kind, OfficeModel.DRAFTER, 99, place)
                        : new Event(kind, person, post, place));
        return event.list().ofMinSize(40).ofMaxSize(90).map(list -> {
            var all = new ArrayList<Event>();
            all.add(new Event(What.SUBMIT, OfficeModel.DRAFTER, 99, 1));
            all.addAll(list);
            return all;
        });
    }
}
