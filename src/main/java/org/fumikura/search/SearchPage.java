package org.fumikura.search;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.fumikura.shared.Paged;
import org.fumikura.shared.Text;

/**
 * What was found.
 *
 * @param sought what was looked for
 * @param also words of the office that were looked for too
 * @param instead what was looked for in place of words that stand nowhere; empty where all was looked for as it was written
 * @param someOnly whether nothing has all the words, so that these have some of them
 * @param total how many were found, of which a list tells no more than anybody looks at; empty while so much is being changed
 *     that a number could count what the reader may not know
 * @param facets without a total, what was chosen alone
 * @param saved what she looks for again and again, told where nothing was looked for
 */
public record SearchPage(
        Sought sought,
        List<String> also,
        List<String> instead,
        boolean someOnly,
        Paged<Line> found,
        Optional<Long> total,
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

    /**
     * Between which days.
     *
     * @param from as it was written
     * @param to as it was written
     * @param problem why it says nothing; then nothing was left out by it
     */
    public record Span(String from, String to, Optional<Text> problem) {

        static final Span NONE = new Span("", "", Optional.empty());

        static Span of(String from, String to) {
            return new Span(from, to, unreadable(from, to).or(() -> reversed(from, to)));
        }

        private static Optional<Text> unreadable(String from, String to) {
            return Stream.of(from, to)
                    .filter(each -> !each.isBlank() && Days.of(each).isEmpty())
                    .findFirst()
                    .map(each -> new Text(
                            "「%s」は日付として読めないので、期間では絞っていません。例：令和4年4月1日、R4.4、2022-04-01".formatted(each),
                            "“%s” is not a date, so no days were left out. E.g. 令和4年4月1日, R4.4, 2022-04-01"
                                    .formatted(each)));
        }

        private static Optional<Text> reversed(String from, String to) {
            return Days.of(from)
                    .filter(first -> Days.of(to)
                            .filter(last -> last.to().isBefore(first.from()))
                            .isPresent())
                    .map(
                            first -> new Text(
                                    "期間の終わりが初めより前なので、期間では絞っていません。初めと終わりを入れ替えてください。",
                                    "The period ends before it begins, so no days were left out. Please exchange its two ends."));
        }

        /** Empty for all days. */
        Optional<Days> days() {
            if (problem.isPresent() || from.isBlank() && to.isBlank()) {
                return Optional.empty();
            }
            return Optional.of(new Days(
                    Days.of(from).map(Days::from).orElse(LocalDate.MIN),
                    Days.of(to).map(Days::to).orElse(LocalDate.MAX)));
        }
    }

    /** What can be chosen among what was found. */
    public record Facet(String key, Text label, List<Value> values) {}

    public record Value(String value, Text label, long number, boolean chosen) {}

    public String written() {
        return sought.words();
    }

    public Span span() {
        return sought.span();
    }

    /** Whether something beside the words narrows what was found. */
    public boolean isNarrowed() {
        return !sought.chosen().isEmpty()
                || !sought.span().from().isEmpty()
                || !sought.span().to().isEmpty();
    }

    public boolean isNewestFirst() {
        return sought.isNewestFirst();
    }

    SearchPage with(List<SavedSearch> own) {
        return new SearchPage(sought, also, instead, someOnly, found, total, facets, own);
    }
}
