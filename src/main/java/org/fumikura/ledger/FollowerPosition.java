package org.fumikura.ledger;

import java.time.Duration;

/**
 * How far a follower has come in one municipality.
 *
 * @param position the last act that it has applied, 0 for none
 * @param head the last act of the chain
 * @param behind for how long the oldest act that it has not applied has waited; zero when it has applied everything
 */
public record FollowerPosition(String name, long position, long head, Duration behind) {

    /** How many acts it has not applied. */
    public long lag() {
        return Math.max(0, head - position);
    }
}
