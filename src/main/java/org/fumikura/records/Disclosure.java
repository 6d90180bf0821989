package org.fumikura.records;

import org.fumikura.shared.Text;

/** 公開区分, as the drafter judges it. */
public enum Disclosure {
    OPEN("公開", "Open"),
    PARTLY("一部公開", "Partly open"),
    CLOSED("非公開", "Closed");

    private final Text label;

    Disclosure(String ja, String en) {
        this.label = new Text(ja, en);
    }

    public Text label() {
        return label;
    }
}
