package org.fumikura.organization;

import org.fumikura.shared.Text;

/** 執行機関 · 部 · 課 · 係, the widest first. */
public enum UnitLevel {
    BODY("執行機関", "Body"),
    DEPARTMENT("部", "Department"),
    SECTION("課", "Section"),
    SUBSECTION("係", "Subsection");

    private final Text label;

    UnitLevel(String ja, String en) {
        this.label = new Text(ja, en);
    }

    public Text label() {
        return label;
    }
}
