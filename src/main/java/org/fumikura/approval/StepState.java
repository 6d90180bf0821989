package org.fumikura.approval;

import org.fumikura.shared.Text;

/** What became of a request to a post. */
public enum StepState {
    WAITING("未着", "Not yet"),
    ACTIVE("処理待ち", "Waiting"),
    APPROVED("承認", "Approved"),
    DECIDED("決裁", "Decided"),
    RETURNED("差戻し", "Returned"),
    DENIED("否決", "Denied"),
    TAKEN_BACK("引戻し", "Taken back"),
    SUPERSEDED("取消", "Superseded");

    private final Text label;

    StepState(String ja, String en) {
        this.label = new Text(ja, en);
    }

    public Text label() {
        return label;
    }

    boolean isActed() {
        return this == APPROVED || this == DECIDED || this == RETURNED || this == DENIED || this == TAKEN_BACK;
    }

    boolean isOpen() {
        return this == WAITING || this == ACTIVE;
    }
}
