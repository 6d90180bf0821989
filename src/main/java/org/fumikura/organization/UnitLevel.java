package org.fumikura.organization;

/** 執行機関 · 部 · 課 · 係, the widest first. */
public enum UnitLevel {
    BODY,
    DEPARTMENT,
    SECTION,
    SUBSECTION
}
