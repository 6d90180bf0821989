package org.fumikura.approval;

import static org.fumikuradb.approval.Tables.DECISION;

import org.fumikura.ledger.Act;
import org.fumikura.ledger.Ledger;
import org.fumikura.organization.Deputies.Capacity;
import org.fumikura.organization.Organization;
import org.fumikura.records.Document;
import org.fumikura.records.DocumentState;
import org.fumikura.records.Documents;
import org.fumikura.records.NumberKind;
import org.fumikura.records.Numbers;
import org.fumikura.shared.FiscalYear;
import org.fumikura.shared.OfficialClock;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** The decision and the refusal for good: what ends a matter's way through the office. Who may give it says Proceeding. */
@Component
class Deciding {

    private final DSLContext db;
    private final Matters matters;
    private final Offices offices;
    private final AfterViews afterViews;
    private final Conditions conditions;
    private final Opinions opinions;
    private final Openings openings;
    private final PaperRecords paperRecords;
    private final Organization organization;
    private final Documents documents;
    private final Numbers numbers;
    private final Numbering numbering;
    private final MatterDigests digests;
    private final Ledger ledger;
    private final OfficialClock clock;

    Deciding(
            DSLContext db,
            Matters matters,
            Offices offices,
            AfterViews afterViews,
            Conditions conditions,
            Opinions opinions,
            Openings openings,
            PaperRecords paperRecords,
            Organization organization,
            Documents documents,
            Numbers numbers,
            Numbering numbering,
            MatterDigests digests,
            Ledger ledger,
            OfficialClock clock) {
        this.db = db;
        this.matters = matters;
        this.offices = offices;
        this.afterViews = afterViews;
        this.conditions = conditions;
        this.opinions = opinions;
        this.openings = openings;
        this.paperRecords = paperRecords;
        this.organization = organization;
        this.documents = documents;
        this.numbers = numbers;
        this.numbering = numbering;
        this.digests = digests;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** Part of a write on a locked matter. */
    void decide(Document document, Matter matter, Acting acting, String opinion, boolean conditional) {
        MatterEvent event = matter.enforced() ? MatterEvent.DECIDE_ISSUED : MatterEvent.DECIDE_UNISSUED;
        Office office = offices.of(matter);
        Proceeding.Outcome outcome =
                acting.proceeding(matter, office, clock.now()).decide();
        Authority rule = office.ruling().orElseThrow().authority();
        if (conditional && opinion.isBlank()) {
            throw ReasonNeeded.ofCondition();
        }
        boolean byProxy = outcome.by().capacity() == Capacity.PROXY;
        if (byProxy && opinion.isBlank()) {
            throw ReasonNeeded.ofProxy();
        }
        opinions.add(matter.id(), outcome.step(), acting.actor(), conditional ? "CONDITION" : "DECIDED", opinion);
        Matter after = matter.with(outcome.after());
        Act act = acting.act(matter, event, outcome.by().capacity(), document.title())
                .because(opinion)
                .under(rule.id());
        matters.saveSteps(matter, after);
        openings.keep(after, outcome.step(), acting, documents.latest(matter.id()), act);
        insert(matter, outcome, rule);
        if (conditional || rule.councilVote()) {
            conditions.set(matter.id(), rule.councilVote());
        }
        matters.saveMatter(after);
        afterViews.open(matter, outcome, event);
        if (outcome.by().capacity() != Capacity.SELF) {
            documents.grantToActor(matter.id(), acting.actor().person());
        }
        paperRecords.giveUpOpen(matter.id(), acting.actor(), event);
        documents.end(matter.id(), DocumentState.DECIDED);
        if (matter.enforced()) {
            act.changing("文書番号", null, allot(document, matter));
        }
        ledger.record(act.sealing(digests.whole(matter.id().value()).orElseThrow()));
    }

    /** Part of a write on a locked matter. */
    void deny(Document document, Matter matter, Acting acting, String reason) {
        Proceeding.Outcome outcome =
                acting.proceeding(matter, offices.of(matter), clock.now()).deny();
        MatterEvent.DENY.requireReason(reason);
        opinions.add(matter.id(), outcome.step(), acting.actor(), "DENIED", reason);
        Matter after = matter.with(outcome.after());
        Act act = acting.act(matter, MatterEvent.DENY, outcome.by().capacity(), document.title())
                .because(reason);
        matters.saveSteps(matter, after);
        openings.keep(after, outcome.step(), acting, documents.latest(matter.id()), act);
        matters.saveMatter(after);
        paperRecords.giveUpOpen(matter.id(), acting.actor(), MatterEvent.DENY);
        documents.end(matter.id(), DocumentState.DENIED);
        ledger.record(act.sealing(digests.whole(matter.id().value()).orElseThrow()));
    }

    private String allot(Document document, Matter matter) {
        return numbers.allot(
                NumberKind.ISSUE,
                Submitting.sectionOf(organization.lineOf(matter.unit(), clock.today())),
                numbering.yearOfIssue(matter.previousYearPrefix(), new FiscalYear(document.fiscalYear())),
                matter.id(),
                clock.today());
    }

    private void insert(Matter matter, Proceeding.Outcome outcome, Authority rule) {
        Hand by = outcome.by();
        db.insertInto(DECISION)
                .set(DECISION.DOCUMENT_ID, matter.id().value())
                .set(DECISION.ROUND, outcome.step().round())
                .set(DECISION.ORDINAL, outcome.step().ordinal())
                .set(DECISION.AUTHORITY_ID, rule.id())
                .set(DECISION.PERSON_ID, by.person().value())
                .set(DECISION.POST_ID, by.post().value())
                .set(DECISION.CAPACITY, by.capacity().name())
                .set(
                        DECISION.DECIDED_AT,
                        outcome.after().at(outcome.step().ordinal()).actedAt().orElseThrow())
                .execute();
    }
}
