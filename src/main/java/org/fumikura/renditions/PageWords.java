package org.fumikura.renditions;

import java.util.List;

/** The words of a page and where they stand. */
public record PageWords(Rendition.PageSize size, List<Run> runs) {

    /** Words that stand in one line, in points from the upper left corner of the page. */
    public record Run(float left, float top, float width, float height, String words) {}

    /** All of them in their order, as one text: what goes on in the next line has no blank between. */
    String words() {
        return words(runs);
    }

    static String words(List<Run> runs) {
        var text = new StringBuilder();
        for (Run run : runs) {
            boolean close = text.isEmpty()
                    || Letters.isClose(text.charAt(text.length() - 1))
                    || Letters.isClose(run.words().charAt(0));
            text.append(close ? "" : " ").append(run.words());
        }
        return text.toString();
    }
}
