package org.fumikura.redaction;

import java.util.List;
import org.fumikura.renditions.PageArea;
import org.fumikura.shared.Text;

/**
 * A place where something is to be gone, or may be.
 *
 * @param ordinal its number within the redaction, from 1
 * @param sought the number of what was looked for; 0 for a part that somebody drew
 * @param areas several when it goes over the end of a line
 * @param words what stands there; blank for a part that somebody drew
 * @param chosen whether it is to be gone
 */
record Find(
        int ordinal,
        int sought,
        int page,
        List<PageArea> areas,
        String words,
        Seen seen,
        String article,
        boolean chosen) {

    /** By what it was found. */
    enum Seen {
        WRITTEN("文字の層", "words of the file"),
        READ("文字認識", "read from the picture"),
        BOTH("文字の層と文字認識", "both"),
        DRAWN("囲んだ箇所", "drawn by hand");

        private final Text label;

        Seen(String ja, String en) {
            label = new Text(ja, en);
        }

        Text label() {
            return label;
        }
    }
}
