package org.fumikura.approval;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.fumikura.organization.Deputies.Capacity;
import org.fumikura.organization.PersonId;
import org.fumikura.organization.PostId;
import org.fumikura.organization.UnitId;
import org.fumikura.shared.Text;

/**
 * What a person in a post may do to a matter at a moment, and the course after it: the guards of A.12 and the invariants
 * I-03 and I-04, without a database. Each event throws the refusal that the person is to read, or gives the new course.
 *
 * @param person who acts
 * @param post the post in which she acts
 */
record Proceeding(Matter matter, Office office, PersonId person, PostId post, Instant at) {

    /** A formal order comes before the published order of deputies, and that before what a holder has left to somebody. */
    private static final List<Capacity> BY_RIGHT = List.of(Capacity.ACTING, Capacity.PROXY, Capacity.DELEGATE);

    private static final Set<StepKind> DELEGABLE = Set.of(StepKind.REVIEW, StepKind.CONCURRENCE);

    /** What an act comes to: the course after it and the step that was acted on. */
    record Outcome(Circulation after, Step step, Hand by) {}

    /**
     * The step on which the person acts: that of her own post, else one in whose place she may act.
     *
     * @throws NotInThisState when nobody is asked
     * @throws StepMoved when somebody else is
     */
    Step asked(MatterEvent event) {
        List<Step> active = course().active();
        if (active.isEmpty()) {
            throw new NotInThisState(event, matter.state());
        }
        return findAsked()
                .orElseThrow(() ->
                        new StepMoved(office.name(active.getFirst().post()).ja()));
    }

    /** As {@link #asked}, empty when the person is not asked. */
    Optional<Step> findAsked() {
        return course().askedOf(post)
                .or(() -> course().active().stream()
                        .filter(step -> capacity(step).isPresent())
                        .findFirst());
    }

    /** In which capacity the person would act on a step; empty when she may not. */
    Optional<Capacity> capacity(Step step) {
        if (step.post().equals(post)) {
            return Optional.of(Capacity.SELF);
        }
        Set<Capacity> capacities = office.inPlaceOf(post, step.post());
        return BY_RIGHT.stream()
                .filter(capacities::contains)
                .filter(capacity -> mayAnswer(capacity, step.kind()))
                .findFirst();
    }

    /** Whether somebody in a capacity may answer a step of a kind that another post is asked for. */
    static boolean mayAnswer(Capacity capacity, StepKind kind) {
        return switch (capacity) {
            case SELF -> false;
            case ACTING -> true;
            case DELEGATE -> DELEGABLE.contains(kind);
            // 審査 is a duty of its own: nobody takes it over because its holder is out today
            case PROXY -> kind != StepKind.EXAMINATION;
        };
    }

    /** 承認, 同意. */
    Outcome approve() {
        Step mine = asked(MatterEvent.APPROVE);
        if (mine.kind() == StepKind.DECISION) {
            throw new NotInThisState(MatterEvent.APPROVE, matter.state());
        }
        return approve(mine, StepState.APPROVED);
    }

    /** 条件付同意. */
    Outcome agreeOnCondition() {
        return approve(concurring(MatterEvent.CONDITIONAL), StepState.CONDITIONAL);
    }

    private Outcome approve(Step mine, StepState outcome) {
        requireSeparateDuties(mine);
        Hand by = hand(mine);
        return new Outcome(course().approve(mine, outcome, by, at, this::answersLater), mine, by);
    }

    /** 不同意: back to the drafter. */
    Outcome object() {
        Step mine = concurring(MatterEvent.OBJECT);
        requireSeparateDuties(mine);
        Hand by = hand(mine);
        return new Outcome(course().object(mine, by, at), mine, by);
    }

    /** 決裁, also 代決 and by acting order. */
    Outcome decide() {
        Step mine = deciding(MatterEvent.DECIDE_ISSUED);
        requireSeparateDuties(mine);
        Hand by = hand(mine);
        requireLawful(mine, by);
        return new Outcome(course().decide(mine, by, at, matter.enforced()), mine, by);
    }

