package org.fumikura.approval;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.fumikura.organization.Deputies.Capacity;
import org.fumikura.organization.PersonId;
import org.fumikura.organization.PostId;

/**
 * The course of a matter: its state and every step of every round. Immutable; each event gives the course after it. Steps
 * that were acted on are never removed or reused: a re-opened place on the route is a new step of the next round.
 *
 * <p>The route is a row of stages; the steps of one stage are asked together. Whether an event is lawful for who wants it is
 * asked before ({@link Proceeding}); here it is only what follows from it.
 *
 * @param round the highest round so far, 0 before the first submission
 * @param submittedRound the round in which the drafter submitted last
 * @param steps in the order of round and ordinal
 */
record Circulation(MatterState state, int round, int submittedRound, List<Step> steps) {

    static Circulation begin() {
        return new Circulation(MatterState.DRAFTING, 0, 0, List.of());
    }

    /** Who of those asked later answers for a step as well: one person is not asked twice (A.2.1). */
    interface Merging {
        Merging NONE = (step, later) -> false;

        boolean answersLater(Step step, List<Step> later);
    }

    /** The steps that wait for an act now; all of one stage, in the order of the route. */
    List<Step> active() {
        return route().stream().filter(step -> step.state() == StepState.ACTIVE).toList();
    }

    /** Whether somebody sees it afterwards: she was passed over, or somebody acted in her place. */
    boolean isSeenAfterwards() {
        return steps.stream()
                .anyMatch(step -> step.state() == StepState.SKIPPED
                        || step.by()
                                .filter(by -> by.capacity() == Capacity.PROXY)
                                .isPresent());
    }

    /** What somebody has answered since it was submitted last, and has not taken back. */
    List<Step> answeredBy(PersonId person) {
        return steps.stream()
                .filter(step -> step.round() >= submittedRound)
                .filter(step -> step.state().isFavourable() || step.state() == StepState.DECIDED)
                .filter(step -> step.person().filter(person::equals).isPresent())
                .toList();
    }

    /** The step that waits for a post now. */
    Optional<Step> askedOf(PostId post) {
        return active().stream().filter(step -> step.post().equals(post)).findFirst();
    }

    /** The route as it stands: at each place the step of the latest round. */
    List<Step> route() {
        var latest = new TreeMap<Integer, Step>();
        steps.stream()
                .filter(step -> step.round() >= submittedRound)
                .sorted(Comparator.comparingInt(Step::round))
                .forEach(step -> latest.put(step.ordinal(), step));
        return List.copyOf(latest.values());
    }

    /** The same in stages. */
    List<List<Step>> stages() {
        var stages = new ArrayList<List<Step>>();
        for (Step step : route()) {
            if (stages.isEmpty() || !step.isJoined()) {
                stages.add(new ArrayList<>());
            }
            stages.getLast().add(step);
        }
        return stages;
    }

    Circulation submit(List<Addressee> addressees, Resubmission again, Instant at, Merging merging) {
        int next = round + 1;
        List<Step> before = route();
        var begun = new ArrayList<>(steps);
        for (int i = 0; i < addressees.size(); i++) {
            begun.add(again.begin(next, i + 1, addressees.get(i), before));
        }
        return new Circulation(MatterEvent.SUBMIT.after(state), next, next, List.copyOf(begun))
                .closeAnswered()
                .goOn(at, merging);
    }

    /** Where one of several had answered before, the others are not asked. */
    private Circulation closeAnswered() {
        List<Step> idle = stages().stream()
                .filter(Circulation::isAnyOf)
                .filter(stage -> stage.stream().anyMatch(step -> step.state().isFavourable()))
                .flatMap(List::stream)
                .toList();
        return new Circulation(
                state,
                round,
                submittedRound,
                steps.stream()
                        .map(step -> idle.contains(step) ? step.close() : step)
                        .toList());
    }

