package org.fumikura.redaction;

import org.fumikura.renditions.PageArea;

/**
 * A part that is gone, as the record says it.
 *
 * @param kind what was looked for there, as {@link SoughtKind} names it, or {@value #AREA}
 */
record Mark(PageArea area, String kind, String article) {

    static final String AREA = "AREA";
}
