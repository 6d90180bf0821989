package org.fumikura.approval;

import java.time.Instant;
import java.util.Optional;
import org.fumikura.organization.PersonId;

/**
 * One request to a post.
 *
 * @param round counts how often the route was begun or re-opened
 * @param ordinal the place on the route, from 1
 * @param person who acted; empty before
 */
public record Step(
        int round,
        int ordinal,
        Addressee addressee,
        StepState state,
        Optional<PersonId> person,
        Optional<Instant> activatedAt,
        Optional<Instant> actedAt) {

    static Step waiting(int round, int ordinal, Addressee addressee) {
        return new Step(
                round, ordinal, addressee, StepState.WAITING, Optional.empty(), Optional.empty(), Optional.empty());
    }

    Step activate(Instant at) {
        return new Step(round, ordinal, addressee, StepState.ACTIVE, person, Optional.of(at), actedAt);
    }

    Step act(StepState outcome, PersonId by, Instant at) {
        return new Step(round, ordinal, addressee, outcome, Optional.of(by), activatedAt, Optional.of(at));
    }

    Step supersede() {
        return new Step(round, ordinal, addressee, StepState.SUPERSEDED, person, activatedAt, actedAt);
    }

    Step becomes(StepState outcome) {
        return new Step(round, ordinal, addressee, outcome, person, activatedAt, actedAt);
    }
}
