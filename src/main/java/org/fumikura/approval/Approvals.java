package org.fumikura.approval;

import java.time.LocalDate;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.fumikura.frame.EntityTags;
import org.fumikura.frame.Stale;
import org.fumikura.ledger.Act;
import org.fumikura.ledger.Ledger;
import org.fumikura.ledger.Subject;
import org.fumikura.organization.Actor;
import org.fumikura.records.Document;
import org.fumikura.records.DocumentId;
import org.fumikura.records.DocumentState;
import org.fumikura.records.Documents;
import org.fumikura.records.Numbers;
import org.fumikura.shared.OfficialClock;
import org.fumikura.shared.Text;
import org.fumikura.tenancy.Transactions;
import org.fumikura.tenancy.Writing;
import org.springframework.stereotype.Component;

/**
 * What people do to matters (起案文書). Each use case is one write with one act in the ledger; it locks the matter first, so
 * that two people never act on the same step. A matter that the actor may not read is the same as one that does not exist.
 *
 * <p>Which event is possible in which state stands in {@link MatterEvent}; the rules are in docs/domain/approval.md.
 */
@Component
public class Approvals {

    private final Transactions transactions;
    private final Submitting submitting;
    private final Deciding deciding;
    private final Finishing finishing;
    private final Matters matters;
    private final Drafts drafts;
    private final Opinions opinions;
    private final Documents documents;
    private final Numbers numbers;
    private final MatterDigests digests;
    private final Ledger ledger;
    private final OfficialClock clock;

    Approvals(
            Transactions transactions,
            Submitting submitting,
            Deciding deciding,
            Finishing finishing,
            Matters matters,
            Drafts drafts,
            Opinions opinions,
            Documents documents,
            Numbers numbers,
            MatterDigests digests,
            Ledger ledger,
            OfficialClock clock) {
        this.transactions = transactions;
        this.submitting = submitting;
        this.deciding = deciding;
        this.finishing = finishing;
        this.matters = matters;
        this.drafts = drafts;
        this.opinions = opinions;
        this.documents = documents;
        this.numbers = numbers;
        this.digests = digests;
        this.ledger = ledger;
        this.clock = clock;
    }

    /**
     * Submits a draft (回付): its words are frozen into the next version, the first time it takes its 起案番号, and the first
     * post of the route is asked.
     *
     * @throws Incomplete when something is missing or the route is not lawful; nothing changed
     */
    public void submit(DocumentId id, Actor actor) {
        transactions.write(() -> submitting.submit(id, actor));
    }

    /** The post that is asked approves (承認); the next one on the route is asked. */
    public void approve(DocumentId id, Actor actor, String opinion) {
        saying(opinion, () -> {
            Asked asked = asked(id, actor);
            if (asked.step.addressee().kind() == StepKind.DECISION) {
                throw new NotInThisState(MatterEvent.APPROVE, asked.matter.state());
            }
            deciding.requireSeparateDuties(asked.matter, asked.step, actor);
            Circulation after = asked.matter.circulation().approve(actor.person(), clock.now());
            opinions.add(id, asked.step, actor, StepState.APPROVED, opinion);
            change(asked.matter, after, MatterEvent.APPROVE, actor, opinion);
        });
    }

    /**
     * The decider decides (決裁). A matter that is to be issued takes its 発番 now; from here on nothing of it changes (I-01).
     *
     * @throws Unlawful when today's table of authority does not let this post decide (I-03, I-04)
     */
    public void decide(DocumentId id, Actor actor, String opinion) {
        saying(opinion, () -> {
            Asked asked = asked(id, actor);
            opinions.add(id, asked.step, actor, StepState.DECIDED, opinion);
            deciding.decide(asked.matter, asked.step, actor, asked.document, opinion);
        });
    }

    /** The decider refuses for good (否決). */
    public void deny(DocumentId id, Actor actor, String reason) {
        saying(reason, () -> {
            Asked asked = asked(id, actor);
            requireDecider(asked, MatterEvent.DENY);
            requireReason(MatterEvent.DENY, reason);
            deciding.requireSeparateDuties(asked.matter, asked.step, actor);
            Circulation after = asked.matter.circulation().deny(actor.person(), clock.now());
            opinions.add(id, asked.step, actor, StepState.DENIED, reason);
            end(asked.matter, after, MatterEvent.DENY, actor, reason, DocumentState.DENIED);
        });
    }

