package org.fumikura.search;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import org.fumikura.shared.Text;

/** By which things are narrowed and counted when they are found, and what the values are called. Asked in a transaction. */
public interface FindableKeys {

    /** The keys of its things whose values are counted beside what was found, in their order, and what they are called. */
    Map<String, Text> counted();

    /**
     * Names under which a key may be asked for within the words, such as 年度 and year; in lower case, at most 12 letters.
     *
     * @return each with its key, one of those that are counted
     */
    Map<String, String> fields();

    /** The values of a key that are called so, or whose name has these words in it; of all things, whoever may find them. */
    Set<String> called(String key, String words);

    /** What values of a key that is counted are called; without those that nobody knows. */
    Map<String, Text> labels(String key, Collection<String> values);
}
