package org.fumikura.tenancy;

import org.fumikura.shared.Text;

/** What has become of a job: WAITING → RUNNING → one of the others. */
public enum JobState {
    WAITING("待機中", "Waiting"),
    RUNNING("実行中", "Running"),
    DONE("完了", "Done"),
    NOTHING("対象なし", "Nothing to do"),
    FOUND("要確認", "To be looked at"),
    FAILED("失敗", "Failed");

    private final Text label;

    JobState(String ja, String en) {
        this.label = new Text(ja, en);
    }

    public Text label() {
        return label;
    }

    /** Whether somebody has to look at it. */
    public boolean isAlarming() {
        return this == FOUND || this == FAILED;
    }
}
