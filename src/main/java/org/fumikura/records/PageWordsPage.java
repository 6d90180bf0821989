package org.fumikura.records;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.fumikura.renditions.PageWords;

/**
 * The words of a page as they lie over its picture.
 *
 * @param find what is looked for, to be marked
 */
public record PageWordsPage(PageWords words, Optional<String> find) {

    public List<PageWords.Run> runs() {
        return words.runs();
    }

    /** Whether what is looked for stands in it; without what runs over the end of a line. */
    public boolean isHit(PageWords.Run run) {
        return find.filter(sought -> run.words().toLowerCase(Locale.ROOT).contains(sought.toLowerCase(Locale.ROOT)))
                .isPresent();
    }
}
