package org.fumikura.search;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.fumikura.ledger.LedgerEntry;
import org.fumikura.organization.Reader;
import org.jspecify.annotations.Nullable;

/**
 * What a module gives to be found. All of it is asked in a transaction of the municipality. What may be found is said twice, so
 * that an index that lags tells nothing: as a filter, and by {@link #show}, which answers for each alone.
 */
public interface Findables {

    /** Stable, and unlike that of any other module. */
    String kind();

    /** Which of its things some acts have changed, made or ended. */
    Set<UUID> changed(List<LedgerEntry> acts);

    /** Its things in the order of their ids, behind one of them; null for the first. For an index that is made anew. */
    List<UUID> after(@Nullable UUID last, int most);

    /** As they are now; without those that are not there (any more), or must not be found by anybody. */
    List<Findable> read(Collection<UUID> ids);

    /** What somebody may find, by the keys and numbers of {@link Findable}. */
    Allowed allowed(Reader reader);

    /** Those of some things that somebody may see now, with what is said about them, in any order. */
    List<Shown> show(Collection<UUID> ids, Reader reader);

    /**
     * What is said about a thing in a list of what was found.
     *
     * @param path of its page
     * @param title as she may see it
     * @param secondary its number, unit and day, in a line
     * @param mayQuote whether its words may be quoted to her
     */
    record Shown(UUID id, String path, String title, String secondary, boolean mayQuote) {}

    /** Where exactly a page of what was found is read, counted as in {@link Findable#texts}; empty for its own page. */
    default Optional<String> place(UUID id, int text) {
        return Optional.empty();
    }
}
