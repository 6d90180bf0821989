package org.fumikura.meetings;

import org.fumikura.shared.Text;

/** How far a session is. */
public enum SessionState {
    CALLED("準備中", "Being prepared"),
    NOTIFIED("招集済み", "Notice given"),
    OPEN("開会中", "In session"),
    HELD("終了", "Over"),
    CANCELLED("中止", "Cancelled");

    private final Text label;

    SessionState(String ja, String en) {
        this.label = new Text(ja, en);
    }

    public Text label() {
        return label;
    }

    /** Of its tag on a page. */
    String tone() {
        return switch (this) {
            case CALLED, NOTIFIED -> "warn";
            case OPEN -> "bad";
            case HELD -> "good";
            case CANCELLED -> "quiet";
        };
    }

    /** Whether nothing of it changes any more. */
    boolean isOver() {
        return this == HELD || this == CANCELLED;
    }
}
