package org.fumikura.approval;

import org.fumikura.shared.Text;

/** What became of a request to a post. */
public enum StepState {
    WAITING("未着", "Not yet"),
    ACTIVE("処理待ち", "Waiting"),
    APPROVED("承認", "Approved"),
    /** 条件付同意: the route goes on, the condition stands among the opinions. */
    CONDITIONAL("条件付同意", "Agreed on a condition"),
    OBJECTED("不同意", "Objected"),
    DECIDED("決裁", "Decided"),
    RETURNED("差戻し", "Returned"),
    DENIED("否決", "Denied"),
    TAKEN_BACK("引戻し", "Taken back"),
    /** Passed over by a pull-up or for an absence; seen afterwards. */
    SKIPPED("後閲", "To see afterwards"),
    /** The same person answers at a later place of the route. */
    MERGED("同一人のため省略", "Left out: same person"),
    SUPERSEDED("取消", "Superseded");

    private final Text label;

    StepState(String ja, String en) {
        this.label = new Text(ja, en);
    }

    public Text label() {
        return label;
    }

    /** What it is called on a step of a kind: who concurs agrees, she does not approve. */
    public Text label(StepKind kind) {
        return this == APPROVED && kind == StepKind.CONCURRENCE ? new Text("同意", "Agreed") : label;
    }

    /** Somebody did it. */
    boolean isActed() {
        return switch (this) {
            case APPROVED, CONDITIONAL, OBJECTED, DECIDED, RETURNED, DENIED, TAKEN_BACK -> true;
            case WAITING, ACTIVE, SKIPPED, MERGED, SUPERSEDED -> false;
        };
    }

    /** Who was asked has nothing against it. */
    boolean isFavourable() {
        return this == APPROVED || this == CONDITIONAL;
    }

    boolean isOpen() {
        return this == WAITING || this == ACTIVE;
    }
}
