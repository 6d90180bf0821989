package org.fumikura.approval;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.fumikura.organization.PersonId;

/**
 * The course of a matter: its state and every step of every round. Immutable; each event gives the course after it. Steps
 * that were acted on are never removed or reused: a re-opened place on the route is a new step of the next round.
 *
 * @param round the highest round so far, 0 before the first submission
 * @param submittedRound the round in which the drafter submitted last
 * @param steps in the order of round and ordinal
 */
record Circulation(MatterState state, int round, int submittedRound, List<Step> steps) {

    static Circulation begin() {
        return new Circulation(MatterState.DRAFTING, 0, 0, List.of());
    }

    /** The step that is waiting for an act now. */
    Optional<Step> active() {
        return steps.stream().filter(step -> step.state() == StepState.ACTIVE).findFirst();
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

    Circulation submit(List<Addressee> addressees, Instant at) {
        int next = round + 1;
        var begun = new ArrayList<>(steps);
        for (int i = 0; i < addressees.size(); i++) {
            Step step = Step.waiting(next, i + 1, addressees.get(i));
            begun.add(i == 0 ? step.activate(at) : step);
        }
        return new Circulation(MatterEvent.SUBMIT.after(state), next, next, List.copyOf(begun));
    }

    Circulation approve(PersonId by, Instant at) {
        Step active = theActive(MatterEvent.APPROVE);
        return replaceAll(MatterEvent.APPROVE, step -> {
            if (step.equals(active)) {
                return step.act(StepState.APPROVED, by, at);
            }
            return step.state() == StepState.WAITING && step.ordinal() == active.ordinal() + 1
                    ? step.activate(at)
                    : step;
        });
    }

    Circulation decide(PersonId by, Instant at, boolean issued) {
        return end(issued ? MatterEvent.DECIDE_ISSUED : MatterEvent.DECIDE_UNISSUED, StepState.DECIDED, by, at);
    }

    Circulation deny(PersonId by, Instant at) {
        return end(MatterEvent.DENY, StepState.DENIED, by, at);
    }

    Circulation returnToDrafter(PersonId by, Instant at) {
        return end(MatterEvent.RETURN, StepState.RETURNED, by, at);
    }

    /** The active step ends as returned and the route goes on from an earlier place, again through all that follow it. */
    Circulation returnTo(int ordinal, PersonId by, Instant at) {
        Step active = theActive(MatterEvent.RETURN_TO_STEP);
        if (ordinal < 1 || ordinal >= active.ordinal()) {
            throw new IllegalArgumentException("not an earlier step: " + ordinal);
        }
        return replaceAll(
                        MatterEvent.RETURN_TO_STEP,
                        step -> step.equals(active) ? step.act(StepState.RETURNED, by, at) : closed(step))
                .reopenFrom(ordinal, at);
    }

    Circulation takeBackByDrafter() {
        theActive(MatterEvent.TAKE_BACK);
        return replaceAll(MatterEvent.TAKE_BACK, Circulation::closed);
    }

    /** Whether the drafter may still take it back: no act stands on the route as it is now. */
    boolean canBeTakenBackByDrafter() {
        return state == MatterState.CIRCULATING
                && route().stream().noneMatch(step -> step.state().isActed());
    }

    /** The approval that its maker may still take back: the last act, when the one after it has not acted. */
    Optional<Step> lastApproval() {
        if (state != MatterState.CIRCULATING) {
            return Optional.empty();
        }
        return active().flatMap(active -> route().stream()
                .filter(step -> step.ordinal() == active.ordinal() - 1 && step.state() == StepState.APPROVED)
                .findFirst());
    }

    Circulation takeBackApproval(Instant at) {
        Step last = lastApproval().orElseThrow(() -> new NotInThisState(MatterEvent.TAKE_BACK_STEP, state));
        return replaceAll(
                        MatterEvent.TAKE_BACK_STEP,
                        step -> step.equals(last) ? step.becomes(StepState.TAKEN_BACK) : closed(step))
                .reopenFrom(last.ordinal(), at);
    }

    /** For the events that touch no step. */
    Circulation happen(MatterEvent event) {
        return new Circulation(event.after(state), round, submittedRound, steps);
    }

    private Circulation end(MatterEvent event, StepState outcome, PersonId by, Instant at) {
        Step active = theActive(event);
        return replaceAll(event, step -> step.equals(active) ? step.act(outcome, by, at) : closed(step));
    }

    private Circulation reopenFrom(int ordinal, Instant at) {
        int next = round + 1;
        var reopened = new ArrayList<>(steps);
        for (Step step : route()) {
            if (step.ordinal() >= ordinal) {
                Step again = Step.waiting(next, step.ordinal(), step.addressee());
                reopened.add(step.ordinal() == ordinal ? again.activate(at) : again);
            }
        }
        return new Circulation(state, next, submittedRound, List.copyOf(reopened));
    }

    private Step theActive(MatterEvent event) {
        event.after(state);
        return active().orElseThrow(() -> new NotInThisState(event, state));
    }

    private Circulation replaceAll(MatterEvent event, UnaryOperator<Step> change) {
        return new Circulation(
                event.after(state),
                round,
                submittedRound,
                steps.stream().map(change).toList());
    }

    private static Step closed(Step step) {
        return step.state().isOpen() ? step.supersede() : step;
    }
}
