package org.fumikura.renditions;

import java.util.List;

/** The words of a page and where they stand. */
public record PageWords(Rendition.PageSize size, List<Run> runs) {

    /** Words that stand in one line, in points from the upper left corner of the page. */
    public record Run(float left, float top, float width, float height, String words) {}
}
