package org.fumikura.records;

import org.fumikura.shared.Text;

/** 閲覧範囲: how far from the responsible unit a document can be read. */
public enum Scope {
    NAMED("指定者", "Named people"),
    SUBSECTION("係", "Subsection"),
    SECTION("課", "Section"),
    DEPARTMENT("部", "Department"),
    ALL("全庁", "Whole office");

    private final Text label;

    Scope(String ja, String en) {
        this.label = new Text(ja, en);
    }

    public Text label() {
        return label;
    }
}
