package org.fumikura.approval;

import org.fumikura.shared.Text;

/** Who is asked again when a matter that came back is submitted again (再回付); a row of the table of authority says it. */
public enum Recirculation {
    EVERYBODY("全員に回し直す", "Everybody"),
    WHEN_CHANGED("本文・添付が変わったときは全員", "Everybody, if words or attachments changed"),
    GO_ON("承認していない人から続ける", "Only who had not approved");

    private final Text label;

    Recirculation(String ja, String en) {
        this.label = new Text(ja, en);
    }

    public Text label() {
        return label;
    }
}
