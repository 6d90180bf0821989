package org.fumikura.approval;

import org.fumikura.shared.Text;

/** For whom words on a page are. */
public enum NoteKind {
    /** Part of the record, for everybody who may read the matter. */
    RECORD("記録に残る付箋", "Note, part of the record"),
    /** For its author alone, and no part of the record. */
    PRIVATE("自分だけのメモ", "Memo, for me alone");

    private final Text label;

    NoteKind(String ja, String en) {
        this.label = new Text(ja, en);
    }

    public Text label() {
        return label;
    }
}
