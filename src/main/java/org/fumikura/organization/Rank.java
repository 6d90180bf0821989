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

    /** Whether a post of this rank in a unit of that level is a head of it, and so a superior of all below. */
    boolean leads(UnitLevel level) {
        return isAtLeast(
                switch (level) {
                    case BODY -> DEPUTY_MAYOR;
                    case DEPARTMENT -> DEPARTMENT_HEAD;
                    case SECTION -> SECTION_HEAD;
                    case SUBSECTION -> SUBSECTION_HEAD;
                });
    }
}
