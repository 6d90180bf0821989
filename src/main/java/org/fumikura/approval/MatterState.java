package org.fumikura.approval;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.fumikura.shared.Text;

/** Where a matter stands (docs/domain/approval.md, A.3.2). */
public enum MatterState {
    DRAFTING("作成中", "Being drafted"),
    CIRCULATING("回付中", "Circulating"),
    RETURNED("差戻し中", "Returned"),
    ABANDONING("廃案申出中", "Abandonment proposed"),
    AWAITING_EFFECT("施行待", "Awaiting issuance"),
    AWAITING_CLOSE("完結待", "Awaiting completion"),
    CLOSED("完結", "Completed"),
    DENIED("否決", "Denied"),
    ABANDONED("廃案", "Abandoned");

    private final Text label;

    MatterState(String ja, String en) {
        this.label = new Text(ja, en);
    }

    public Text label() {
        return label;
    }

    /** Nothing of the matter's words, route or decision changes any more. */
    public boolean isFinal() {
        return compareTo(AWAITING_EFFECT) >= 0;
    }

    /** Nobody has anything left to do on it. */
    public boolean isOver() {
        return compareTo(CLOSED) >= 0;
    }

    /** Those in which somebody has something left to do. */
    static Set<MatterState> open() {
        return Arrays.stream(values()).filter(state -> !state.isOver()).collect(Collectors.toUnmodifiableSet());
    }

    /** The drafter may write. */
    public boolean isWritable() {
        return this == DRAFTING || this == RETURNED;
    }
}
