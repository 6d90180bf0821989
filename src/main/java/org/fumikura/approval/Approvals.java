package org.fumikura.approval;

import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.fumikura.frame.EntityTags;
import org.fumikura.frame.Stale;
import org.fumikura.ledger.Act;
import org.fumikura.ledger.Ledger;
import org.fumikura.ledger.Subject;
import org.fumikura.organization.Actor;
import org.fumikura.organization.Deputies.Capacity;
import org.fumikura.organization.Organization;
import org.fumikura.organization.Post;
import org.fumikura.organization.PostId;
import org.fumikura.records.Document;
import org.fumikura.records.DocumentId;
import org.fumikura.records.Documents;
import org.fumikura.shared.OfficialClock;
import org.fumikura.tenancy.Transactions;
import org.fumikura.tenancy.Writing;
import org.springframework.stereotype.Component;

/**
 * What people do to matters (起案文書). Each use case is one write with one act in the ledger; it locks the matter first, so
 * that two people never act on the same step. A matter that the actor may not read is the same as one that does not exist.
 *
 * <p>Which event is possible in which state stands in {@link MatterEvent}, who may do it in {@link Proceeding}; the rules are
 * in docs/domain/approval.md. Whoever acts in the place of another is seen by the ledger in her own post, with her capacity.
 */
@Component
public class Approvals {

    private final Transactions transactions;
    private final Submitting submitting;
    private final Deciding deciding;
    private final Returning returning;
    private final Abandoning abandoning;
    private final Finishing finishing;
    private final Matters matters;
    private final Offices offices;
    private final Circulating circulating;
    private final RouteReading routeReading;
    private final Drafts drafts;
    private final Opinions opinions;
    private final Documents documents;
    private final Organization organization;
    private final Ledger ledger;
    private final OfficialClock clock;

    Approvals(
            Transactions transactions,
            Submitting submitting,
            Deciding deciding,
            Returning returning,
            Abandoning abandoning,
            Finishing finishing,
            Matters matters,
            Offices offices,
            Circulating circulating,
            RouteReading routeReading,
            Drafts drafts,
            Opinions opinions,
            Documents documents,
            Organization organization,
            Ledger ledger,
            OfficialClock clock) {
        this.transactions = transactions;
        this.submitting = submitting;
        this.deciding = deciding;
        this.returning = returning;
        this.abandoning = abandoning;
        this.finishing = finishing;
        this.matters = matters;
        this.offices = offices;
        this.circulating = circulating;
        this.routeReading = routeReading;
        this.drafts = drafts;
        this.opinions = opinions;
        this.documents = documents;
        this.organization = organization;
        this.ledger = ledger;
        this.clock = clock;
    }

    /**
     * Submits a draft (回付): its words are frozen into the next version, the first time it takes its 起案番号, and the first
     * stage of the route is asked.
     *
     * @throws Incomplete when something is missing or the route is not lawful; nothing changed
     */
    public void submit(DocumentId id, Actor actor) {
        transactions.write(() -> submitting.submit(id, actor));
    }

    /** The post that is asked approves (承認), or agrees where it concurs (同意); the route goes on. */
    public void approve(DocumentId id, Actor actor, String opinion) {
        happen(id, actor, MatterEvent.APPROVE, opinion, "APPROVED", Proceeding::approve);
    }

    /** Who concurs agrees on a condition (条件付同意), which becomes part of the record; the route goes on. */
    public void agreeOnCondition(DocumentId id, Actor actor, String condition) {
        happen(id, actor, MatterEvent.CONDITIONAL, condition, "CONDITIONAL", Proceeding::agreeOnCondition);
    }

    /** Who concurs does not agree (不同意): the drafter gets the words back, to revise them or to send it up all the same. */
    public void object(DocumentId id, Actor actor, String reason) {
        saying(reason, () -> returning.object(readable(id, actor), matters.lock(id), actor, reason));
    }

    /**
     * The decider decides (決裁), or who lawfully stands in the decider's place (代決, 職務代理). A matter that is to be issued
     * takes its 発番 now; from here on nothing of it changes (I-01). After a decision by proxy the decider sees it afterwards.
     *
     * @throws Unlawful when today's table of authority does not let this post decide (I-03, I-04)
     */
    public void decide(DocumentId id, Actor actor, String opinion) {
        saying(
                opinion,
                () -> deciding.decide(readable(id, actor), matters.lock(id), Acting.herself(actor), opinion, false));
    }

