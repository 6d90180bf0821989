package org.fumikura.approval;

import org.fumikura.organization.Actor;
import org.fumikura.organization.PersonId;
import org.fumikura.organization.PostId;
import org.fumikura.organization.UnitId;

/** Who drafts, and in which post of which unit: her line is where a route goes. */
record Drafter(PersonId person, PostId post, UnitId unit) {

    static Drafter of(Actor actor) {
        return new Drafter(
                actor.person(), actor.post().id(), actor.post().unit().id());
    }

    static Drafter of(DraftInProgress draft) {
        return new Drafter(draft.drafter(), draft.post(), draft.unit());
    }
}
