package org.fumikura.search;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * The index of one municipality, whatever keeps it. What was put in is found at once, or when it is full while it is filled;
 * what was {@linkplain #commit committed} outlives the program, together with how far it has followed the ledger. What can not
 * be written fails with an {@link java.io.UncheckedIOException} and can be done again with the same index
 * {@linkplain Engine#open opened} once more; what is not what was written fails with {@link IndexDamaged}.
 */
interface Index extends AutoCloseable {

    /** How far it had come when it was last committed; empty for one that never was. */
    Optional<Followed> followed();

    /** Puts things in, in place of themselves. */
    void put(Collection<Findable> things);

    /** Takes things out. */
    void remove(String kind, Collection<UUID> ids);

    /** Says how far it has come with what was put in, committed or not; what it answers is at least that new. */
    void reach(Followed followed);

    /** How far it has come, as was said last; empty for one that was never filled. */
    Optional<Followed> reached();

    /** Whatever was taken out before leaves no trace on the disk (I-09). */
    void purge();

    void commit(Followed followed);

    /**
     * How far an index has come.
     *
     * @param position the last one of the ledger; while it is being filled, the one from which it will follow
     * @param words up to when it knows what was read of attachments, by the machine's clock
     * @param filling how far it has been filled; empty when it is full
     */
    record Followed(long position, Instant words, Optional<Filling> filling) {}

    /**
     * How far an index has been filled.
     *
     * @param kind of the last thing that was put in, behind those of all kinds that come before it; empty before the first
     * @param last that thing
     * @param done how many are in
     */
    record Filling(String kind, Optional<UUID> last, long done) {}

    /** Compares all that is kept with what was written; takes its time and disturbs nobody. */
    void check();

    /** Whether what is kept is known to be other than what was written. It answers as far as it can. */
    boolean isDamaged();

    /** Whether somebody could not be answered, so that {@link #check} is due. */
    boolean isSuspect();

    /** Gives back what others need to write it; what was not committed is lost, and it goes on answering. */
    void stopWriting();

    Answer ask(Question question);

    /** Those alone that are found, in the same order: many more than anybody looks at. */
    List<Ref> list(Question question);

    /** What is most like some words, the most alike first; what has too little in common with them is left out. */
    List<Alike> alike(Likeness likeness);

    /** What has a title in which most letters of a word stand, or of how it is heard; the most first. */
    List<Ref> nearly(Nearly nearly);

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
    record Question(Wanted words, Allowed allowed, Map<String, Set<String>> chosen, Order order, int from, int most) {

        Question of(Wanted others, int first, int number) {
            return new Question(others, allowed, chosen, order, first, number);
        }
    }

    /**
     * What others are held against.
     *
     * @param title its words count most
     * @param text what else it says
     * @param share of a hundred words that tell something, how many another thing has to have
     * @param allowed what may be found
     * @param chosen of keys, the values of which it has to have one
     * @param most how many are told
     */
    record Likeness(String title, String text, int share, Allowed allowed, Map<String, Set<String>> chosen, int most) {}

    /**
     * A word that nothing has.
     *
     * @param word folded
     * @param allowed what may be found
     * @param most how many are told
     */
    record Nearly(String word, Allowed allowed, int most) {}

    /** @param shared words that both have, folded; those that tell most first */
    record Alike(String kind, UUID id, List<String> shared) {}

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