    /**
     * As {@link #decide(DocumentId, Actor, String)} on a condition (条件付決裁): nothing is issued or completed before it is
     * confirmed to be met.
     */
    public void decideOnCondition(DocumentId id, Actor actor, String condition) {
        saying(
                condition,
                () -> deciding.decide(readable(id, actor), matters.lock(id), Acting.herself(actor), condition, true));
    }

    /** The decider refuses for good (否決). */
    public void deny(DocumentId id, Actor actor, String reason) {
        saying(reason, () -> deciding.deny(readable(id, actor), matters.lock(id), Acting.herself(actor), reason));
    }

    /** The post that is asked gives it back to the drafter (差戻し), who gets the words back for correction. */
    public void returnToDrafter(DocumentId id, Actor actor, String reason) {
        returnToDrafter(id, actor, reason, Optional.empty());
    }

    /** @param spot the page that the reason is about */
    void returnToDrafter(DocumentId id, Actor actor, String reason, Optional<Spot> spot) {
        saying(reason, () -> returning.toDrafter(readable(id, actor), matters.lock(id), actor, reason, spot));
    }

    /**
     * The post that is asked gives it back to an earlier stage of the route; all from there on are asked again.
     *
     * @param ordinal the place on the route, from 1, before the active stage
     */
    public void returnToStep(DocumentId id, Actor actor, int ordinal, String reason) {
        returnToStep(id, actor, ordinal, reason, Optional.empty());
    }

    /** @param spot the page that the reason is about */
    void returnToStep(DocumentId id, Actor actor, int ordinal, String reason, Optional<Spot> spot) {
        saying(reason, () -> {
            readable(id, actor);
            returning.toStep(matters.lock(id), actor, ordinal, reason, spot);
        });
    }

    /** The drafter takes it back (引戻し) while nobody has acted; she gets the words back. */
    public void takeBack(DocumentId id, Actor actor, String reason) {
        saying(reason, () -> {
            Document document = readable(id, actor);
            Matter matter = matters.lock(id);
            Circulation after = proceeding(matter, actor).takeBack();
            matters.save(matter, matter.with(after));
            record(matter, MatterEvent.TAKE_BACK, actor, Capacity.SELF, reason);
            drafts.reopen(matter, document, documents.latest(id));
        });
    }

    /** Who approved takes the approval back (引戻し) while nobody behind it has acted. */
    public void takeBackApproval(DocumentId id, Actor actor, String reason) {
        happen(id, actor, MatterEvent.TAKE_BACK_STEP, reason, "TAKEN_BACK", Proceeding::takeBackApproval);
    }

    /** A superior who waits further on pulls the matter up (引上げ); those passed over see it afterwards (後閲). */
    public void pullUp(DocumentId id, Actor actor, String reason) {
        happen(id, actor, MatterEvent.PULL_UP, reason, "PULLED_UP", Proceeding::pullUp);
    }

    /**
     * The drafter or who approved before passes over a reviewer who is registered as away (不在飛ばし); she sees it afterwards.
     *
     * @param ordinal the place on the route, from 1
     */
    public void skip(DocumentId id, Actor actor, int ordinal, String reason) {
        happen(id, actor, MatterEvent.SKIP, reason, "SKIPPED", each -> each.skip(ordinal));
    }

    /**
     * The drafter sends a matter to the decider at once, who was told by telephone (緊急). Only the decider's own act decides
     * it; what was said by telephone stands in the reason.
     */
    public void hurry(DocumentId id, Actor actor, String reason) {
        happen(id, actor, MatterEvent.HURRY, reason, "HURRIED", Proceeding::hurry);
    }

    /**
     * The drafter or who is asked says that the matter is important, unusual, a precedent or in doubt: nobody decides it in
     * the place of who is away (A.3.2).
     */
    public void forbidProxy(DocumentId id, Actor actor, String reason) {
        saying(reason, () -> {
            readable(id, actor);
            Matter matter = matters.lock(id);
            Proceeding.Outcome outcome = proceeding(matter, actor).forbidProxy();
            MatterEvent.FORBID_PROXY.requireReason(reason);
            opinions.add(id, null, actor, "COMMENT", reason);
            matters.save(matter, matter.withoutProxy(outcome.after()));
            record(matter, MatterEvent.FORBID_PROXY, actor, Capacity.SELF, reason);
        });
    }

    /** Who is asked keeps it for a reason (保留); it still waits for her. */
    public void hold(DocumentId id, Actor actor, String reason) {
        happen(id, actor, MatterEvent.HOLD, reason, "HELD", Proceeding::hold);
    }

