package org.fumikura.records;

import org.fumikura.shared.Text;

/** 媒体: what the documents of a file are on. */
public enum Medium {
    ELECTRONIC("電子", "Electronic"),
    PAPER("紙", "Paper"),
    HYBRID("併用", "Electronic and paper");

    private final Text label;

    Medium(String ja, String en) {
        this.label = new Text(ja, en);
    }

    public Text label() {
        return label;
    }
}
