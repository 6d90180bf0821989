package org.fumikura.approval;

import java.util.Arrays;
import java.util.List;
import org.fumikura.shared.Text;

/** What somebody did on the signed cover sheet: the acts of a route that paper knows. */
enum PaperOutcome {
    APPROVED("承認", "Approved"),
    CONDITIONAL("条件付同意", "Agreed on a condition"),
    OBJECTED("不同意", "Objected"),
    DECIDED("決裁", "Decided"),
    DECIDED_ON_CONDITION("条件付決裁", "Decided on a condition"),
    RETURNED("差戻し", "Returned"),
    DENIED("否決", "Denied");

    private final Text label;

    PaperOutcome(String ja, String en) {
        this.label = new Text(ja, en);
    }

    /** What it is called on a step of a kind: who concurs agrees, she does not approve. */
    Text label(StepKind kind) {
        return this == APPROVED && kind == StepKind.CONCURRENCE ? StepState.APPROVED.label(kind) : label;
    }

    /** What can become of a step of a kind, the usual first. */
    static List<PaperOutcome> of(StepKind kind) {
        return Arrays.stream(values()).filter(outcome -> outcome.isFor(kind)).toList();
    }

    private boolean isFor(StepKind kind) {
        return switch (this) {
            case APPROVED -> kind != StepKind.DECISION;
            case CONDITIONAL, OBJECTED -> kind == StepKind.CONCURRENCE;
            case DECIDED, DECIDED_ON_CONDITION, DENIED -> kind == StepKind.DECISION;
            case RETURNED -> true;
        };
    }

    /** Whether the paper goes no further. */
    boolean isLast() {
        return this != APPROVED && this != CONDITIONAL;
    }

    /** Whether the paper has to say why. */
    boolean needsWords() {
        return this != APPROVED && this != DECIDED;
    }

    /** The course after it, asked of the same guards as at the screen. */
    Proceeding.Outcome after(Proceeding proceeding) {
        return switch (this) {
            case APPROVED -> proceeding.approve();
            case CONDITIONAL -> proceeding.agreeOnCondition();
            case OBJECTED -> proceeding.object();
            case DECIDED, DECIDED_ON_CONDITION -> proceeding.decide();
            case RETURNED -> proceeding.returnToDrafter();
            case DENIED -> proceeding.deny();
        };
    }
}
