package org.fumikura.meetings;

import org.fumikura.shared.Text;

/** What an item is brought before the body for. */
public enum ItemKind {
    PROPOSAL("議案", "For decision"),
    REPORT("報告事項", "For report"),
    OTHER("その他", "Others");

    private final Text label;

    ItemKind(String ja, String en) {
        this.label = new Text(ja, en);
    }

    public Text label() {
        return label;
    }
}
