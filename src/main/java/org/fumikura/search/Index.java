package org.fumikura.search;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

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

    /** Those alone that are found, in the same order: many more than anybody looks at. */
    List<Ref> list(Question question);

    @Override
    void close();

    /**
     * @param words as they were written
     * @param allowed what may be found
     * @param chosen of keys, one value of each
     * @param from how many are left out from the begin
     * @param most how many are told
     */
    record Question(Wanted words, Allowed allowed, Map<String, Set<String>> chosen, Order order, int from, int most) {

        /** The first ones alone. */
        Question first(int number) {
            return new Question(words, allowed, chosen, order, 0, number);
        }

        /** Some things alone, all of them, in the same order. */
        Question only(Set<Ref> things) {
            var names = new Allowed.Is(REF, things.stream().map(Ref::name).collect(Collectors.toSet()));
            return new Question(words, Allowed.all(allowed, names), chosen, order, 0, things.size());
        }

        /** The same for some of the words; empty where each of them was meant. */
        Optional<Question> loosely() {
            return words.loosely().map(some -> new Question(some, allowed, chosen, order, from, most));
        }
    }

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

    /** The key of each thing, whose value is its {@link Ref#name}. */
    String REF = "ref";

    /** A thing by its name alone. */
    record Ref(String kind, UUID id) {

        String name() {
            return kind + ":" + id;
        }
    }

    /** @param texts its words, for what is quoted of them */
    record Hit(String kind, UUID id, List<Findable.Words> texts) {

        Ref ref() {
            return new Ref(kind, id);
        }
    }

    record Count(String value, long number) {}
}
