package org.fumikura.approval;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.fumikura.ledger.Act;
import org.fumikura.ledger.Ledger;
import org.fumikura.organization.Actor;
import org.fumikura.records.Document;
import org.fumikura.records.DocumentId;
import org.fumikura.records.Documents;
import org.fumikura.shared.OfficialClock;
import org.fumikura.shared.Text;
import org.springframework.stereotype.Component;

/** What is left to do with a matter once it is decided: its day of effect and its completion (A.12). */
@Component
class Finishing {

    private final Matters matters;
    private final AfterViews afterViews;
    private final Conditions conditions;
    private final Opinions opinions;
    private final Offices offices;
    private final Documents documents;
    private final MatterDigests digests;
    private final Ledger ledger;
    private final OfficialClock clock;

    Finishing(
            Matters matters,
            AfterViews afterViews,
            Conditions conditions,
            Opinions opinions,
            Offices offices,
            Documents documents,
            MatterDigests digests,
            Ledger ledger,
            OfficialClock clock) {
        this.matters = matters;
        this.afterViews = afterViews;
        this.conditions = conditions;
        this.opinions = opinions;
        this.offices = offices;
        this.documents = documents;
        this.digests = digests;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** Part of a write. */
    void takeEffect(DocumentId id, Actor actor, LocalDate on) {
        Document document = documents.get(id, actor.reader());
        Matter matter = locked(id, actor);
        Circulation after = matter.circulation().happen(MatterEvent.TAKE_EFFECT);
        requireMetCondition(id);
        if (document.decidedOn().filter(on::isBefore).isPresent()) {
            throw DateNotPossible.beforeDecision();
        }
        if (on.isAfter(clock.today().plusYears(1))) {
            throw DateNotPossible.tooFarAhead();
        }
        matters.save(matter, matter.with(after));
        documents.takeEffect(id, on);
        ledger.record(act(MatterEvent.TAKE_EFFECT, document, actor)
                .changing("施行日", null, on.toString())
                .sealing(digests.dates(id.value(), false)));
    }

    /** Part of a write. */
    void close(DocumentId id, Actor actor) {
        Document document = documents.get(id, actor.reader());
        Matter matter = locked(id, actor);
        Circulation after = matter.circulation().happen(MatterEvent.CLOSE);
        requireMetCondition(id);
        if (document.effectiveOn().filter(clock.today()::isBefore).isPresent()) {
            throw DateNotPossible.beforeEffect();
        }
        matters.save(matter, matter.with(after));
        documents.close(id);
        ledger.record(act(MatterEvent.CLOSE, document, actor).sealing(digests.dates(id.value(), true)));
    }

    /** Part of a write. */
    void seeAfterwards(DocumentId id, Actor actor, String opinion) {
        Document document = documents.get(id, actor.reader());
        matters.lock(id);
        List<AfterViews.AfterView> outstanding = afterViews.outstanding(id, actor);
        if (outstanding.isEmpty()) {
            throw new NothingToSee();
        }
        afterViews.see(id, outstanding, actor, opinion);
        ledger.record(Act.of(
                        opinion.isBlank() ? ApprovalActs.SEEN_AFTERWARDS : ApprovalActs.OPINION_AFTERWARDS,
                        Approvals.subject(id),
                        actor.doer(),
                        document.title())
                .because(opinion));
    }

    /** Part of a write. */
    void confirmCondition(DocumentId id, Actor actor, String words) {
        Document document = documents.get(id, actor.reader());
        Matter matter = matters.lock(id);
        Optional<MatterPage.Condition> condition =
                conditions.find(id).filter(each -> each.metAt().isEmpty());
        if (condition.isEmpty() || !mayConfirm(matter, actor)) {
            throw new NotYours(new Text("条件を付けた決裁者", "the decider who set the condition"));
        }
        if (condition.get().councilVote() && words.isBlank()) {
            throw ReasonNeeded.ofCouncilVote();
        }
        conditions.meet(id, actor);
        ledger.record(Act.of(ApprovalActs.CONDITION_MET, Approvals.subject(id), actor.doer(), document.title())
                .because(words));
    }

    /**
     * Who decided, the post that was asked to decide, or one of the drafter's line that stands no lower and never drafted it;
     * that the council has voted also the records clerk, who did not draft it.
     */
    boolean mayConfirm(Matter matter, Actor actor) {
        boolean clerk = actor.may(ApprovalPermissions.FINISH, matter.inCharge()) && !matter.hasDrafted(actor.person());
        if (clerk && isVoteAlone(matter.id())) {
            return true;
        }
        Office office = offices.of(matter);
        boolean superior = !matter.hasDrafted(actor.person())
                && office.isInLine(actor.post().id())
                && matter.circulation().route().stream()
                        .filter(step -> step.state() == StepState.DECIDED)
                        .anyMatch(step -> actor.post().rank().isAtLeast(office.rank(step.post())));
        return superior
                || matter.circulation().route().stream()
                        .anyMatch(step -> step.state() == StepState.DECIDED
                                && (step.post().equals(actor.post().id())
                                        || step.by()
                                                .filter(by -> by.person().equals(actor.person()))
                                                .isPresent()));
    }

    /** Only the council's vote is awaited: the decider set no condition of her own. */
    private boolean isVoteAlone(DocumentId id) {
        return conditions.find(id).filter(MatterPage.Condition::councilVote).isPresent()
                && opinions.list(id).stream().noneMatch(each -> each.about().equals("CONDITION"));
    }

    private void requireMetCondition(DocumentId id) {
        if (conditions.isOpen(id)) {
            throw new ConditionNotMet();
        }
    }

    /** The drafter, or a records clerk of the matter's unit. */
    static boolean mayFinish(Matter matter, Actor actor) {
        return matter.drafter().equals(actor.person()) || actor.may(ApprovalPermissions.FINISH, matter.inCharge());
    }

    private Matter locked(DocumentId id, Actor actor) {
        Matter matter = matters.lock(id);
        if (!mayFinish(matter, actor)) {
            throw new NotYours(new Text("起案者か文書取扱主任", "the drafter or the records clerk"));
        }
        return matter;
    }

    private static Act act(MatterEvent event, Document document, Actor actor) {
        return Act.of(event.act(), Approvals.subject(document.id()), actor.doer(), document.title());
    }
}