    /** @param outcome APPROVED or CONDITIONAL */
    Circulation approve(Step mine, StepState outcome, Hand by, Instant at, Merging merging) {
        List<Step> mates = stageOf(mine);
        boolean enough = isAnyOf(mates);
        return replaceAll(
                        MatterEvent.APPROVE,
                        step -> step.equals(mine)
                                ? step.act(outcome, by, at)
                                : enough && mates.contains(step) ? step.close() : step)
                .goOn(at, merging);
    }

    Circulation decide(Step mine, Hand by, Instant at, boolean issued) {
        return end(issued ? MatterEvent.DECIDE_ISSUED : MatterEvent.DECIDE_UNISSUED, mine, StepState.DECIDED, by, at);
    }

    Circulation deny(Step mine, Hand by, Instant at) {
        return end(MatterEvent.DENY, mine, StepState.DENIED, by, at);
    }

    Circulation object(Step mine, Hand by, Instant at) {
        return end(MatterEvent.OBJECT, mine, StepState.OBJECTED, by, at);
    }

    Circulation returnToDrafter(Step mine, Hand by, Instant at) {
        return end(MatterEvent.RETURN, mine, StepState.RETURNED, by, at);
    }

    /** The step ends as returned and the route goes on from an earlier stage, again through all that follow it. */
    Circulation returnTo(int ordinal, Step mine, Hand by, Instant at, Merging merging) {
        List<Step> target = stageOf(at(ordinal));
        if (target.contains(mine) || ordinal > mine.ordinal()) {
            throw new IllegalArgumentException("not an earlier step: " + ordinal);
        }
        int from = target.getFirst().ordinal();
        return replaceAll(
                        MatterEvent.RETURN_TO_STEP,
                        step -> step.equals(mine) ? step.act(StepState.RETURNED, by, at) : step.close())
                .reopen(step -> step.ordinal() >= from)
                .goOn(at, merging);
    }

    Circulation takeBackByDrafter() {
        return replaceAll(MatterEvent.TAKE_BACK, Step::close);
    }

    /** Whether the drafter may still take it back: no act stands on the route as it is now. */
    boolean canBeTakenBackByDrafter() {
        return state == MatterState.CIRCULATING && route().stream().noneMatch(step -> isDone(step.state()));
    }

    /** The approval that somebody may still take back: her last act, when nobody behind it has done anything. */
    Optional<Step> takeableApproval(PersonId person) {
        if (state != MatterState.CIRCULATING) {
            return Optional.empty();
        }
        return route().reversed().stream()
                .filter(step -> step.state().isFavourable())
                .filter(step -> step.person().filter(person::equals).isPresent())
                .filter(step -> behind(step).stream()
                        .noneMatch(later -> isDone(later.state()) || later.state() == StepState.KEPT))
                .findFirst();
    }

    Circulation takeBackApproval(Step mine, Instant at, Merging merging) {
        List<Step> again = behind(mine).stream()
                .filter(step -> step.state() != StepState.DISAGREED)
                .collect(Collectors.toCollection(ArrayList::new));
        again.addAll(isAnyOf(stageOf(mine)) ? stageOf(mine) : List.of(mine));
        List<Integer> places = again.stream().map(Step::ordinal).toList();
        return replaceAll(
                        MatterEvent.TAKE_BACK_STEP,
                        step -> step.equals(mine)
                                ? step.becomes(StepState.TAKEN_BACK)
                                : again.contains(step) ? step.close() : step)
                .reopen(step -> places.contains(step.ordinal()))
                .goOn(at, merging);
    }

    /** What stands between the steps that are asked now and a later one, without those that have answered. */
    List<Step> between(Step later) {
        List<Step> stage = stageOf(later);
        return route().stream()
                .filter(step -> step.state().isOpen() && step.ordinal() < later.ordinal() && !stage.contains(step))
                .toList();
    }

    /** A later step is asked now; those between are passed over. */
    Circulation skipTo(MatterEvent event, Step later, Instant at, Merging merging) {
        List<Step> passed = between(later);
        return replaceAll(event, step -> passed.contains(step) ? step.becomes(StepState.SKIPPED) : step)
                .goOn(at, merging);
    }

