package org.fumikura.approval;

import java.util.Optional;
import java.util.function.Predicate;
import org.fumikura.organization.Deputies.Capacity;
import org.fumikura.organization.PersonId;
import org.fumikura.shared.Text;

/** Whether today's table of authority lets the route of a matter decide it (I-03), and what it demands of that route. */
record Lawfulness(Matter matter, Office office) {

    /** Why the decision that somebody is about to give would not be lawful; empty when it is. */
    Optional<Text> objection(Step decision, Hand by) {
        return objection(decision, by.capacity(), required -> !isAnswered(required, by.person()));
    }

    /** Why today's rules do not let the route's decider decide the matter as it stands; empty when they do (I-03). */
    private Optional<Text> objection(Step decision, Capacity capacity, Predicate<Office.Required> missing) {
        Optional<Office.Ruling> found = office.ruling();
        if (found.isEmpty()) {
            return Optional.of(new Text(
                    "この種類の事案を誰が決裁するかを定めた行が、今日の決裁区分表にありません。",
                    "Today's table of authority has no row for this kind of matter."));
        }
        Office.Ruling ruling = found.get();
        String source = ruling.authority().source();
        if (!office.rank(decision.post()).isAtLeast(ruling.rank()) || !office.isInLine(decision.post())) {
            return Optional.of(new Text(
                    "この案件は%s決定です（%s）。%sは決裁できません。"
                            .formatted(
                                    ruling.rank().label().ja(),
                                    source,
                                    office.name(decision.post()).ja()),
                    "This matter is decided by the %s (%s); %s can not decide it."
                            .formatted(
                                    ruling.rank().label().en(),
                                    source,
                                    office.name(decision.post()).en())));
        }
        Optional<Text> overruled = notAbove(decision);
        if (overruled.isPresent()) {
            return overruled;
        }
        if (capacity == Capacity.PROXY && !ruling.byProxy()) {
            return Optional.of(new Text(
                    "この事案は代決できません（重要・異例・先例・疑義のある事案、または%sの定め）。決裁者の戻りを待ってください。".formatted(source),
                    "This matter can not be decided by proxy (%s). Wait until the decider is back.".formatted(source)));
        }
        return ruling.required().stream()
                .filter(missing)
                .findFirst()
                .map(first -> new Text(
                        "%sの%sが要りますが、経路にないか、済んでいません（%s）。"
                                .formatted(
                                        first.name().ja(), first.kind().label().ja(), first.source()),
                        "It needs the %s of %s (%s), which is not on the route or not done."
                                .formatted(
                                        first.kind().label().en(), first.name().en(), first.source())));
    }

    /** Over an objection only the common superior decides (協議不調). */
    private Optional<Text> notAbove(Step decision) {
        return course().route().stream()
                .filter(step -> step.state() == StepState.DISAGREED)
                .map(step -> step.addressee().unit())
                .filter(unit -> !office.isAbove(decision.post(), unit))
                .findFirst()
                .map(unit -> new Text(
                        "協議不調の案件は、起案者と合議先に共通する上司が決裁します。%sは決裁できません。"
                                .formatted(office.name(decision.post()).ja()),
                        "No agreement was reached: the common superior decides; %s can not."
                                .formatted(office.name(decision.post()).en())));
    }

    /** Why the route of a circulating matter could not be decided today, whatever its steps still bring; empty when it could. */
    Optional<Text> stopped() {
        return course().route().stream()
                .filter(step -> step.kind() == StepKind.DECISION)
                .findFirst()
                .flatMap(decision -> objection(
                        decision,
                        Capacity.SELF,
                        required -> course().route().stream()
                                .filter(step -> step.state().isOpen()
                                        || step.state().isFavourable()
                                        || step.state() == StepState.DISAGREED
                                        || step.state() == StepState.MERGED)
                                .noneMatch(required::isOn)));
    }

    private boolean isAnswered(Office.Required required, PersonId decider) {
        return course().route().stream()
                .filter(required::isOn)
                .anyMatch(step -> step.kind() == StepKind.DECISION
                        || step.state().isFavourable()
                        || step.state() == StepState.DISAGREED
                        || step.state() == StepState.MERGED && isAnsweredLater(step, decider));
    }

    /** The person for whom it was left out has answered at another place since, or decides now, or drafted it. */
    private boolean isAnsweredLater(Step merged, PersonId decider) {
        return office.soleHolder(merged.post())
                .filter(holder -> matter.hasDrafted(holder)
                        || holder.equals(decider)
                        || course().route().stream()
                                .filter(other -> other.ordinal() > merged.ordinal()
                                        && other.state().isFavourable())
                                .anyMatch(other ->
                                        other.person().filter(holder::equals).isPresent()))
                .isPresent();
    }

    /** A review that the table demands, as a superior's concurrence, is not passed over. */
    boolean isDemanded(Step step) {
        return office.ruling()
                .filter(ruling -> ruling.required().stream().anyMatch(required -> required.isOn(step)))
                .isPresent();
    }

    private Circulation course() {
        return matter.circulation();
    }
}
