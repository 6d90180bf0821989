package org.fumikura.search;

import java.util.List;
import org.fumikura.shared.Paged;
import org.fumikura.shared.Text;

/**
 * What was found.
 *
 * @param sought what was looked for
 * @param also words of the office that were looked for too
 * @param total how many were found, of which a list tells no more than anybody looks at
 * @param saved what she looks for again and again, told where nothing was looked for
 */
public record SearchPage(
        Sought sought,
        List<String> also,
        Paged<Line> found,
        long total,
        List<Facet> facets,
        List<SavedSearch> saved) {

    /** How many are told at once: each takes some lines. */
    static final int SIZE = 20;

    /**
     * One thing.
     *
     * @param title with what was looked for marked
     * @param quote why it was found
     */
    public record Line(Findables.Shown thing, List<Quote.Piece> title, Quote quote) {}

    /** What can be chosen among what was found. */
    public record Facet(String key, Text label, List<Value> values) {}

    public record Value(String value, Text label, long number, boolean chosen) {}

    public String written() {
        return sought.words();
    }

    public boolean isNewestFirst() {
        return sought.isNewestFirst();
    }

    SearchPage with(List<SavedSearch> own) {
        return new SearchPage(sought, also, found, total, facets, own);
    }
}
