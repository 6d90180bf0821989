package org.fumikura.search;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * The index of one municipality, whatever keeps it. What was put in is found at once; what was {@linkplain #commit committed}
 * outlives the program, together with how far it has followed the ledger.
 */
interface Index extends AutoCloseable {

    /** How far it had come when it was last committed; empty for one that was never filled. */
    Optional<Followed> followed();

    /** Puts things in, in place of themselves. */
    void put(Collection<Findable> things);

    /** Takes things out. */
    void remove(String kind, Collection<UUID> ids);

    /** Whatever was taken out before leaves no trace on the disk (I-09). */
    void purge();

    void commit(Followed followed);

    /**
     * How far an index has come.
     *
     * @param position the last one of the ledger
     * @param words up to when it knows what was read of attachments, by the machine's clock
     */
    record Followed(long position, Instant words) {}

    Answer ask(Question question);

    /** Which things are found, in the order of the question and without anything about them. */
    List<Found> found(Question question);

    @Override
    void close();

    /**
     * @param words as they were written, each with what may stand in its place; what has them as they were written comes before
     *     what has only such others
     * @param allowed what may be found
     * @param chosen of keys, one value of each
     * @param from how many are left out from the begin
     * @param most how many are told
     */
    record Question(Wanted words, Allowed allowed, Map<String, Set<String>> chosen, Order order, int from, int most) {}

    /** In which order they are told. */
    enum Order {
        FITTING,
        NEWEST
    }

    /**
     * @param total how many were found in all
     * @param counts of each key, how many have each value, among those that were found or would be with another choice of it; the
     *     most frequent first
     * @param marks folded words to be marked in what is quoted
     */
    record Answer(List<Hit> hits, long total, Map<String, List<Count>> counts, List<String> marks) {}

    record Found(String kind, UUID id) {}

    /** @param texts its words, for what is quoted of them */
    record Hit(String kind, UUID id, List<Findable.Words> texts) {}

    record Count(String value, long number) {}
}