    /** 否決; nobody refuses for good in the place of who is only away. */
    Outcome deny() {
        Step mine = deciding(MatterEvent.DENY);
        requireSeparateDuties(mine);
        Hand by = hand(mine);
        if (by.capacity() == Capacity.PROXY) {
            throw new Unlawful(new Text(
                    "代決では否決できません。差し戻すか、決裁者の戻りを待ってください。",
                    "A deputy can not deny for good. Return it, or wait until the decider is back."));
        }
        return new Outcome(course().deny(mine, by, at), mine, by);
    }

    Outcome returnToDrafter() {
        Step mine = asked(MatterEvent.RETURN);
        Hand by = hand(mine);
        return new Outcome(course().returnToDrafter(mine, by, at), mine, by);
    }

    /** @param ordinal a place of an earlier stage of the route */
    Outcome returnTo(int ordinal) {
        Step mine = asked(MatterEvent.RETURN_TO_STEP);
        if (earlier(mine).stream().noneMatch(step -> step.ordinal() == ordinal)) {
            throw new NotInThisState(MatterEvent.RETURN_TO_STEP, matter.state());
        }
        Hand by = hand(mine);
        return new Outcome(course().returnTo(ordinal, mine, by, at, this::answersLater), mine, by);
    }

    /** The places to which who is asked can give it back. */
    List<Step> earlier(Step mine) {
        List<List<Step>> stages = course().stages();
        return stages.stream()
                .takeWhile(stage -> !stage.contains(mine))
                .flatMap(List::stream)
                .filter(step -> step.state() != StepState.DISAGREED)
                .toList();
    }

    /** 引上げ: a later place of the drafter's line takes it over those who have not acted. */
    Outcome pullUp() {
        Step mine = pullable()
                .orElseThrow(
                        () -> new Unlawful(
                                new Text(
                                        "引き上げられるのは、経路の後ろで待つ起案者の上司だけです。審査と合議は飛ばせません。",
                                        "Only a superior who waits further on the route can pull it up; examination and concurrence can not be passed over.")));
        Hand by = new Hand(person, post, Capacity.SELF);
        return new Outcome(course().skipTo(MatterEvent.PULL_UP, mine, at, this::answersLater), mine, by);
    }

    /** The step to which the person could pull the matter up now. */
    Optional<Step> pullable() {
        if (!MatterEvent.PULL_UP.isPossibleFrom(matter.state())) {
            return Optional.empty();
        }
        return course().route().stream()
                .filter(step -> step.post().equals(post) && step.state() == StepState.WAITING)
                .filter(step -> step.kind() == StepKind.REVIEW || step.kind() == StepKind.DECISION)
                .filter(step -> office.isInLine(step.post()) && !matter.hasDrafted(person))
                .filter(this::canBeReached)
                .findFirst();
    }

    /** 不在飛ばし: the drafter or who approved before passes over a reviewer who is away. */
    Outcome skip(int ordinal) {
        Step absent = skippable().stream()
                .filter(step -> step.ordinal() == ordinal)
                .findFirst()
                .orElseThrow(
                        () -> new Unlawful(
                                new Text(
                                        "飛ばせるのは、いま処理待ちで、不在が登録された回議の人だけです（決裁・審査・合議は飛ばせません）。",
                                        "Only a reviewer who is asked now and is registered as away can be passed over; never a decider, an examiner or who concurs.")));
        Hand by = new Hand(person, post, Capacity.SELF);
        return new Outcome(course().skip(absent, at, this::answersLater), absent, by);
    }

