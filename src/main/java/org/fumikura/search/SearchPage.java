package org.fumikura.search;

import java.util.List;
import java.util.Optional;
import org.fumikura.shared.Paged;
import org.fumikura.shared.Text;

/**
 * What was found.
 *
 * @param written what was looked for
 * @param total how many were found, of which a list tells no more than anybody looks at; empty while so much is being changed
 *     that a number could count what the reader may not know
 * @param facets without a total, what was chosen alone
 */
public record SearchPage(
        String written, Index.Order order, Paged<Line> found, Optional<Long> total, List<Facet> facets) {

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

    public boolean isNewestFirst() {
        return order == Index.Order.NEWEST;
    }
}