    /**
     * Who is asked puts one more post on the route, right behind her own stage.
     *
     * @param kind REVIEW or CONCURRENCE
     */
    public void insert(DocumentId id, Actor actor, StepKind kind, PostId added, String reason) {
        saying(reason, () -> {
            Document document = readable(id, actor);
            Post post = organization.getPost(added, clock.today());
            routeReading.requireReadable(document, post);
            circulate(
                    matters.lock(id),
                    actor,
                    MatterEvent.INSERT,
                    reason,
                    "INSERTED",
                    each -> each.insert(kind, added, post.unit().id()));
            documents.grantToPost(id, added);
        });
    }

    /** Approves or decides a matter together with others, if it may be when it is locked (一括). */
    void actTogether(DocumentId id, Actor actor, Predicate<Matter> may) {
        transactions.write(() -> {
            Document document = readable(id, actor);
            Matter matter = matters.lock(id);
            if (!may.test(matter)) {
                throw new NotTogether();
            }
            if (proceeding(matter, actor).asked(MatterEvent.APPROVE).kind() == StepKind.DECISION) {
                deciding.decide(document, matter, Acting.herself(actor), "", false);
            } else {
                circulate(matter, actor, MatterEvent.APPROVE, "", "APPROVED", Proceeding::approve);
            }
        });
    }

    /** The drafter proposes to abandon what came back to her (廃案); a head of her line has to agree. */
    public void proposeAbandoning(DocumentId id, Actor actor, String reason) {
        saying(reason, () -> abandoning.propose(readable(id, actor), matters.lock(id), actor, reason));
    }

    /** A head of the drafter's line agrees: the matter ends and its number becomes void (欠番). */
    public void abandon(DocumentId id, Actor actor, String opinion) {
        saying(opinion, () -> abandoning.agree(readable(id, actor), matters.lock(id), actor, opinion));
    }

    /** A head of the drafter's line does not agree: the drafter goes on with it. */
    public void refuseAbandoning(DocumentId id, Actor actor, String reason) {
        saying(reason, () -> abandoning.refuse(readable(id, actor), matters.lock(id), actor, reason));
    }

    /** Who was passed over or deputised for has seen a matter (後閲). An opinion is told to its drafter; it changes nothing. */
    public void seeAfterwards(DocumentId id, Actor actor, String opinion) {
        saying(opinion, () -> finishing.seeAfterwards(id, actor, opinion));
    }

    /** The decider confirms that the condition of a decision is met: it can be issued now. */
    public void confirmCondition(DocumentId id, Actor actor, String words) {
        saying(words, () -> finishing.confirmCondition(id, actor, words));
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
     * @param place the place on which her page let her act; empty when it was none
     * @throws ChangedMeanwhile when it is not the round of now, or she would act at another place
     */
    void requireSeen(DocumentId id, Actor actor, Optional<Integer> round, Optional<Integer> place) {
        Writing.current();
        readable(id, actor);
        Matter matter = matters.lock(id);
        int now = matter.circulation().round();
        boolean sameRound = round.filter(seen -> seen == now).isPresent();
        boolean samePlace = place.isEmpty()
                || proceeding(matter, actor).findAsked().map(Step::ordinal).equals(place);
        if (!sameRound || !samePlace) {
            throw new ChangedMeanwhile();
        }
    }

    /**
     * As {@link #requireSeen(DocumentId, Actor, Optional, Optional)} for programs, which name the last act that they saw.
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

    private void happen(
            DocumentId id,
            Actor actor,
            MatterEvent event,
            String words,
            String about,
            Function<Proceeding, Proceeding.Outcome> what) {
        saying(words, () -> {
            readable(id, actor);
            circulate(matters.lock(id), actor, event, words, about, what);
        });
    }

    private void circulate(
            Matter matter,
            Actor actor,
            MatterEvent event,
            String words,
            String about,
            Function<Proceeding, Proceeding.Outcome> what) {
        circulating.happen(matter, Acting.herself(actor), event, words, Optional.empty(), about, what);
    }

    private Proceeding proceeding(Matter matter, Actor actor) {
        return new Proceeding(
                matter, offices.of(matter), actor.person(), actor.post().id(), clock.now());
    }

    private Document readable(DocumentId id, Actor actor) {
        return documents.find(id, actor.reader()).orElseThrow(() -> Documents.missing(id));
    }

    private void record(Matter matter, MatterEvent event, Actor actor, Capacity capacity, String reason) {
        ledger.record(act(
                        matter,
                        event,
                        actor,
                        capacity,
                        documents.latest(matter.id()).title())
                .because(reason));
    }

    static Act act(Matter matter, MatterEvent event, Actor actor, Capacity capacity, String title) {
        return Acting.herself(actor).act(matter, event, capacity, title);
    }

    static Subject subject(DocumentId id) {
        return new Subject("document", id.value());
    }
}
