package org.fumikura.meetings;

import org.fumikura.shared.Text;

/** As what a post sits on a team. */
public enum TeamRole {
    CHAIR("座長", "Chair"),
    VICE_CHAIR("副座長", "Vice chair"),
    MEMBER("部員", "Member"),
    SECRETARIAT("事務局", "Secretariat");

    private final Text label;

    TeamRole(String ja, String en) {
        this.label = new Text(ja, en);
    }

    public Text label() {
        return label;
    }
}
