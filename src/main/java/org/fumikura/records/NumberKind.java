package org.fumikura.records;

import org.fumikura.shared.Text;

/** The series that a section counts. */
public enum NumberKind {
    /** 起案番号: every submitted draft has one. */
    DRAFT("起案番号", "Draft number"),
    /** 発番: given at the decision to what takes effect outside. */
    ISSUE("文書番号", "Document number"),
    /** 収受番号 */
    RECEIPT("収受番号", "Receipt number");

    private final Text label;

    NumberKind(String ja, String en) {
        this.label = new Text(ja, en);
    }

    public Text label() {
        return label;
    }
}
