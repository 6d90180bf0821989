package org.fumikura.meetings;

import org.fumikura.shared.Text;

/** What a team is called. */
public enum TeamKind {
    PROJECT_TEAM("PT", "Project team"),
    WORKING_GROUP("部会", "Working group");

    private final Text label;

    TeamKind(String ja, String en) {
        this.label = new Text(ja, en);
    }

    public Text label() {
        return label;
    }
}
