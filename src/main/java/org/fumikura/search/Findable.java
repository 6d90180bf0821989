package org.fumikura.search;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Something that is found, as it stands in the index.
 *
 * @param kind of thing, the same as {@link Findables#kind}
 * @param title what it is called
 * @param texts its words, page by page: what it says itself, then the pages of what is attached
 * @param keys by which it is filtered and counted, such as a year, a unit or a grant; each with its values
 * @param numbers by which it is filtered and ordered
 */
public record Findable(
        String kind,
        UUID id,
        String title,
        List<Words> texts,
        Map<String, Set<String>> keys,
        Map<String, Integer> numbers) {

    /**
     * A page of words.
     *
     * @param place what is added to the path of the thing to read it there, such as {@code #m1p2}; may be empty
     */
    public record Words(String text, String place) {}
}
