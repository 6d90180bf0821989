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
        circulating.happen(
                matter,
                Acting.herself(actor),
                MatterEvent.OBJECT,
                reason,
                Optional.empty(),
                "OBJECTED",
                Proceeding::object);
        drafts.reopen(matter, document, documents.latest(document.id()));
    }

    /** @param spot the page that the reason is about */
    void toDrafter(Document document, Matter matter, Actor actor, String reason, Optional<Spot> spot) {
        give(matter, actor, MatterEvent.RETURN, reason, spot, Proceeding::returnToDrafter);
        drafts.reopen(matter, document, documents.latest(document.id()));
    }

    /** @param ordinal the place on the route, from 1, before the active stage */
    void toStep(Matter matter, Actor actor, int ordinal, String reason, Optional<Spot> spot) {
        give(matter, actor, MatterEvent.RETURN_TO_STEP, reason, spot, each -> each.returnTo(ordinal));
    }

    private void give(
            Matter matter,
            Actor actor,
            MatterEvent event,
            String reason,
            Optional<Spot> spot,
            Function<Proceeding, Proceeding.Outcome> back) {
        spot.ifPresent(each -> spots.get(each, documents.latest(matter.id())));
        circulating.happen(matter, Acting.herself(actor), event, reason, spot, "RETURNED", back);
    }
}
