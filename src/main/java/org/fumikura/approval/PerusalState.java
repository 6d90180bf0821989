package org.fumikura.approval;

import org.fumikura.shared.Text;

/** Where a perusal stands (A.3.3). */
public enum PerusalState {
    /** Its sender is writing it, before it is sent or after she took it back. */
    PREPARING("作成中", "Being prepared"),
    OPEN("供覧中", "Open"),
    /** Everybody has seen it, or its last day has passed. */
    COMPLETE("完結", "Complete");

    private final Text label;

    PerusalState(String ja, String en) {
        this.label = new Text(ja, en);
    }

    public Text label() {
        return label;
    }
}
