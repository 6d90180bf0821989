package org.fumikura.approval;

import java.util.Optional;
import java.util.function.Function;
import org.fumikura.organization.Actor;
import org.fumikura.records.Document;
import org.fumikura.records.Documents;
import org.springframework.stereotype.Component;

/** Giving a matter back (差戻し, 不同意). Part of the write of its use case; the matter is locked. */
@Component
class Returning {

    private final Circulating circulating;
    private final Drafts drafts;
    private final Spots spots;
    private final Documents documents;

    Returning(Circulating circulating, Drafts drafts, Spots spots, Documents documents) {
        this.circulating = circulating;
        this.drafts = drafts;
        this.spots = spots;
        this.documents = documents;
    }

    /** Who concurs does not agree. */
    void object(Document document, Matter matter, Actor actor, String reason) {
        giveBack(document, matter, actor, MatterEvent.OBJECT, reason, Optional.empty(), "OBJECTED", Proceeding::object);
    }

    /** @param spot the page that the reason is about */
    void toDrafter(Document document, Matter matter, Actor actor, String reason, Optional<Spot> spot) {
        giveBack(document, matter, actor, MatterEvent.RETURN, reason, spot, "RETURNED", Proceeding::returnToDrafter);
    }

    /** @param ordinal the place on the route, from 1, before the active stage */
    void toStep(Matter matter, Actor actor, int ordinal, String reason, Optional<Spot> spot) {
        happen(matter, actor, MatterEvent.RETURN_TO_STEP, reason, spot, "RETURNED", each -> each.returnTo(ordinal));
    }

    /** The matter is over for now: the drafter gets the words back. */
    private void giveBack(
            Document document,
            Matter matter,
            Actor actor,
            MatterEvent event,
            String reason,
            Optional<Spot> spot,
            String about,
            Function<Proceeding, Proceeding.Outcome> what) {
        happen(matter, actor, event, reason, spot, about, what);
        drafts.reopen(matter, document, documents.latest(document.id()));
    }

    private void happen(
            Matter matter,
            Actor actor,
            MatterEvent event,
            String reason,
            Optional<Spot> spot,
            String about,
            Function<Proceeding, Proceeding.Outcome> what) {
        spot.ifPresent(each -> spots.get(each, documents.latest(matter.id())));
        circulating.happen(matter, Acting.herself(actor), event, reason, spot, about, what);
    }
}
