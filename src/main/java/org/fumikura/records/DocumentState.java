package org.fumikura.records;

import org.fumikura.shared.Text;

/** Where a document stands as a record. */
public enum DocumentState {
    PENDING("決裁前", "Before decision"),
    DECIDED("決裁済", "Decided"),
    DENIED("否決", "Denied"),
    ABANDONED("廃案", "Abandoned"),
    RECEIVED("収受済", "Received"),
    CLOSED("完結", "Closed");

    private final Text label;

    DocumentState(String ja, String en) {
        this.label = new Text(ja, en);
    }

    public Text label() {
        return label;
    }

    /** Something is still to be done with it (未完結). */
    boolean isOpen() {
        return this == PENDING || this == DECIDED || this == RECEIVED;
    }
}
