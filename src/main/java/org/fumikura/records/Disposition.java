package org.fumikura.records;

import org.fumikura.shared.Text;

/** 保存期間満了時の措置, decided when the file is made. */
public enum Disposition {
    TRANSFER("移管", "Transfer"),
    DESTROY("廃棄", "Destroy"),
    APPRAISE("要審査", "To be appraised");

    private final Text label;

    Disposition(String ja, String en) {
        this.label = new Text(ja, en);
    }

    public Text label() {
        return label;
    }
}
