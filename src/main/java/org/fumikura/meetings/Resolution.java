package org.fumikura.meetings;

import org.fumikura.shared.Text;

/** What the body resolved on an item. */
public enum Resolution {
    AS_DRAFTED("案のとおり承認", "Approved as drafted"),
    AMENDED("修正して承認", "Approved as amended"),
    CONTINUED("継続", "Continued"),
    DENIED("否決", "Denied"),
    NOTED("了承", "Noted"),
    NONE("報告のみ", "Reported");

    private final Text label;

    Resolution(String ja, String en) {
        this.label = new Text(ja, en);
    }

    public Text label() {
        return label;
    }

    /** Whether the body itself decides by it, which takes a quorum. */
    boolean decides() {
        return this == AS_DRAFTED || this == AMENDED || this == DENIED;
    }
}