    /** A step that is asked is passed over. */
    Circulation skip(Step passed, Instant at, Merging merging) {
        return replaceAll(MatterEvent.SKIP, step -> step.equals(passed) ? step.becomes(StepState.SKIPPED) : step)
                .goOn(at, merging);
    }

    Circulation hold(Step mine, Instant at) {
        return replaceAll(MatterEvent.HOLD, step -> step.equals(mine) ? step.hold(at) : step);
    }

    /** Somebody more is asked, after the stage of a step that is asked now. */
    Circulation insert(Step mine, Addressee added) {
        int at = stageOf(mine).getLast().ordinal() + 1;
        int next = round + 1;
        List<Step> shifted =
                route().stream().filter(step -> step.ordinal() >= at).toList();
        var changed =
                new ArrayList<>(replaceAll(MatterEvent.INSERT, step -> shifted.contains(step) ? step.close() : step)
                        .steps());
        changed.add(Step.waiting(next, at, added.inTurn()));
        shifted.forEach(step -> changed.add(step.again(next, step.ordinal() + 1)));
        return new Circulation(state, next, submittedRound, List.copyOf(changed)).closeAnswered();
    }

    /** For the events that touch no step. */
    Circulation happen(MatterEvent event) {
        return new Circulation(event.after(state), round, submittedRound, steps);
    }

    /** The step at a place of the route. */
    Step at(int ordinal) {
        return route().stream()
                .filter(step -> step.ordinal() == ordinal)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no place " + ordinal));
    }

    private Circulation end(MatterEvent event, Step mine, StepState outcome, Hand by, Instant at) {
        return replaceAll(event, step -> step.equals(mine) ? step.act(outcome, by, at) : step.close());
    }

    /** Asks the next stage that has not answered, passing over whom the same person answers for later. */
    private Circulation goOn(Instant at, Merging merging) {
        Optional<List<Step>> open = stages().stream()
                .filter(stage -> stage.stream().anyMatch(step -> step.state().isOpen()))
                .findFirst();
        if (open.isEmpty() || open.get().stream().noneMatch(step -> step.state() == StepState.WAITING)) {
            return this;
        }
        List<Step> stage = open.get();
        List<Step> later = behind(stage.getLast());
        List<Step> merged = isAnyOf(stage)
                ? List.of()
                : stage.stream()
                        .filter(step -> step.state() == StepState.WAITING && merging.answersLater(step, later))
                        .toList();
        var asked = new Circulation(
                state,
                round,
                submittedRound,
                steps.stream()
                        .map(step -> merged.contains(step)
                                ? step.becomes(StepState.MERGED)
                                : stage.contains(step) && step.state() == StepState.WAITING ? step.activate(at) : step)
                        .toList());
        return asked.goOn(at, merging);
    }

    private Circulation reopen(Predicate<Step> which) {
        int next = round + 1;
        var reopened = new ArrayList<>(steps);
        route().stream()
                .filter(which)
                .forEach(step -> reopened.add(
                        step.state() == StepState.DISAGREED
                                ? step.again(next, step.ordinal())
                                : Step.waiting(next, step.ordinal(), step.addressee())));
        return new Circulation(state, next, submittedRound, List.copyOf(reopened)).closeAnswered();
    }

    private List<Step> stageOf(Step step) {
        return stages().stream()
                .filter(stage -> stage.contains(step))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("not on the route: " + step));
    }

    /** The steps of all later stages. */
    private List<Step> behind(Step step) {
        int last = stageOf(step).getLast().ordinal();
        return route().stream().filter(other -> other.ordinal() > last).toList();
    }

    private static boolean isAnyOf(Collection<Step> stage) {
        return stage.stream().anyMatch(step -> step.addressee().joining() == Joining.EITHER);
    }

    /** Somebody acted, or it was passed over by somebody's act. */
    private static boolean isDone(StepState state) {
        return state.isActed() || state == StepState.SKIPPED;
    }

    private Circulation replaceAll(MatterEvent event, UnaryOperator<Step> change) {
        return new Circulation(
                event.after(state),
                round,
                submittedRound,
                steps.stream().map(change).toList());
    }
}
