package org.fumikura.approval;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.fumikura.organization.Deputies.Capacity;
import org.fumikura.shared.Refusal;
import org.fumikura.shared.Text;

/**
 * What acts on paper come to, one after the other, by the guards that hold for an act at the screen; without a database. Whoever
 * signed has to hold the post today, and the post to be the asked one or to stand in for it today.
 */
record PaperCourse(Office office, Instant at) {

    /** Asks all of them in their order, each on the course after the one before. */
    void require(Matter matter, List<PaperAct> acts) {
        if (acts.isEmpty()) {
            throw PaperNotApplicable.withoutSignature();
        }
        Matter now = matter;
        for (PaperAct act : acts) {
            now = next(now, act).map(Proceeding.Outcome::after).map(now::with).orElse(now);
        }
    }

    /**
     * What one act comes to.
     *
     * @return empty when the step has been left out meanwhile, because the same person answers at another place
     * @throws PaperNotApplicable when it can not be, with the sentence of the guard
     */
    Optional<Proceeding.Outcome> next(Matter matter, PaperAct act) {
        Step step = matter.circulation().route().stream()
                .filter(act::isAt)
                .findFirst()
                .orElseThrow(PaperNotApplicable::afterAChange);
        if (step.state() == StepState.MERGED) {
            return Optional.empty();
        }
        Text post = office.name(step.post());
        requireAsked(matter, step, post);
        if (!office.holders(act.post()).contains(act.person())) {
            throw new PaperNotApplicable(
                    post,
                    new Text("押印した人は、今日その職に就いていません。", "Who signed does not hold the post today in which she signed."));
        }
        var proceeding = new Proceeding(matter, office, act.person(), act.post(), at);
        if (proceeding.findAsked().filter(step::equals).isEmpty()) {
            throw new PaperNotApplicable(
                    post,
                    new Text("押印した人は、今日この職の代わりに処理できません。", "Who signed may not act in the place of this post today."));
        }
        try {
            Proceeding.Outcome outcome = act.outcome().after(proceeding);
            requireWords(act, outcome.by().capacity());
            return Optional.of(outcome);
        } catch (Refusal refusal) {
            throw new PaperNotApplicable(post, refusal.message());
        }
    }

    private static void requireWords(PaperAct act, Capacity capacity) {
        if (!act.words().isBlank()) {
            return;
        }
        if (act.outcome().needsWords()) {
            throw ReasonNeeded.ofPaper();
        }
        if (capacity == Capacity.PROXY && act.outcome() == PaperOutcome.DECIDED) {
            throw ReasonNeeded.ofProxy();
        }
    }

    private static void requireAsked(Matter matter, Step step, Text post) {
        if (step.state() == StepState.ACTIVE) {
            return;
        }
        boolean circulating = matter.state() == MatterState.CIRCULATING;
        throw new PaperNotApplicable(
                post,
                circulating && step.state() == StepState.WAITING
                        ? new Text("その前の人の押印が登録されていません。", "Somebody before it on the route has not signed.")
                        : new Text("この人への回付は、すでに別の処理で済んでいます。", "This step was dealt with in another way already."));
    }
}
