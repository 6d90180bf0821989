package org.fumikura.records;

import org.fumikura.shared.Text;

/** 秘密区分 (docs/domain/access.md, A.16); the ordinal is what clearance is compared with. */
public enum Secrecy {
    GENERAL("一般", "General"),
    CAREFUL("取扱注意", "Handle with care"),
    SECRET("秘", "Secret"),
    TOP_SECRET("極秘", "Top secret");

    private final Text label;

    Secrecy(String ja, String en) {
        this.label = new Text(ja, en);
    }

    public Text label() {
        return label;
    }

    /** Whether the title is shown only to those who may read the document itself (I-12). */
    boolean isMasked() {
        return this == SECRET || this == TOP_SECRET;
    }

    static Secrecy at(int level) {
        return values()[level];
    }
}
