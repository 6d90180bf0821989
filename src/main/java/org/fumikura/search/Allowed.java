package org.fumikura.search;

import java.util.List;
import java.util.Set;

/** What may be found, said in keys and numbers, so that any engine can be asked for it. */
public sealed interface Allowed {

    /** One of these values. Without values nothing is. */
    record Is(String key, Set<String> values) implements Allowed {}

    /** A number of at most so much. */
    record AtMost(String number, int most) implements Allowed {}

    /** Without any, everything. */
    record All(List<Allowed> each) implements Allowed {}

    /** Without any, nothing. */
    record Any(List<Allowed> each) implements Allowed {}

    record Not(Allowed what) implements Allowed {}

    static Allowed is(String key, String... values) {
        return new Is(key, Set.of(values));
    }

    static Allowed all(Allowed... each) {
        return new All(List.of(each));
    }

    static Allowed any(Allowed... each) {
        return new Any(List.of(each));
    }
}