    /** Whom the person could pass over now. */
    List<Step> skippable() {
        boolean before = course().route().stream()
                .anyMatch(step -> step.state().isFavourable()
                        && step.person().filter(person::equals).isPresent());
        if (!matter.drafter().equals(person) && !before) {
            return List.of();
        }
        return course().active().stream()
                .filter(step ->
                        step.kind() == StepKind.REVIEW && office.isUnattended(step.post()) && !rules().isDemanded(step))
                .toList();
    }

    /** 緊急: the drafter sends it to the decider at once, who was told by telephone and confirms it by deciding. */
    Outcome hurry() {
        Step decision = waitingDecision().orElseThrow(() -> new NotInThisState(MatterEvent.HURRY, matter.state()));
        requireDrafter();
        if (!canBeReached(decision)) {
            throw new Unlawful(new Text(
                    "審査・合議が済んでいないため、決裁者へ直接回せません。",
                    "Examination and concurrence have to be done before it goes to the decider."));
        }
        Hand by = new Hand(person, post, Capacity.SELF);
        return new Outcome(course().skipTo(MatterEvent.HURRY, decision, at, this::answersLater), decision, by);
    }

    /** Whether the person could send it to the decider at once. */
    boolean mayHurry() {
        return matter.state() == MatterState.CIRCULATING
                && matter.drafter().equals(person)
                && waitingDecision().filter(this::canBeReached).isPresent();
    }

    private Optional<Step> waitingDecision() {
        return course().route().stream()
                .filter(step -> step.kind() == StepKind.DECISION && step.state() == StepState.WAITING)
                .findFirst();
    }

    /** 保留: stays with who is asked, and stays in the figures of what waits. */
    Outcome hold() {
        Step mine = asked(MatterEvent.HOLD);
        return new Outcome(course().hold(mine, at), mine, hand(mine));
    }

    /** Says that nobody decides it in the place of who is away: it is important, unusual, a precedent or in doubt. */
    Outcome forbidProxy() {
        MatterEvent.FORBID_PROXY.after(matter.state());
        Step asked = course().active().getFirst();
        if (!mayForbidProxy()) {
            throw new NotYours(new Text("起案者か、いま処理する人", "the drafter or who is asked now"));
        }
        return new Outcome(course().happen(MatterEvent.FORBID_PROXY), asked, new Hand(person, post, Capacity.SELF));
    }

    boolean mayForbidProxy() {
        return matter.state() == MatterState.CIRCULATING
                && !matter.noProxy()
                && (matter.drafter().equals(person) || course().askedOf(post).isPresent());
    }

    /** Asks somebody more, after the stage that is asked now. */
    Outcome insert(StepKind kind, PostId added, UnitId unit) {
        Step mine = asked(MatterEvent.INSERT);
        if (kind != StepKind.REVIEW && kind != StepKind.CONCURRENCE) {
            throw new Unlawful(
                    new Text("加えられるのは回議と合議だけです。", "Only a review or a concurrence can be put on the route."));
        }
        Hand inserting = hand(mine);
        if (inserting.capacity() == Capacity.PROXY || inserting.capacity() == Capacity.DELEGATE) {
            throw new NotYours(new Text("その職の本人か職務代理者", "the holder of the post or who acts for it by order"));
        }
        boolean there = course().route().stream()
                .anyMatch(step -> step.post().equals(added) && step.state() != StepState.SKIPPED);
        if (there) {
            throw new Unlawful(new Text("その職はすでに経路にあります。", "This post is on the route already."));
        }
        Hand by = hand(mine);
        return new Outcome(course().insert(mine, new Addressee(kind, added, unit, Joining.THEN)), mine, by);
    }

    Circulation takeBack() {
        requireDrafter();
        if (!course().canBeTakenBackByDrafter()) {
            throw new TooLateToTakeBack();
        }
        return course().takeBackByDrafter();
    }

    Outcome takeBackApproval() {
        Step last = takeable().orElseThrow(TooLateToTakeBack::new);
        return new Outcome(
                course().takeBackApproval(last, at, this::answersLater),
                last,
                last.by().orElseThrow());
    }

