package org.fumikura.records;

import org.fumikura.shared.Text;

/** Why somebody prints what she could read on the screen. */
public enum PrintReason {
    MEETING("会議で配る", "For a meeting"),
    SUBMISSION("外部へ提出する", "To be handed in elsewhere"),
    LEGIBILITY("画面では読みにくい", "Hard to read on the screen"),
    OTHER("その他", "Another reason");

    private final Text label;

    PrintReason(String ja, String en) {
        label = new Text(ja, en);
    }

    public Text label() {
        return label;
    }
}
