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

    /** Whether one thing is among what may be found, by its keys and numbers: the same answer as an engine gives for all. */
    default boolean admits(Findable thing) {
        return switch (this) {
            case Is is -> thing.keys().getOrDefault(is.key, Set.of()).stream().anyMatch(is.values::contains);
            case AtMost at -> {
                Integer number = thing.numbers().get(at.number);
                yield number != null && number <= at.most;
            }
            case All all -> all.each.stream().allMatch(one -> one.admits(thing));
            case Any any -> any.each.stream().anyMatch(one -> one.admits(thing));
            case Not not -> !not.what.admits(thing);
        };
    }

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
