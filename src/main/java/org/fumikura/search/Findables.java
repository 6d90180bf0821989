package org.fumikura.search;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.fumikura.ledger.LedgerEntry;
import org.fumikura.organization.Reader;
import org.fumikura.shared.Text;
import org.jspecify.annotations.Nullable;

/**
 * What a module gives to be found. All of it is asked in a transaction of the municipality. What may be found is said twice, so
 * that an index that lags tells nothing: as a filter, and by {@link #show}, which answers for each alone.
 */
public interface Findables {

    /** Stable, and unlike that of any other module. */
    String kind();

    /** By which its things are narrowed and counted. */
    FindableKeys keys();

    /** Whether an act took words away for good, so that nothing of them may stay anywhere (I-09). */
    boolean hasEnded(LedgerEntry act);

    /** Which of its things some acts have changed, made or ended. */
    Set<UUID> changed(List<LedgerEntry> acts);

    /**
     * Which of its things have other words since a moment of the machine's clock, without an act: those of attachments are read
     * when there is time.
     */
    Set<UUID> changedSince(Instant moment);

    /** How many of its things there are, so that who waits for a new index knows how far it is. */
    long count();

    /** Its things in the order of their ids, behind one of them; null for the first. For an index that is made anew. */
    List<UUID> after(@Nullable UUID last, int most);

    /** As they are now; without those that are not there (any more), or must not be found by anybody. */
    List<Findable> read(Collection<UUID> ids);

    /** The key under which its things have the numbers by which they are called, in the form of {@link Numbers#plain}. */
    String BY_NUMBER = "number";

    /** The key under which its things have their days, in the form of {@link java.time.LocalDate#toString}. */
    String DAYS = "days";

    /** The number by which the newest are told first: a day, as days since 1970. */
    String BY_DAY = "day";

    /** What somebody may find, by the keys and numbers of {@link Findable}. */
    Allowed allowed(Reader reader);

    /** Those of some things that somebody may see now, with what is said about them, in any order. */
    List<Shown> show(Collection<UUID> ids, Reader reader);

    /** The same with what only a list that is written out says. Overridden where there is more to say. */
    default List<Listed> list(Collection<UUID> ids, Reader reader) {
        return show(ids, reader).stream()
                .map(shown -> new Listed(shown, Optional.empty(), "", ""))
                .toList();
    }

    /**
     * What a list that is written out says about a thing.
     *
     * @param state how it stands; empty for what has no states
     * @param file in which it lies; blank where there is none or its own entry may not be seen
     * @param classification of the file; blank as that
     */
    record Listed(Shown shown, Optional<Text> state, String file, String classification) {}

    /** Titles of those things that somebody may read now and that may leave the program: none of anything secret (A.16). */
    default Map<UUID, String> titlesToSend(Collection<UUID> ids, Reader reader) {
        return Map.of();
    }

    /**
     * What is said about a thing in a list of what was found.
     *
     * @param path of its page
     * @param number by which it is called; may be blank
     * @param day on which it was entered
     * @param quotable whether its words are still there to be quoted
     * @param sourceId how the system calls it that it was taken in from; blank for what was made here
     */
    record Shown(
            UUID id,
            String path,
            String title,
            String number,
            Text sort,
            Text unit,
            LocalDate day,
            boolean quotable,
            String sourceId) {}
}
