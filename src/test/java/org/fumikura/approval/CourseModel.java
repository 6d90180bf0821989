package org.fumikura.approval;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.fumikura.approval.DecisionModelTest.Event;
import org.fumikura.approval.DecisionModelTest.Place;
import org.fumikura.organization.Deputies.Capacity;
import org.jspecify.annotations.Nullable;

/** The simplest thing that could be true: the places of the route, each with a mark and who made it. */
final class CourseModel {

    private static final Set<StepState> FAVOURABLE = Set.of(StepState.APPROVED, StepState.CONDITIONAL, StepState.KEPT);

    private final OfficeModel office;
    private final List<Place> planned;
    MatterState state = MatterState.DRAFTING;
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
        return marks.stream().map(mark -> mark.place.post() + " " + mark.state).toList();
    }

    boolean take(Event event) {
        boolean circulating = state == MatterState.CIRCULATING;
        boolean drafter = event.person() == OfficeModel.DRAFTER;
        Optional<Mark> asked = circulating ? asked(event) : Optional.empty();
        boolean concurring =
                asked.filter(mark -> mark.place.kind() == StepKind.CONCURRENCE).isPresent();
        boolean deciding =
                asked.filter(mark -> mark.place.kind() == StepKind.DECISION).isPresent();
        return switch (event.what()) {
            case SUBMIT ->
                drafter
                        && (state == MatterState.DRAFTING || state == MatterState.RETURNED)
                        && submit(DecisionModelTest.resubmission(event));
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
                asked.isPresent() && event.place() <= marks.size() && returnTo(event.place() - 1, asked.get());
            case PULL_UP -> circulating && pullUp(event);
            case SKIP -> circulating && event.place() <= marks.size() && skip(marks.get(event.place() - 1), event);
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
        List<Mark> active =
                marks.stream().filter(mark -> mark.state == StepState.ACTIVE).toList();
        return active.stream()
                .filter(mark -> mark.place.post() == event.post())
                .findFirst()
                .or(() -> active.stream()
                        .filter(mark -> capacity(mark, event).isPresent())
                        .findFirst());
    }

    private Optional<Capacity> capacity(Mark mark, Event event) {
        if (mark.place.post() == event.post()) {
            return Optional.of(Capacity.SELF);
        }
        Set<Capacity> all = office.standsIn(event.post(), mark.place.post());
        boolean delegable = mark.place.kind() == StepKind.REVIEW || mark.place.kind() == StepKind.CONCURRENCE;
        if (all.contains(Capacity.ACTING)) {
            return Optional.of(Capacity.ACTING);
        }
        if (all.contains(Capacity.PROXY) && mark.place.kind() != StepKind.EXAMINATION) {
            return Optional.of(Capacity.PROXY);
        }
        return all.contains(Capacity.DELEGATE) && delegable ? Optional.of(Capacity.DELEGATE) : Optional.empty();
    }

    /** Nobody answers what she drafted, unless the table lets her decide it; who examined does not decide. */
    private boolean mayAnswer(Mark mark, Event event) {
        boolean own = OfficeModel.hasDrafted(event.person());
        boolean self = mark.place.kind() == StepKind.DECISION
                && mark.place.post() == event.post()
                && office.table().selfDecidable();
        boolean separate = mark.place.kind() == StepKind.EXAMINATION || mark.place.kind() == StepKind.DECISION;
        boolean twice = separate
                && marks.stream()
                        .anyMatch(other -> other.person == event.person()
                                && (other.place.kind() == StepKind.EXAMINATION
                                        || other.place.kind() == StepKind.DECISION));
        return (!own || self) && !twice;
    }

    /** I-03: the rank that the table demands, in the drafter's line, all duties answered, by proxy only where allowed. */
    private boolean isLawful(Mark decision, Event event) {
        boolean high = OfficeModel.LINE.contains(decision.place.post())
                && OfficeModel.rank(decision.place.post())
                        .isAtLeast(OfficeModel.rank(office.table().decides()));
        boolean proxy =
                capacity(decision, event).filter(each -> each == Capacity.PROXY).isPresent();
        Set<Integer> answered = new HashSet<>();
        marks.stream()
                .filter(mark -> mark.place.post() != OfficeModel.EXAMINER || mark.place.kind() == StepKind.EXAMINATION)
                .filter(mark -> FAVOURABLE.contains(mark.state)
                        || mark.state == StepState.DISAGREED
                        || mark.state == StepState.MERGED && isAnsweredLater(mark, event))
                .forEach(mark -> answered.add(mark.place.post()));
        boolean duties = answered.containsAll(office.table().concurrences())
                && (!office.table().examined() || answered.contains(OfficeModel.EXAMINER));
        boolean common = marks.stream().noneMatch(mark -> mark.state == StepState.DISAGREED)
                || OfficeModel.COMMON.contains(decision.place.post());
        return high && duties && common && (!proxy || office.table().byProxy());
    }

    /** For whom it was left out has answered since, decides now, or is the drafter. */
    private boolean isAnsweredLater(Mark merged, Event decision) {
        int holder =
                office.holders().getOrDefault(merged.place.post(), List.of()).getFirst();
        return OfficeModel.hasDrafted(holder)
                || holder == decision.person()
                || marks.subList(marks.indexOf(merged) + 1, marks.size()).stream()
                        .anyMatch(mark -> FAVOURABLE.contains(mark.state) && mark.person == holder);
    }

    /** A superior's review may be the concurrence that the table demands. */
    private boolean isDemanded(Mark mark) {
        return office.table().concurrences().contains(mark.place.post());
    }

    /** Who had approved, or did not agree, may not be asked again; who examined is, once the words changed. */
    private boolean submit(Resubmission again) {
        List<Mark> before = marks;
        state = MatterState.CIRCULATING;
        marks = new ArrayList<>(planned.stream().map(Mark::new).toList());
        for (Mark mark : marks) {
            before.stream()
                    .filter(old -> old.place.post() == mark.place.post() && old.place.kind() == mark.place.kind())
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
        boolean examined = mark.place.kind() == StepKind.EXAMINATION;
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
        if (stage.contains(mine) || marks.indexOf(mine) < target || marks.get(target).state == StepState.DISAGREED) {
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
                .filter(mark -> mark.place.post() == event.post() && mark.state == StepState.WAITING)
                .filter(mark -> mark.place.kind() == StepKind.REVIEW || mark.place.kind() == StepKind.DECISION)
                .filter(mark -> OfficeModel.LINE.contains(event.post()) && !OfficeModel.hasDrafted(event.person()))
                .filter(this::isBehindReviewsOnly)
                .findFirst()
                .filter(this::reach)
                .isPresent();
    }

    private boolean hurry() {
        return marks.stream()
                .filter(mark -> mark.place.kind() == StepKind.DECISION && mark.state == StepState.WAITING)
                .filter(this::isBehindReviewsOnly)
                .findFirst()
                .filter(this::reach)
                .isPresent();
    }

    private boolean isBehindReviewsOnly(Mark later) {
        return open(later).stream().allMatch(mark -> mark.place.kind() == StepKind.REVIEW && !isDemanded(mark));
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
        boolean before = event.person() == OfficeModel.DRAFTER
                || marks.stream().anyMatch(mark -> mark.person == event.person() && FAVOURABLE.contains(mark.state));
        if (!before
                || absent.state != StepState.ACTIVE
                || absent.place.kind() != StepKind.REVIEW
                || isDemanded(absent)
                || !office.unattended(absent.place.post())) {
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
        int added = OfficeModel.POSTS.get(event.place() % OfficeModel.POSTS.size());
        if (marks.stream().anyMatch(mark -> mark.place.post() == added && mark.state != StepState.SKIPPED)) {
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
            boolean hers = mine.person == event.person() && FAVOURABLE.contains(mine.state);
            if (hers
                    && marks.subList(behind(mine), marks.size()).stream()
                            .noneMatch(mark -> mark.state.isActed()
                                    || mark.state == StepState.SKIPPED
                                    || mark.state == StepState.KEPT)) {
                if (mine.post != event.post()) {
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
        List<Mark> waiting =
                stage.stream().filter(mark -> mark.state == StepState.WAITING).toList();
        List<Mark> later = marks.subList(behind(stage.getLast()), marks.size());
        boolean anyOf = isAnyOf(stage);
        waiting.forEach(mark -> mark.state = !anyOf && answersLater(mark, later) ? StepState.MERGED : StepState.ACTIVE);
        goOn();
    }

    private boolean answersLater(Mark mark, List<Mark> later) {
        List<Integer> holders = office.holders().getOrDefault(mark.place.post(), List.of());
        boolean can = mark.place.kind() == StepKind.REVIEW || mark.place.kind() == StepKind.CONCURRENCE;
        return can
                && holders.size() == 1
                && (OfficeModel.hasDrafted(holders.getFirst())
                        || later.stream()
                                .filter(other -> other.place.kind() != StepKind.EXAMINATION)
                                .anyMatch(other -> other.state == StepState.KEPT
                                        ? other.person == holders.getFirst()
                                        : other.state.isOpen()
                                                && holders.equals(
                                                        office.holders().get(other.place.post()))));
    }

    private List<Mark> stage(Mark mark) {
        int from = marks.indexOf(mark);
        while (from > 0 && marks.get(from).place.joining() != Joining.THEN) {
            from--;
        }
        int to = from + 1;
        while (to < marks.size() && marks.get(to).place.joining() != Joining.THEN) {
            to++;
        }
        return new ArrayList<>(marks.subList(from, to));
    }

    private static boolean isAnyOf(List<Mark> stage) {
        return stage.stream().anyMatch(mark -> mark.place.joining() == Joining.EITHER);
    }

    private static void note(Mark mark, StepState outcome, Event event) {
        mark.state = outcome;
        mark.person = event.person();
        mark.post = event.post();
    }

    @Override
    public String toString() {
        return state + " " + marks();
    }
}
