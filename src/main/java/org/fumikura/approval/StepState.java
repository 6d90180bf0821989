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
    /** 協議不調: did not agree, is not asked again, and the common superior decides over it. */
    DISAGREED("協議不調", "No agreement"),
    /** Approved in an earlier round and not asked again. */
    KEPT("承認済（再回付前）", "Approved before it came back"),
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
        if (kind != StepKind.CONCURRENCE) {
            return label;
        }
        return switch (this) {
            case APPROVED -> new Text("同意", "Agreed");
            case KEPT -> new Text("同意済（再回付前）", "Agreed before it came back");
            default -> label;
        };
    }

    /** Somebody did it in this round. */
    boolean isActed() {
        return switch (this) {
            case APPROVED, CONDITIONAL, OBJECTED, DECIDED, RETURNED, DENIED, TAKEN_BACK -> true;
            case WAITING, ACTIVE, DISAGREED, KEPT, SKIPPED, MERGED, SUPERSEDED -> false;
        };
    }

    /** Who was asked has nothing against it. */
    boolean isFavourable() {
        return this == APPROVED || this == CONDITIONAL || this == KEPT;
    }

    /** Who was asked has agreed without any condition. */
    boolean isPlain() {
        return this == APPROVED || this == KEPT;
    }

    /** Who was asked did not agree, and nothing has come between since. */
    boolean isObjection() {
        return this == OBJECTED || this == DISAGREED;
    }

    boolean isOpen() {
        return this == WAITING || this == ACTIVE;
    }
}
