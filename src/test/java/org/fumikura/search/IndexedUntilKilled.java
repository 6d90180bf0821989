package org.fumikura.search;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.fumikura.tenancy.MunicipalityId;

/** A program that goes on with an index where it finds it, says what it has committed, and ends when it is killed. */
final class IndexedUntilKilled {

    static final MunicipalityId HERE = new MunicipalityId(1);
    static final String NAME = "2.1";

    private static final int THINGS = 60;
    private static final int COMMIT = 4;
    private static final int PURGE = 12;

    private IndexedUntilKilled() {}

    static Index open(Path folder) {
        return new LuceneEngine(folder, () -> Set.of("year")).open(HERE, NAME);
    }

    /** @param arguments the folder */
    public static void main(String[] arguments) {
        Index index = open(Path.of(arguments[0]));
        long position = index.followed().map(Index.Followed::position).orElse(0L);
        while (true) {
            position++;
            apply(index, position);
            if (position % PURGE == 0) {
                index.purge();
            }
            if (position % COMMIT == 0) {
                index.commit(IndexTest.followed(position));
                System.out.println(position);
            }
        }
    }

    private static void apply(Index index, long position) {
        int thing = (int) (position * 7 % THINGS);
        if (position % 5 == 0) {
            index.remove("document", Set.of(new UUID(0, thing)));
        } else {
            index.put(List.of(IndexTest.thing(thing, words(position), "本文 ".repeat((int) (position % 40)))));
        }
    }

    private static String words(long position) {
        return "第" + position + "の状態";
    }

    /** Whether an index holds what it has to at a position: each thing as it was last put in, and nothing else. */
    static Optional<String> wrong(Index index, long position) {
        var right = new TreeMap<Integer, Long>();
        for (long at = 1; at <= position; at++) {
            int thing = (int) (at * 7 % THINGS);
            if (at % 5 == 0) {
                right.remove(thing);
            } else {
                right.put(thing, at);
            }
        }
        long all = total(index, "");
        if (all != right.size()) {
            return Optional.of("at %d there are %d, not %d".formatted(position, all, right.size()));
        }
        return right.values().stream()
                .filter(at -> total(index, "「" + words(at) + "」") != 1)
                .map(at -> "at %d the state of %d is not there once".formatted(position, at))
                .findFirst();
    }

    private static long total(Index index, String written) {
        return index.ask(new Index.Question(
                        Wanted.of(written), IndexTest.EVERYTHING, Map.of(), Index.Order.FITTING, 0, 1))
                .total();
    }
}
