package org.fumikura.records;

import java.util.List;
import java.util.Optional;
import org.fumikura.shared.Paged;
import org.fumikura.shared.Text;

/**
 * The number register of one series and year.
 *
 * @param series those of the reader's section
 * @param chosen the one that is shown; empty when the section counts nothing
 * @param years those in which it counted, the newest first
 * @param gaps numbers that are missing without an explanation; there must be none
 */
public record NumbersPage(
        List<Choice> series,
        Optional<Choice> chosen,
        int year,
        Text yearLabel,
        List<Year> years,
        Paged<Numbers.RegisterLine> lines,
        List<Integer> gaps) {

    /** A series as it is called: section and kind. */
    public record Choice(SeriesId id, Text label) {}

    /** A fiscal year that can be chosen. */
    public record Year(int year, Text label) {}
}
