package org.fumikura.meetings;

import org.fumikura.shared.Text;

/** In which part somebody spoke; all that others than the office learn of who it was. */
public enum Speaker {
    CHAIR("本部長", "Chair"),
    MEMBER("部員", "Member"),
    SECRETARIAT("事務局", "Secretariat");

    private final Text label;

    Speaker(String ja, String en) {
        this.label = new Text(ja, en);
    }

    public Text label() {
        return label;
    }
}
