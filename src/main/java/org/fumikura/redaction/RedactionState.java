package org.fumikura.redaction;

import org.fumikura.shared.Text;

/** How far a redaction is. */
public enum RedactionState {
    MARKING("箇所の指定中", "being marked", "warn"),
    MAKING("作成中", "being made", "warn"),
    PROVED("確認待ち", "waits for the second person", "warn"),
    CONFIRMED("確認済み", "confirmed", "good"),
    HANDED_OUT("提供済み", "handed out", "good"),
    WITHDRAWN("取下げ", "withdrawn", "quiet");

    private final Text label;
    private final String tone;

    RedactionState(String ja, String en, String tone) {
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
}
