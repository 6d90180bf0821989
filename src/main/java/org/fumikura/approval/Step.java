package org.fumikura.approval;

import java.time.Instant;
import java.util.Optional;
import org.fumikura.organization.Deputies.Capacity;
import org.fumikura.organization.PersonId;
import org.fumikura.organization.PostId;

/**
 * One request to a post.
 *
 * @param round counts how often the route was begun or re-opened
 * @param ordinal the place on the route, from 1
 * @param asked the post that was asked when the route was made; it may have ended since
 * @param addressee as of today: the post that goes on with what was asked
 * @param by who acted; empty before, and where nobody did
 * @param heldAt since when who is asked keeps it (保留)
 */
public record Step(
        int round,
        int ordinal,
        PostId asked,
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
                addressee.post(),
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
        return new Step(round, ordinal, asked, addressee, StepState.ACTIVE, by, Optional.of(at), actedAt, heldAt);
    }

    Step act(StepState outcome, Hand hand, Instant at) {
        return new Step(
                round, ordinal, asked, addressee, outcome, Optional.of(hand), activatedAt, Optional.of(at), heldAt);
    }

    Step hold(Instant at) {
        return new Step(round, ordinal, asked, addressee, state, by, activatedAt, actedAt, Optional.of(at));
    }

    Step becomes(StepState outcome) {
        return new Step(round, ordinal, asked, addressee, outcome, by, activatedAt, actedAt, heldAt);
    }

    /** As it was answered in an earlier round; not asked again. */
    Step keep(Step answered) {
        return new Step(
                round,
                ordinal,
                answered.asked,
                addressee,
                StepState.KEPT,
                answered.by,
                answered.activatedAt,
                answered.actedAt,
                Optional.empty());
    }

    /** 協議不調: as it was objected to in an earlier round; not asked again. */
    Step disagree(Step objected) {
        return new Step(
                round,
                ordinal,
                objected.asked,
                addressee,
                StepState.DISAGREED,
                by,
                activatedAt,
                actedAt,
                Optional.empty());
    }

    /** The post under whose name it stands: of an answer the one that gave it as itself, of what is open the one in charge. */
    PostId named() {
        return by.filter(hand -> hand.capacity() == Capacity.SELF)
                .map(Hand::post)
                .orElse(state.isOpen() ? addressee.post() : asked);
    }

    /** The same place in a later round: what was answered before or is past asking stays so, all else waits. */
    Step again(int next, int place) {
        Step waiting = waiting(next, place, addressee);
        return switch (state) {
            case KEPT -> waiting.keep(this);
            case DISAGREED -> waiting.disagree(this);
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
