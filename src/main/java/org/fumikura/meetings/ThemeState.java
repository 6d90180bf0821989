package org.fumikura.meetings;

import org.fumikura.shared.Text;

/** How far a theme is; the columns of the board, in their order. */
public enum ThemeState {
    CHARTERED("設置", "Chartered", "quiet"),
    STUDYING("検討", "Studied", "warn"),
    TRIAL("試行", "On trial", "warn"),
    PROPOSED("提案", "Proposed", "warn"),
    ADOPTED("決定", "Adopted", "good"),
    CLOSED("終了", "Closed", "good"),
    CONTINUED("継続", "Continued", "warn"),
    DROPPED("中止", "Dropped", "quiet");

    private final Text label;
    private final String tone;

    ThemeState(String ja, String en, String tone) {
        this.label = new Text(ja, en);
        this.tone = tone;
    }

    public Text label() {
        return label;
    }

    /** Of its tag on a page. */
    public String tone() {
        return tone;
    }

    /** Nothing happens to it any more. */
    public boolean isOver() {
        return this == CLOSED || this == DROPPED;
    }
}
