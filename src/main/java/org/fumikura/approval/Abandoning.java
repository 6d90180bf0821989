package org.fumikura.approval;

import org.fumikura.ledger.Act;
import org.fumikura.ledger.Ledger;
import org.fumikura.organization.Actor;
import org.fumikura.organization.Deputies.Capacity;
import org.fumikura.organization.Organization;
import org.fumikura.organization.Rank;
import org.fumikura.records.Document;
import org.fumikura.records.DocumentState;
import org.fumikura.records.Documents;
import org.fumikura.records.Numbers;
import org.fumikura.shared.OfficialClock;
import org.fumikura.shared.Text;
import org.springframework.stereotype.Component;

/** 廃案: the drafter gives a matter up, and a head of her line agrees (A.12). */
@Component
class Abandoning {

    private final Matters matters;
    private final Drafts drafts;
    private final Opinions opinions;
    private final PaperRecords paperRecords;
    private final Organization organization;
    private final Documents documents;
    private final Numbers numbers;
    private final MatterDigests digests;
    private final Ledger ledger;
    private final OfficialClock clock;

    Abandoning(
            Matters matters,
            Drafts drafts,
            Opinions opinions,
            PaperRecords paperRecords,
            Organization organization,
            Documents documents,
            Numbers numbers,
            MatterDigests digests,
            Ledger ledger,
            OfficialClock clock) {
        this.matters = matters;
        this.drafts = drafts;
        this.opinions = opinions;
        this.paperRecords = paperRecords;
        this.organization = organization;
        this.documents = documents;
        this.numbers = numbers;
        this.digests = digests;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** Part of a write on a locked matter, as all of these. */
    void propose(Document document, Matter matter, Actor actor, String reason) {
        if (!matter.drafter().equals(actor.person())) {
            throw new NotYours(new Text("起案者", "the drafter"));
        }
        MatterEvent.PROPOSE_ABANDON.requireReason(reason);
        Circulation after = matter.circulation().happen(MatterEvent.PROPOSE_ABANDON);
        opinions.add(matter.id(), null, actor, "ABANDONED", reason);
        matters.save(matter, matter.with(after));
        ledger.record(act(MatterEvent.PROPOSE_ABANDON, document, matter, actor, reason));
    }

    void agree(Document document, Matter matter, Actor actor, String opinion) {
        requireHead(matter, actor);
        Circulation after = matter.circulation().happen(MatterEvent.ABANDON);
        drafts.remove(matter.id());
        numbers.makeVoid(matter.id(), "廃案");
        opinions.add(matter.id(), null, actor, "COMMENT", opinion);
        matters.save(matter, matter.with(after));
        paperRecords.giveUpOpen(matter.id(), actor, MatterEvent.ABANDON);
        documents.end(matter.id(), DocumentState.ABANDONED);
        ledger.record(act(MatterEvent.ABANDON, document, matter, actor, opinion)
                .sealing(digests.whole(matter.id().value()).orElseThrow()));
    }

    void refuse(Document document, Matter matter, Actor actor, String reason) {
        requireHead(matter, actor);
        MatterEvent.REFUSE_ABANDON.requireReason(reason);
        Circulation after = matter.circulation().happen(MatterEvent.REFUSE_ABANDON);
        opinions.add(matter.id(), null, actor, "COMMENT", reason);
        matters.save(matter, matter.with(after));
        ledger.record(act(MatterEvent.REFUSE_ABANDON, document, matter, actor, reason));
    }

    /** A head (係長 or higher) in the line of the unit in charge, usually the drafter's own, who is not the drafter. */
    boolean isHeadOfDrafter(Matter matter, Actor actor) {
        return !matter.hasDrafted(actor.person())
                && actor.post().rank().isAtLeast(Rank.SUBSECTION_HEAD)
                && Completeness.isInLine(organization.lineOf(matter.inCharge(), clock.today()), actor.post());
    }

    private void requireHead(Matter matter, Actor actor) {
        if (!isHeadOfDrafter(matter, actor)) {
            throw new NotYours(new Text("起案者の上司（係長以上）", "a head of the drafter's line"));
        }
    }

    private Act act(MatterEvent event, Document document, Matter matter, Actor actor, String words) {
        return Approvals.act(
                        matter,
                        event,
                        actor,
                        Capacity.SELF,
                        documents.latest(document.id()).title())
                .because(words);
    }
}
