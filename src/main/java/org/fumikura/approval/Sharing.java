package org.fumikura.approval;

import org.fumikura.shared.Text;

/** For whom a template is kept. */
public enum Sharing {
    MINE("自分だけ", "Only me"),
    /** Her section and all below it. */
    UNIT("所属の課で共有", "Shared in my section"),
    /** All of her executive body. */
    OFFICE("全庁で共有", "Shared in the whole office");

    private final Text label;

    Sharing(String ja, String en) {
        this.label = new Text(ja, en);
    }

    public Text label() {
        return label;
    }
}
