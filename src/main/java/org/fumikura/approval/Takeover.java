package org.fumikura.approval;

import java.time.Instant;
import org.fumikura.organization.Actor;
import org.fumikura.organization.PersonId;
import org.fumikura.organization.PostId;

/**
 * That somebody became the drafter of what another one had begun (引継ぎ, 担当替え).
 *
 * @param by herself, or the head who gave it to her
 * @param state of the matter at that moment
 */
record Takeover(Hand from, Hand to, Hand by, MatterState state, Instant at) {

    /** Somebody in a post. */
    record Hand(PersonId person, PostId post) {

        static Hand of(Actor actor) {
            return new Hand(actor.person(), actor.post().id());
        }
    }
}
