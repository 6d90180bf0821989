package org.fumikura.organization;

import org.fumikura.shared.Text;

/** 職層, highest first. */
public enum Rank {
    MAYOR("区長", "Mayor"),
    DEPUTY_MAYOR("副区長", "Deputy mayor"),
    DEPARTMENT_HEAD("部長", "Department head"),
    SECTION_HEAD("課長", "Section head"),
    SUBSECTION_HEAD("係長", "Subsection head"),
    CHIEF("主任", "Chief"),
    STAFF("担当", "Staff");

    private final Text label;

    Rank(String ja, String en) {
        this.label = new Text(ja, en);
    }

    public Text label() {
        return label;
    }

    /** Whether this rank decides what the other one may decide. */
    public boolean isAtLeast(Rank other) {
        return compareTo(other) <= 0;
    }
}