    /** The post that is asked gives it back to the drafter (差戻し), who gets the words back for correction. */
    public void returnToDrafter(DocumentId id, Actor actor, String reason) {
        saying(reason, () -> {
            Asked asked = asked(id, actor);
            requireReason(MatterEvent.RETURN, reason);
            Circulation after = asked.matter.circulation().returnToDrafter(actor.person(), clock.now());
            opinions.add(id, asked.step, actor, StepState.RETURNED, reason);
            change(asked.matter, after, MatterEvent.RETURN, actor, reason);
            drafts.reopen(asked.matter, asked.document, documents.latest(id));
        });
    }

    /**
     * The post that is asked gives it back to somebody earlier on the route; all from there on are asked again.
     *
     * @param ordinal the place on the route, from 1, before the active one
     */
    public void returnToStep(DocumentId id, Actor actor, int ordinal, String reason) {
        saying(reason, () -> {
            Asked asked = asked(id, actor);
            requireReason(MatterEvent.RETURN_TO_STEP, reason);
            if (ordinal < 1 || ordinal >= asked.step.ordinal()) {
                throw new NotInThisState(MatterEvent.RETURN_TO_STEP, asked.matter.state());
            }
            Circulation after = asked.matter.circulation().returnTo(ordinal, actor.person(), clock.now());
            opinions.add(id, asked.step, actor, StepState.RETURNED, reason);
            change(asked.matter, after, MatterEvent.RETURN_TO_STEP, actor, reason);
        });
    }

    /** The drafter takes it back (引戻し) while nobody has acted; she gets the words back. */
    public void takeBack(DocumentId id, Actor actor, String reason) {
        saying(reason, () -> {
            Document document = readable(id, actor);
            Matter matter = matters.lock(id);
            requireDrafter(matter, actor);
            if (!matter.circulation().canBeTakenBackByDrafter()) {
                throw new TooLateToTakeBack();
            }
            change(matter, matter.circulation().takeBackByDrafter(), MatterEvent.TAKE_BACK, actor, reason);
            drafts.reopen(matter, document, documents.latest(id));
        });
    }

    /** Who approved last takes the approval back (引戻し) while the next one has not acted. */
    public void takeBackApproval(DocumentId id, Actor actor, String reason) {
        saying(reason, () -> {
            readable(id, actor);
            Matter matter = matters.lock(id);
            Step last = matter.circulation()
                    .lastApproval()
                    .filter(step -> isBy(step, actor))
                    .orElseThrow(TooLateToTakeBack::new);
            opinions.add(id, last, actor, StepState.TAKEN_BACK, reason);
            change(
                    matter,
                    matter.circulation().takeBackApproval(clock.now()),
                    MatterEvent.TAKE_BACK_STEP,
                    actor,
                    reason);
        });
    }

    /** The drafter proposes to abandon what came back to her (廃案); a head of her line has to agree. */
    public void proposeAbandoning(DocumentId id, Actor actor, String reason) {
        saying(reason, () -> {
            readable(id, actor);
            Matter matter = matters.lock(id);
            requireDrafter(matter, actor);
            requireReason(MatterEvent.PROPOSE_ABANDON, reason);
            Circulation after = matter.circulation().happen(MatterEvent.PROPOSE_ABANDON);
            opinions.add(id, null, actor, "ABANDONED", reason);
            change(matter, after, MatterEvent.PROPOSE_ABANDON, actor, reason);
        });
    }

    /** A head of the drafter's line agrees: the matter ends and its number becomes void (欠番). */
    public void abandon(DocumentId id, Actor actor, String opinion) {
        saying(opinion, () -> {
            readable(id, actor);
            Matter matter = matters.lock(id);
            deciding.requireHeadOfDrafter(matter, actor);
            Circulation after = matter.circulation().happen(MatterEvent.ABANDON);
            drafts.remove(id);
            numbers.makeVoid(id, "廃案");
            opinions.add(id, null, actor, "COMMENT", opinion);
            end(matter, after, MatterEvent.ABANDON, actor, opinion, DocumentState.ABANDONED);
        });
    }

    /** A head of the drafter's line does not agree: the drafter goes on with it. */
    public void refuseAbandoning(DocumentId id, Actor actor, String reason) {
        saying(reason, () -> {
            readable(id, actor);
            Matter matter = matters.lock(id);
            deciding.requireHeadOfDrafter(matter, actor);
            requireReason(MatterEvent.REFUSE_ABANDON, reason);
            Circulation after = matter.circulation().happen(MatterEvent.REFUSE_ABANDON);
            opinions.add(id, null, actor, "COMMENT", reason);
            change(matter, after, MatterEvent.REFUSE_ABANDON, actor, reason);
        });
    }

    /**
     * Enters the day from which a decided matter has effect (施行日), which may lie ahead.
     *
     * @throws DateNotPossible for a day before the decision, or more than a year ahead: it can not be corrected afterwards
     */
    public void takeEffect(DocumentId id, Actor actor, LocalDate on) {
        transactions.write(() -> finishing.takeEffect(id, actor, on));
    }

