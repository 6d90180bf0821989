package org.fumikura.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.fumikura.organization.Reader;
import org.fumikura.shared.PageRequest;
import org.springframework.stereotype.Component;

/** The search of the program under test, which follows when a test says so. */
@Component
public class SearchAtHand {

    /** How many things a page has. */
    public static final int PAGE = SearchPage.SIZE;

    private static final int ALL = 100_000;

    private final Indexes indexes;
    private final Searching searching;

    SearchAtHand(Indexes indexes, Searching searching) {
        this.indexes = indexes;
        this.searching = searching;
    }

    /**
     * What the index of the current municipality tells.
     *
     * @param counts of each key, how many have each value
     */
    public record Told(Set<UUID> hits, long total, Map<String, Map<String, Long>> counts) {}

    /** All that is found of what is allowed. */
    public Told ask(String words, Map<String, Set<String>> chosen, Allowed allowed) {
        Index index = indexes.current().orElseThrow();
        var question = new Index.Question(Wanted.of(words), allowed, chosen, Index.Order.FITTING, 0, 1);
        Index.Answer answer = index.ask(question);
        Set<UUID> hits =
                index.list(new Index.Question(Wanted.of(words), allowed, chosen, Index.Order.FITTING, 0, ALL)).stream()
                        .map(Index.Ref::id)
                        .collect(Collectors.toSet());
        var counts = new HashMap<String, Map<String, Long>>();
        answer.counts()
                .forEach((key, values) -> counts.put(
                        key, values.stream().collect(Collectors.toMap(Index.Count::value, Index.Count::number))));
        return new Told(hits, answer.total(), counts);
    }

    /** A page of what somebody finds. */
    public SearchPage page(String words, int number, Reader reader) {
        return searching
                .search(sought(words), new PageRequest(number, PAGE), reader)
                .orElseThrow();
    }

    /** What somebody takes out of what she finds. */
    public List<Findables.Listed> list(String words, Reader reader) {
        return searching.list(sought(words), reader).orElseThrow().items();
    }

    private static Sought sought(String words) {
        return new Sought(words, false, Map.of(), SearchPage.Span.NONE, Index.Order.FITTING);
    }

    /** What the index of the current municipality says is like some words, of what is allowed. */
    public Set<UUID> alike(String words, Allowed allowed) {
        return indexes.current().orElseThrow().alike(new Index.Likeness(words, "", 1, allowed, Map.of(), ALL)).stream()
                .map(Index.Alike::id)
                .collect(Collectors.toSet());
    }

    /** Titles that are proposed to somebody who types. */
    public List<String> titles(String words, Reader reader) {
        return searching.titles(words, reader);
    }

    /** Brings the indexes up to the ledgers. */
    public void catchUp() {
        assertThat(indexes.catchUp(Duration.ZERO)).isTrue();
    }

    /** Takes the next step towards them. */
    void step() {
        indexes.step(Duration.ZERO);
    }

    /** In how many things of the current municipality words stand, whoever may read them. */
    public long count(String words) {
        var everything = new Allowed.AtMost("secrecy", Integer.MAX_VALUE);
        return indexes.current()
                .orElseThrow()
                .ask(new Index.Question(Wanted.of(words), everything, Map.of(), Index.Order.FITTING, 0, 1))
                .total();
    }

    /** Forgets everything that was not committed. */
    public void close() {
        indexes.close();
    }
}
