package org.fumikura.approval;

import java.util.Optional;
import java.util.function.Function;
import org.fumikura.ledger.Act;
import org.fumikura.ledger.Ledger;
import org.fumikura.organization.Deputies.Capacity;
import org.fumikura.records.Documents;
import org.fumikura.records.Version;
import org.fumikura.shared.OfficialClock;
import org.springframework.stereotype.Component;

/** Writes an act on the route that is no decision: the course after it, what was said, who sees it afterwards, the ledger. */
@Component
class Circulating {

    private final Matters matters;
    private final Offices offices;
    private final AfterViews afterViews;
    private final Opinions opinions;
    private final Openings openings;
    private final Documents documents;
    private final Ledger ledger;
    private final OfficialClock clock;

    Circulating(
            Matters matters,
            Offices offices,
            AfterViews afterViews,
            Opinions opinions,
            Openings openings,
            Documents documents,
            Ledger ledger,
            OfficialClock clock) {
        this.matters = matters;
        this.offices = offices;
        this.afterViews = afterViews;
        this.opinions = opinions;
        this.openings = openings;
        this.documents = documents;
        this.ledger = ledger;
        this.clock = clock;
    }

    /**
     * Part of a write on a locked matter.
     *
     * @param about what the words are said with, as {@link Opinions} has it
     * @return the matter after it
     */
    Matter happen(
            Matter matter,
            Acting acting,
            MatterEvent event,
            String words,
            String about,
            Function<Proceeding, Proceeding.Outcome> what) {
        return happen(matter, acting, event, words, Optional.empty(), about, what);
    }

    /** @param spot the page that the words are about */
    Matter happen(
            Matter matter,
            Acting acting,
            MatterEvent event,
            String words,
            Optional<Spot> spot,
            String about,
            Function<Proceeding, Proceeding.Outcome> what) {
        Proceeding.Outcome outcome = what.apply(acting.proceeding(matter, offices.of(matter), clock.now()));
        event.requireReason(words);
        opinions.add(matter.id(), outcome.step(), acting.actor(), about, words, spot);
        // what is urgent is confirmed by the decider alone, whom the drafter says to have asked
        Matter after = event == MatterEvent.HURRY ? matter.withoutProxy(outcome.after()) : matter.with(outcome.after());
        matters.save(matter, after);
        afterViews.open(matter, outcome, event);
        Capacity capacity = outcome.by().capacity();
        if (capacity != Capacity.SELF) {
            documents.grantToActor(matter.id(), acting.actor().person());
        }
        Version latest = documents.latest(matter.id());
        Act act = acting.act(matter, event, capacity, latest.title()).because(words);
        openings.keep(after, outcome.step(), acting, latest, act);
        ledger.record(act);
        return after;
    }
}