    /** The person's own approval that she may still take back. */
    Optional<Step> takeable() {
        return course().takeableApproval(person)
                .filter(step -> step.by().filter(by -> by.post().equals(post)).isPresent());
    }

    void requireDrafter() {
        if (!matter.drafter().equals(person)) {
            throw new NotYours(new Text("起案者", "the drafter"));
        }
    }

    /** One person never fills two of the duties that the rules separate, and nobody acts on her own draft (I-04). */
    private void requireSeparateDuties(Step mine) {
        boolean selfDecided = mine.kind() == StepKind.DECISION
                && mine.post().equals(post)
                && office.ruling().filter(Office.Ruling::selfDecidable).isPresent();
        if (matter.hasDrafted(person) && !selfDecided) {
            throw new Unlawful(new Text(
                    "ご自身の起案です。自分の起案を自分で承認・決裁することはできません。",
                    "You drafted this matter; nobody approves or decides her own draft."));
        }
        boolean twice = isSeparate(mine)
                && course().route().stream()
                        .filter(Proceeding::isSeparate)
                        .anyMatch(other -> other.person().filter(person::equals).isPresent());
        if (twice) {
            throw new Unlawful(new Text(
                    "この案件の審査をあなたが行っています。審査した人は決裁できません。",
                    "You examined this matter; who examined it can not decide it."));
        }
    }

    private static boolean isSeparate(Step step) {
        return step.kind() == StepKind.EXAMINATION || step.kind() == StepKind.DECISION;
    }

    /** Whether the matter is hers to answer for: she drafted it, was asked or answered, or may act now in another's place. */
    boolean isOnCourse() {
        return matter.hasDrafted(person)
                || course().steps().stream()
                        .anyMatch(step -> step.post().equals(post)
                                || step.person().filter(person::equals).isPresent())
                || findAsked().isPresent();
    }

    /** Why the route of a circulating matter could not be decided today, whatever its steps still bring; empty when it could. */
    Optional<Text> stopped() {
        return rules().stopped();
    }

    private void requireLawful(Step mine, Hand by) {
        rules().objection(mine, by).ifPresent(why -> {
            throw new Unlawful(why);
        });
    }

    private Step concurring(MatterEvent event) {
        Step mine = asked(event);
        if (mine.kind() != StepKind.CONCURRENCE) {
            throw new NotInThisState(event, matter.state());
        }
        return mine;
    }

    private Step deciding(MatterEvent event) {
        Step mine = asked(event);
        if (mine.kind() != StepKind.DECISION) {
            throw new NotInThisState(event, matter.state());
        }
        return mine;
    }

    private boolean canBeReached(Step later) {
        return course().between(later).stream()
                .allMatch(step -> step.kind() == StepKind.REVIEW && !rules().isDemanded(step));
    }

    /** The same person is not asked twice, except for an examination; nor is the drafter about what she wrote. */
    private boolean answersLater(Step step, List<Step> later) {
        if (!DELEGABLE.contains(step.kind())) {
            return false;
        }
        return office.soleHolder(step.post())
                .filter(holder -> matter.hasDrafted(holder)
                        || later.stream()
                                .filter(other -> other.kind() != StepKind.EXAMINATION)
                                .anyMatch(other -> other.state() == StepState.KEPT
                                        ? other.person().filter(holder::equals).isPresent()
                                        : other.state().isOpen()
                                                && office.soleHolder(other.post())
                                                        .filter(holder::equals)
                                                        .isPresent()))
                .isPresent();
    }

    /** As an act of submission, which has no step yet, asks it. */
    Circulation.Merging merging() {
        return this::answersLater;
    }

    private Hand hand(Step step) {
        return new Hand(person, post, capacity(step).orElse(Capacity.SELF));
    }

    private Lawfulness rules() {
        return new Lawfulness(matter, office);
    }

    private Circulation course() {
        return matter.circulation();
    }
}
