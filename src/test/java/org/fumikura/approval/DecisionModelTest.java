package org.fumikura.approval;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;
import org.fumikura.organization.Deputies.Capacity;
import org.fumikura.organization.PostId;
import org.fumikura.organization.UnitId;
import org.fumikura.records.DocumentId;
import org.fumikura.shared.Refusal;
import org.jspecify.annotations.Nullable;

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
        Statistics.label("comes to")
                .collect(matter.state())
                .coverage(coverage -> coverage.check(MatterState.AWAITING_CLOSE).percentage(share -> share > 3));
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
    private static Resubmission resubmission(Event event) {
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

    /** The simplest thing that could be true: the places of the route, each with a mark and who made it. */
    static final class CourseModel {

        private static final Set<StepState> FAVOURABLE =
                Set.of(StepState.APPROVED, StepState.CONDITIONAL, StepState.KEPT);

        private final OfficeModel office;
        private final List<Place> planned;
        private MatterState state = MatterState.DRAFTING;
        private List<Mark> marks = new ArrayList<>();

        /** A place of the route as it stands. */
        private static final class Mark {
            final Place place;
            StepState state = StepState.WAITING;
            int person;
            int post;

            Mark(Place place) {
                this.place = place;
            }
        }

        CourseModel(OfficeModel office, List<Place> planned) {
            this.office = office;
            this.planned = planned;
        }

        List<String> marks() {
            return marks.stream()
                    .map(mark -> mark.place.post + " " + mark.state)
                    .toList();
        }

        boolean take(Event event) {
            boolean circulating = state == MatterState.CIRCULATING;
            boolean drafter = event.person == OfficeModel.DRAFTER;
            Optional<Mark> asked = circulating ? asked(event) : Optional.empty();
            boolean concurring = asked.filter(mark -> mark.place.kind == StepKind.CONCURRENCE)
                    .isPresent();
            boolean deciding =
                    asked.filter(mark -> mark.place.kind == StepKind.DECISION).isPresent();
            return switch (event.what) {
                case SUBMIT ->
                    drafter
                            && (state == MatterState.DRAFTING || state == MatterState.RETURNED)
                            && submit(resubmission(event));
                case APPROVE ->
                    asked.isPresent()
                            && !deciding
                            && mayAnswer(asked.get(), event)
                            && answer(asked.get(), StepState.APPROVED, event);
                case CONDITIONAL ->
                    concurring && mayAnswer(asked.get(), event) && answer(asked.get(), StepState.CONDITIONAL, event);
                case OBJECT ->
                    concurring
                            && mayAnswer(asked.get(), event)
                            && end(MatterState.RETURNED, asked.get(), StepState.OBJECTED, event);
                case DECIDE ->
                    deciding
                            && mayAnswer(asked.get(), event)
                            && isLawful(asked.get(), event)
                            && end(MatterState.AWAITING_CLOSE, asked.get(), StepState.DECIDED, event);
                case DENY ->
                    deciding
                            && mayAnswer(asked.get(), event)
                            && capacity(asked.get(), event)
                                    .filter(each -> each != Capacity.PROXY)
                                    .isPresent()
                            && end(MatterState.DENIED, asked.get(), StepState.DENIED, event);
                case RETURN -> asked.isPresent() && end(MatterState.RETURNED, asked.get(), StepState.RETURNED, event);
                case RETURN_TO ->
                    asked.isPresent() && event.place <= marks.size() && returnTo(event.place - 1, asked.get());
                case PULL_UP -> circulating && pullUp(event);
                case SKIP -> circulating && event.place <= marks.size() && skip(marks.get(event.place - 1), event);
                case HURRY -> circulating && drafter && hurry();
                case HOLD -> asked.isPresent();
                case INSERT -> asked.isPresent() && insert(asked.get(), event);
                case TAKE_BACK ->
                    circulating
                            && drafter
                            && marks.stream().noneMatch(mark -> mark.state.isActed() || mark.state == StepState.SKIPPED)
                            && end(MatterState.DRAFTING, null, StepState.SUPERSEDED, event);
                case TAKE_BACK_APPROVAL -> circulating && takeBackApproval(event);
            };
        }

        /** The place of her own post, else the first in whose place she may answer. */
        private Optional<Mark> asked(Event event) {
            List<Mark> active = marks.stream()
                    .filter(mark -> mark.state == StepState.ACTIVE)
                    .toList();
            return active.stream()
                    .filter(mark -> mark.place.post == event.post)
                    .findFirst()
                    .or(() -> active.stream()
                            .filter(mark -> capacity(mark, event).isPresent())
                            .findFirst());
        }

        private Optional<Capacity> capacity(Mark mark, Event event) {
            if (mark.place.post == event.post) {
                return Optional.of(Capacity.SELF);
            }
            Set<Capacity> all = office.standsIn(event.post, mark.place.post);
            boolean delegable = mark.place.kind == StepKind.REVIEW || mark.place.kind == StepKind.CONCURRENCE;
            if (all.contains(Capacity.ACTING)) {
                return Optional.of(Capacity.ACTING);
            }
            if (all.contains(Capacity.PROXY) && mark.place.kind != StepKind.EXAMINATION) {
                return Optional.of(Capacity.PROXY);
            }
            return all.contains(Capacity.DELEGATE) && delegable ? Optional.of(Capacity.DELEGATE) : Optional.empty();
        }

        /** Nobody answers what she drafted, unless the table lets her decide it; who examined does not decide. */
        private boolean mayAnswer(Mark mark, Event event) {
            boolean own = event.person == OfficeModel.DRAFTER;
            boolean self = mark.place.kind == StepKind.DECISION
                    && mark.place.post == event.post
                    && office.table().selfDecidable();
            boolean separate = mark.place.kind == StepKind.EXAMINATION || mark.place.kind == StepKind.DECISION;
            boolean twice = separate
                    && marks.stream()
                            .anyMatch(other -> other.person == event.person
                                    && (other.place.kind == StepKind.EXAMINATION
                                            || other.place.kind == StepKind.DECISION));
            return (!own || self) && !twice;
        }

        /** I-03: the rank that the table demands, in the drafter's line, all duties answered, by proxy only where allowed. */
        private boolean isLawful(Mark decision, Event event) {
            boolean high = OfficeModel.LINE.contains(decision.place.post)
                    && OfficeModel.rank(decision.place.post)
                            .isAtLeast(OfficeModel.rank(office.table().decides()));
            boolean proxy = capacity(decision, event)
                    .filter(each -> each == Capacity.PROXY)
                    .isPresent();
            Set<Integer> answered = new HashSet<>();
            marks.stream()
                    .filter(mark -> mark.place.post != OfficeModel.EXAMINER || mark.place.kind == StepKind.EXAMINATION)
                    .filter(mark -> FAVOURABLE.contains(mark.state)
                            || mark.state == StepState.DISAGREED
                            || mark.state == StepState.MERGED && isAnsweredLater(mark, event))
                    .forEach(mark -> answered.add(mark.place.post));
            boolean duties = answered.containsAll(office.table().concurrences())
                    && (!office.table().examined() || answered.contains(OfficeModel.EXAMINER));
            boolean common = marks.stream().noneMatch(mark -> mark.state == StepState.DISAGREED)
                    || OfficeModel.COMMON.contains(decision.place.post);
            return high && duties && common && (!proxy || office.table().byProxy());
        }

        /** For whom it was left out has answered since, decides now, or is the drafter. */
        private boolean isAnsweredLater(Mark merged, Event decision) {
            int holder =
                    office.holders().getOrDefault(merged.place.post, List.of()).getFirst();
            return holder == OfficeModel.DRAFTER
                    || holder == decision.person
                    || marks.subList(marks.indexOf(merged) + 1, marks.size()).stream()
                            .anyMatch(mark -> FAVOURABLE.contains(mark.state) && mark.person == holder);
        }

        /** A superior's review may be the concurrence that the table demands. */
        private boolean isDemanded(Mark mark) {
            return office.table().concurrences().contains(mark.place.post);
        }

        /** Who had approved, or did not agree, may not be asked again; who examined is, once the words changed. */
        private boolean submit(Resubmission again) {
            List<Mark> before = marks;
            state = MatterState.CIRCULATING;
            marks = new ArrayList<>(planned.stream().map(Mark::new).toList());
            for (Mark mark : marks) {
                before.stream()
                        .filter(old -> old.place.post == mark.place.post && old.place.kind == mark.place.kind)
                        .findFirst()
                        .ifPresent(old -> stand(mark, old, again));
            }
            closeAnswered();
            goOn();
            return true;
        }

        /** Where one of several has answered, the others are not asked. */
        private void closeAnswered() {
            for (Mark mark : List.copyOf(marks)) {
                List<Mark> stage = stage(mark);
                boolean enough = stage.stream().anyMatch(other -> FAVOURABLE.contains(other.state));
                if (isAnyOf(stage) && enough && mark.state.isOpen()) {
                    mark.state = StepState.SUPERSEDED;
                }
            }
        }

        private static void stand(Mark mark, Mark old, Resubmission again) {
            boolean objected = old.state == StepState.OBJECTED || old.state == StepState.DISAGREED;
            boolean examined = mark.place.kind == StepKind.EXAMINATION;
            if (again.disagreed() && objected) {
                mark.state = StepState.DISAGREED;
            } else if (again.goesOn()
                    && FAVOURABLE.contains(old.state)
                    && old.state != StepState.CONDITIONAL
                    && !(examined && again.changed())) {
                mark.state = StepState.KEPT;
                mark.person = old.person;
                mark.post = old.post;
            }
        }

        private boolean answer(Mark mine, StepState outcome, Event event) {
            note(mine, outcome, event);
            List<Mark> stage = stage(mine);
            if (isAnyOf(stage)) {
                stage.stream()
                        .filter(mark -> mark.state == StepState.ACTIVE)
                        .forEach(mark -> mark.state = StepState.SUPERSEDED);
            }
            goOn();
            return true;
        }

        private boolean end(MatterState next, @Nullable Mark mine, StepState outcome, Event event) {
            if (mine != null) {
                note(mine, outcome, event);
            }
            marks.stream().filter(mark -> mark.state.isOpen()).forEach(mark -> mark.state = StepState.SUPERSEDED);
            state = next;
            return true;
        }

        private boolean returnTo(int target, Mark mine) {
            List<Mark> stage = stage(marks.get(target));
            if (stage.contains(mine)
                    || marks.indexOf(mine) < target
                    || marks.get(target).state == StepState.DISAGREED) {
                return false;
            }
            again(marks.subList(marks.indexOf(stage.getFirst()), marks.size()).stream()
                    .filter(mark -> mark.state != StepState.DISAGREED)
                    .toList());
            closeAnswered();
            goOn();
            return true;
        }

        private boolean pullUp(Event event) {
            return marks.stream()
                    .filter(mark -> mark.place.post == event.post && mark.state == StepState.WAITING)
                    .filter(mark -> mark.place.kind == StepKind.REVIEW || mark.place.kind == StepKind.DECISION)
                    .filter(mark -> OfficeModel.LINE.contains(event.post) && event.person != OfficeModel.DRAFTER)
                    .filter(this::isBehindReviewsOnly)
                    .findFirst()
                    .filter(this::reach)
                    .isPresent();
        }

        private boolean hurry() {
            return marks.stream()
                    .filter(mark -> mark.place.kind == StepKind.DECISION && mark.state == StepState.WAITING)
                    .filter(this::isBehindReviewsOnly)
                    .findFirst()
                    .filter(this::reach)
                    .isPresent();
        }

        private boolean isBehindReviewsOnly(Mark later) {
            return open(later).stream().allMatch(mark -> mark.place.kind == StepKind.REVIEW && !isDemanded(mark));
        }

        private List<Mark> open(Mark later) {
            List<Mark> stage = stage(later);
            return marks.subList(0, marks.indexOf(later)).stream()
                    .filter(mark -> mark.state.isOpen() && !stage.contains(mark))
                    .toList();
        }

        private boolean reach(Mark later) {
            open(later).forEach(mark -> mark.state = StepState.SKIPPED);
            goOn();
            return true;
        }

        private boolean skip(Mark absent, Event event) {
            boolean before = event.person == OfficeModel.DRAFTER
                    || marks.stream().anyMatch(mark -> mark.person == event.person && FAVOURABLE.contains(mark.state));
            if (!before
                    || absent.state != StepState.ACTIVE
                    || absent.place.kind != StepKind.REVIEW
                    || isDemanded(absent)
                    || !office.unattended(absent.place.post)) {
                return false;
            }
            absent.state = StepState.SKIPPED;
            goOn();
            return true;
        }

        private boolean insert(Mark mine, Event event) {
            if (!Set.of(Capacity.SELF, Capacity.ACTING)
                    .contains(capacity(mine, event).orElseThrow())) {
                return false;
            }
            int added = OfficeModel.POSTS.get(event.place % OfficeModel.POSTS.size());
            if (marks.stream().anyMatch(mark -> mark.place.post == added && mark.state != StepState.SKIPPED)) {
                return false;
            }
            List<Mark> stage = stage(mine);
            int at = marks.indexOf(stage.getLast()) + 1;
            again(unsettled(marks.subList(at, marks.size())));
            marks.add(at, new Mark(new Place(StepKind.REVIEW, added, Joining.THEN)));
            closeAnswered();
            return true;
        }

        private boolean takeBackApproval(Event event) {
            for (int n = marks.size() - 1; n >= 0; n--) {
                Mark mine = marks.get(n);
                boolean hers = mine.person == event.person && FAVOURABLE.contains(mine.state);
                if (hers
                        && marks.subList(behind(mine), marks.size()).stream()
                                .noneMatch(mark -> mark.state.isActed()
                                        || mark.state == StepState.SKIPPED
                                        || mark.state == StepState.KEPT)) {
                    if (mine.post != event.post) {
                        return false;
                    }
                    again(unsettled(marks.subList(behind(mine), marks.size())));
                    again(isAnyOf(stage(mine)) ? stage(mine) : List.of(mine));
                    closeAnswered();
                    goOn();
                    return true;
                }
            }
            return false;
        }

        private int behind(Mark mine) {
            return marks.indexOf(stage(mine).getLast()) + 1;
        }

        /** Without those who are not asked again whatever comes. */
        private static List<Mark> unsettled(List<Mark> which) {
            return which.stream()
                    .filter(mark -> mark.state != StepState.KEPT && mark.state != StepState.DISAGREED)
                    .toList();
        }

        private static void again(List<Mark> which) {
            which.forEach(mark -> {
                mark.state = StepState.WAITING;
                mark.person = 0;
                mark.post = 0;
            });
        }

        private void goOn() {
            List<Mark> stage = marks.stream()
                    .filter(mark -> mark.state.isOpen())
                    .findFirst()
                    .map(this::stage)
                    .orElse(List.of());
            if (stage.stream().noneMatch(mark -> mark.state == StepState.WAITING)) {
                return;
            }
            List<Mark> waiting = stage.stream()
                    .filter(mark -> mark.state == StepState.WAITING)
                    .toList();
            List<Mark> later = marks.subList(behind(stage.getLast()), marks.size());
            boolean anyOf = isAnyOf(stage);
            waiting.forEach(
                    mark -> mark.state = !anyOf && answersLater(mark, later) ? StepState.MERGED : StepState.ACTIVE);
            goOn();
        }

        private boolean answersLater(Mark mark, List<Mark> later) {
            List<Integer> holders = office.holders().getOrDefault(mark.place.post, List.of());
            boolean can = mark.place.kind == StepKind.REVIEW || mark.place.kind == StepKind.CONCURRENCE;
            return can
                    && holders.size() == 1
                    && (holders.getFirst() == OfficeModel.DRAFTER
                            || later.stream()
                                    .filter(other -> other.place.kind != StepKind.EXAMINATION)
                                    .anyMatch(other -> other.state == StepState.KEPT
                                            ? other.person == holders.getFirst()
                                            : other.state.isOpen()
                                                    && holders.equals(
                                                            office.holders().get(other.place.post))));
        }

        private List<Mark> stage(Mark mark) {
            int from = marks.indexOf(mark);
            while (from > 0 && marks.get(from).place.joining != Joining.THEN) {
                from--;
            }
            int to = from + 1;
            while (to < marks.size() && marks.get(to).place.joining != Joining.THEN) {
                to++;
            }
            return new ArrayList<>(marks.subList(from, to));
        }

        private static boolean isAnyOf(List<Mark> stage) {
            return stage.stream().anyMatch(mark -> mark.place.joining == Joining.EITHER);
        }

        private static void note(Mark mark, StepState outcome, Event event) {
            mark.state = outcome;
            mark.person = event.person;
            mark.post = event.post;
        }

        @Override
        public String toString() {
            return state + " " + marks();
        }
    }
}
