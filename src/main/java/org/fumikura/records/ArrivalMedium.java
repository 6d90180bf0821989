package org.fumikura.records;

import org.fumikura.shared.Text;

/** The way on which a document came in. */
public enum ArrivalMedium {
    PAPER("郵便（紙）", "Post (paper)"),
    MAIL("電子メール", "E-mail"),
    FAX("ファクシミリ", "Fax"),
    LGWAN("LGWAN", "LGWAN"),
    ONLINE("電子申請", "Online application"),
    BY_HAND("持参", "By hand"),
    INTERNAL("庁内", "Within the office");

    private final Text label;

    ArrivalMedium(String ja, String en) {
        this.label = new Text(ja, en);
    }

    public Text label() {
        return label;
    }
}
