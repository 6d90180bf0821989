package org.fumikura.approval;

import java.time.Instant;
import java.util.Optional;
import org.fumikura.organization.PersonId;
import org.fumikura.organization.PostId;

/**
 * One request to a post.
 *
 * @param round counts how often the route was begun or re-opened
 * @param ordinal the place on the route, from 1
 * @param by who acted; empty before, and where nobody did
 * @param heldAt since when who is asked keeps it (保留)
 */
public record Step(
        int round,
        int ordinal,
        Addressee addressee,
        StepState state,
        Optional<Hand> by,
        Optional<Instant> activatedAt,
        Optional<Instant> actedAt,
        Optional<Instant> heldAt) {

    static Step waiting(int round, int ordinal, Addressee addressee) {
        return new Step(
                round,
                ordinal,
                addressee,
                StepState.WAITING,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    StepKind kind() {
        return addressee.kind();
    }

    PostId post() {
        return addressee.post();
    }

    Optional<PersonId> person() {
        return by.map(Hand::person);
    }

    /** Whether it is asked together with the one before it. */
    boolean isJoined() {
        return addressee.joining() != Joining.THEN;
    }

    Step activate(Instant at) {
        return new Step(round, ordinal, addressee, StepState.ACTIVE, by, Optional.of(at), actedAt, heldAt);
    }

    Step act(StepState outcome, Hand hand, Instant at) {
        return new Step(round, ordinal, addressee, outcome, Optional.of(hand), activatedAt, Optional.of(at), heldAt);
    }

    Step hold(Instant at) {
        return new Step(round, ordinal, addressee, state, by, activatedAt, actedAt, Optional.of(at));
    }

    Step becomes(StepState outcome) {
        return new Step(round, ordinal, addressee, outcome, by, activatedAt, actedAt, heldAt);
    }

    /** As it was answered in an earlier round; not asked again. */
    Step keep(Step answered) {
        return new Step(
                round,
                ordinal,
                addressee,
                StepState.KEPT,
                answered.by,
                answered.activatedAt,
                answered.actedAt,
                Optional.empty());
    }

    /** The same place in a later round: what was answered before or is past asking stays so, all else waits. */
    Step again(int next, int place) {
        Step waiting = waiting(next, place, addressee);
        return switch (state) {
            case KEPT -> waiting.keep(this);
            case DISAGREED -> waiting.becomes(StepState.DISAGREED);
            default -> waiting;
        };
    }

    /** What is open is asked no more. */
    Step close() {
        return state.isOpen() ? becomes(StepState.SUPERSEDED) : this;
    }

    boolean isSamePlace(Step other) {
        return round == other.round && ordinal == other.ordinal;
    }
}
