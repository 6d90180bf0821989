package org.fumikura.approval;

import static org.fumikura.approval.MatterState.ABANDONED;
import static org.fumikura.approval.MatterState.ABANDONING;
import static org.fumikura.approval.MatterState.AWAITING_CLOSE;
import static org.fumikura.approval.MatterState.AWAITING_EFFECT;
import static org.fumikura.approval.MatterState.CIRCULATING;
import static org.fumikura.approval.MatterState.CLOSED;
import static org.fumikura.approval.MatterState.DENIED;
import static org.fumikura.approval.MatterState.DRAFTING;
import static org.fumikura.approval.MatterState.RETURNED;

import java.util.Set;
import org.fumikura.shared.Text;
import org.jspecify.annotations.Nullable;

/**
 * The one table of what can happen to a matter: from which states, to which state, and whether a reason is demanded (A.12).
 * Who may do it and what else must be true stands with each use case.
 */
enum MatterEvent {
    SUBMIT("submitted", "回付した", "submitted", Set.of(DRAFTING, RETURNED), CIRCULATING, false),
    APPROVE("approved", "承認した", "approved", Set.of(CIRCULATING), CIRCULATING, false),
    CONDITIONAL("agreed-on-condition", "条件付で同意した", "agreed on a condition", Set.of(CIRCULATING), CIRCULATING, true),
    OBJECT("objected", "同意しなかった", "objected", Set.of(CIRCULATING), RETURNED, true),
    PULL_UP("pulled-up", "引き上げた", "pulled up", Set.of(CIRCULATING), CIRCULATING, true),
    SKIP("skipped", "不在のため飛ばした", "passed over for an absence", Set.of(CIRCULATING), CIRCULATING, true),
    HURRY("hurried", "緊急に決裁者へ回した", "sent to the decider at once", Set.of(CIRCULATING), CIRCULATING, true),
    HOLD("held", "保留した", "held", Set.of(CIRCULATING), CIRCULATING, true),
    FORBID_PROXY(
            "proxy-forbidden", "代決できない事案とした", "forbade a decision by proxy", Set.of(CIRCULATING), CIRCULATING, true),
    INSERT("step-inserted", "経路に加えた", "put on the route", Set.of(CIRCULATING), CIRCULATING, true),
    RETURN_TO_STEP(
            "returned-to-step", "前の人に差し戻した", "returned to an earlier step", Set.of(CIRCULATING), CIRCULATING, true),
    RETURN("returned", "起案者に差し戻した", "returned to the drafter", Set.of(CIRCULATING), RETURNED, true),
    TAKE_BACK("taken-back", "起案者が引き戻した", "taken back by the drafter", Set.of(CIRCULATING), DRAFTING, false),
    TAKE_BACK_STEP("step-taken-back", "承認を引き戻した", "approval taken back", Set.of(CIRCULATING), CIRCULATING, false),
    DECIDE_ISSUED("decided", "決裁した", "decided", Set.of(CIRCULATING), AWAITING_EFFECT, false),
    DECIDE_UNISSUED("decided", "決裁した", "decided", Set.of(CIRCULATING), AWAITING_CLOSE, false),
    DENY("denied", "否決した", "denied", Set.of(CIRCULATING), DENIED, true),
    PROPOSE_ABANDON("abandon-proposed", "廃案を申し出た", "proposed to abandon", Set.of(DRAFTING, RETURNED), ABANDONING, true),
    REFUSE_ABANDON("abandon-refused", "廃案の申出を戻した", "refused to abandon", Set.of(ABANDONING), RETURNED, true),
    ABANDON("abandoned", "廃案にした", "abandoned", Set.of(ABANDONING), ABANDONED, false),
    TAKE_EFFECT("took-effect", "施行日を登録した", "entered the day of effect", Set.of(AWAITING_EFFECT), AWAITING_CLOSE, false),
    CLOSE("closed", "完結した", "completed", Set.of(AWAITING_CLOSE), CLOSED, false),
    /** 引継ぎ: somebody else of the unit becomes the drafter; it stays where it is. */
    TAKE_OVER("taken-over", "起案を引き継いだ", "took the draft over", false),
    /** 担当替え: the same, by a head of the line. */
    REASSIGN("reassigned", "起案の担当を替えた", "gave the draft to another drafter", true);

    private final String act;
    private final Text words;
    private final Set<MatterState> from;
    private final @Nullable MatterState to;
    private final boolean reasonNeeded;

    /** One that is possible as long as anything is left to do, and leaves the state as it is. */
    MatterEvent(String act, String ja, String en, boolean reasonNeeded) {
        this(act, ja, en, MatterState.open(), null, reasonNeeded);
    }

    MatterEvent(
            String act, String ja, String en, Set<MatterState> from, @Nullable MatterState to, boolean reasonNeeded) {
        this.act = "approval." + act;
        this.words = new Text(ja, en);
        this.from = from;
        this.to = to;
        this.reasonNeeded = reasonNeeded;
    }

    String act() {
        return act;
    }

    Text words() {
        return words;
    }

    boolean reasonNeeded() {
        return reasonNeeded;
    }

    /** @throws ReasonNeeded when the event demands a reason and there is none */
    void requireReason(String reason) {
        if (reasonNeeded && reason.isBlank()) {
            throw new ReasonNeeded(this);
        }
    }

    boolean isPossibleFrom(MatterState state) {
        return from.contains(state);
    }

    /**
     * The state after this event.
     *
     * @throws NotInThisState when it can not happen in a state
     */
    MatterState after(MatterState state) {
        if (!from.contains(state)) {
            throw new NotInThisState(this, state);
        }
        return to == null ? state : to;
    }
}
