package org.fumikura.approval;

import org.fumikura.shared.Text;

/** What a post is asked for. */
public enum StepKind {
    REVIEW("回議", "Review"),
    EXAMINATION("審査", "Examination"),
    CONCURRENCE("合議", "Concurrence"),
    DECISION("決裁", "Decision");

    private final Text label;

    StepKind(String ja, String en) {
        this.label = new Text(ja, en);
    }

    public Text label() {
        return label;
    }
}
