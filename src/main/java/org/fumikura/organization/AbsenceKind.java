package org.fumikura.organization;

import org.fumikura.shared.Text;

/** Why somebody is away. */
public enum AbsenceKind {
    LEAVE("休暇", "Leave"),
    TRIP("出張", "Business trip"),
    ILLNESS("病気", "Illness"),
    ACCIDENT("事故", "Accident"),
    OTHER("その他", "Other");

    private final Text label;

    AbsenceKind(String ja, String en) {
        this.label = new Text(ja, en);
    }

    public Text label() {
        return label;
    }
}
