package org.fumikura.portal;

import org.fumikura.shared.Text;

/** How much of its source a package holds. What is closed is never published, and so has no word here. */
public enum Openness {
    OPEN(new Text("公開", "open")),
    PARTLY(new Text("一部公開", "partly open"));

    private final Text label;

    Openness(Text label) {
        this.label = label;
    }

    /** What it is called on a screen. */
    public Text label() {
        return label;
    }
}
