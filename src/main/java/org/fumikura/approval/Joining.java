package org.fumikura.approval;

import org.fumikura.shared.Text;

/** How a step of a route stands to the one before it. */
public enum Joining {
    /** It is asked once those before it have answered. */
    THEN("順に", "Then"),
    /** It is asked at the same time; the route goes on when all of them have answered. */
    TOGETHER("同時に", "Together with it"),
    /** It is asked at the same time; one answer of them is enough. */
    EITHER("いずれか", "Or");

    private final Text label;

    Joining(String ja, String en) {
        this.label = new Text(ja, en);
    }

    public Text label() {
        return label;
    }
}
