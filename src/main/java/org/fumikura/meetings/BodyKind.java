package org.fumikura.meetings;

import org.fumikura.shared.Text;

/** What a body is. */
public enum BodyKind {
    STATUTORY("附属機関", "Body by ordinance"),
    COUNCIL("会議体", "Council"),
    OFFICE("庁内の会議", "Meeting within the office");

    private final Text label;

    BodyKind(String ja, String en) {
        this.label = new Text(ja, en);
    }

    public Text label() {
        return label;
    }
}
