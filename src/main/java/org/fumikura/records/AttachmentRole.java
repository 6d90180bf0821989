package org.fumikura.records;

import org.fumikura.shared.Text;

/** What an attachment is for. */
public enum AttachmentRole {
    PROPOSAL("案", "Proposal"),
    REFERENCE("参考", "Reference"),
    ISSUE("施行文", "Text to be issued"),
    PRECEDENT("前例", "Precedent");

    private final Text label;

    AttachmentRole(String ja, String en) {
        this.label = new Text(ja, en);
    }

    public Text label() {
        return label;
    }
}
