package org.fumikura.approval;

import java.time.Instant;
import java.util.Optional;
import org.fumikura.ledger.Act;
import org.fumikura.ledger.Doer;
import org.fumikura.organization.Actor;
import org.fumikura.organization.Deputies.Capacity;

/**
 * Whose act it is, and under whose name the ledger has it. They differ only for what somebody signed on paper, which the ledger
 * has under the name of who compared it.
 *
 * @param signature who signed on which day; empty for an act at the screen
 */
record Acting(Actor actor, Doer doer, Optional<String> signature) {

    static Acting herself(Actor actor) {
        return new Acting(actor, actor.doer(), Optional.empty());
    }

    static Acting onPaper(Actor signer, Actor comparer, String signature) {
        return new Acting(signer, comparer.doer(), Optional.of(signature));
    }

    Proceeding proceeding(Matter matter, Office office, Instant at) {
        return new Proceeding(matter, office, actor.person(), actor.post().id(), at);
    }

    Act act(Matter matter, MatterEvent event, Capacity capacity, String title) {
        Act act = Act.of(event.act(), Approvals.subject(matter.id()), doer, title);
        if (capacity != Capacity.SELF) {
            act.changing("資格", null, capacity.label().ja());
        }
        signature.ifPresent(seal -> act.changing("紙の押印", null, seal));
        return act;
    }
}