    /**
     * Completes a decided matter (完結): the day counts for its retention, which its file gives.
     *
     * @throws DateNotPossible before its day of effect
     */
    public void close(DocumentId id, Actor actor) {
        transactions.write(() -> finishing.close(id, actor));
    }

    /** Somebody who may read the matter says something while it is not final; it becomes part of the record. */
    public void comment(DocumentId id, Actor actor, String words) {
        saying(words, () -> {
            Document document = readable(id, actor);
            Matter matter = matters.lock(id);
            if (matter.state().isFinal()) {
                throw new NotInThisState(MatterEvent.APPROVE, matter.state());
            }
            if (words.isBlank()) {
                throw ReasonNeeded.ofComment();
            }
            opinions.add(id, null, actor, "COMMENT", words);
            ledger.record(Act.of(ApprovalActs.COMMENTED, subject(id), actor.doer(), document.title())
                    .because(words));
        });
    }

    /**
     * Takes a matter for the rest of the write and refuses when it went another round since somebody opened its page: she
     * would act on words or a route that she has not seen (I-01, I-03).
     *
     * @param round the round that her page showed; empty when it named none
     * @throws ChangedMeanwhile when it is not the round of now
     */
    void requireSeen(DocumentId id, Actor actor, Optional<Integer> round) {
        Writing.current();
        readable(id, actor);
        int now = matters.lock(id).circulation().round();
        if (round.filter(seen -> seen == now).isEmpty()) {
            throw new ChangedMeanwhile();
        }
    }

    /**
     * As {@link #requireSeen(DocumentId, Actor, Optional)} for programs, which name the last act that they saw.
     *
     * @throws Stale when something was done to the matter since
     */
    void requireSeen(DocumentId id, Actor actor, String tag) {
        Writing.current();
        readable(id, actor);
        matters.lock(id);
        EntityTags.require(tag, EntityTags.of(ledger.lastPosition(id.value())));
    }

    /** One write with the words that somebody says with it, which stay in the ledger or among the opinions. */
    private void saying(String words, Runnable body) {
        if (words.length() > Opinions.LONGEST) {
            throw new TooLong(Opinions.LONGEST);
        }
        transactions.write(body);
    }

    private Asked asked(DocumentId id, Actor actor) {
        Document document = readable(id, actor);
        Matter matter = matters.lock(id);
        Step active = matter.circulation()
                .active()
                .orElseThrow(() -> new NotInThisState(MatterEvent.APPROVE, matter.state()));
        if (!active.addressee().post().equals(actor.post().id())) {
            throw new StepMoved(deciding.postName(active));
        }
        return new Asked(document, matter, active);
    }

    private Document readable(DocumentId id, Actor actor) {
        return documents.find(id, actor.reader()).orElseThrow(() -> Documents.missing(id));
    }

    private void change(Matter before, Circulation after, MatterEvent event, Actor actor, String reason) {
        matters.save(before, before.with(after));
        record(before, event, actor, reason, documents.latest(before.id()).title(), act -> act);
    }

    private void end(
            Matter before, Circulation after, MatterEvent event, Actor actor, String reason, DocumentState state) {
        matters.save(before, before.with(after));
        documents.end(before.id(), state);
        record(
                before,
                event,
                actor,
                reason,
                documents.latest(before.id()).title(),
                act -> act.sealing(digests.whole(before.id().value()).orElseThrow()));
    }

    private void record(
            Matter matter, MatterEvent event, Actor actor, String reason, String title, UnaryOperator<Act> more) {
        ledger.record(more.apply(
                Act.of(event.act(), subject(matter.id()), actor.doer(), title).because(reason)));
    }

    static Subject subject(DocumentId id) {
        return new Subject("document", id.value());
    }

    private static void requireDecider(Asked asked, MatterEvent event) {
        if (asked.step.addressee().kind() != StepKind.DECISION) {
            throw new NotInThisState(event, asked.matter.state());
        }
    }

    private static void requireReason(MatterEvent event, String reason) {
        if (event.reasonNeeded() && reason.isBlank()) {
            throw new ReasonNeeded(event);
        }
    }

    private static void requireDrafter(Matter matter, Actor actor) {
        if (!matter.drafter().equals(actor.person())) {
            throw new NotYours(new Text("起案者", "the drafter"));
        }
    }

    static boolean isBy(Step step, Actor actor) {
        return step.person().filter(actor.person()::equals).isPresent()
                && step.addressee().post().equals(actor.post().id());
    }

    private record Asked(Document document, Matter matter, Step step) {}
}
