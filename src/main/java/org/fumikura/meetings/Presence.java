package org.fumikura.meetings;

import org.fumikura.shared.Text;

/** Whether a member was there. */
public enum Presence {
    PRESENT("出席", "Present"),
    PROXY("代理", "By proxy"),
    ABSENT("欠席", "Absent");

    private final Text label;

    Presence(String ja, String en) {
        this.label = new Text(ja, en);
    }

    public Text label() {
        return label;
    }
}
