package org.fumikura.search;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.fumikura.ledger.Ledger;
import org.fumikura.ledger.LedgerEntry;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * What an index does not know yet as it is now. Who may read something can have changed with its last act: until the index has
 * followed, neither a hit nor a number may come from it (I-11).
 */
@Component
class Lag {

    /** With more acts it is told apart no longer. */
    static final int MOST = 300;

    private final Ledger ledger;
    private final ObjectProvider<Findables> sources;

    Lag(Ledger ledger, ObjectProvider<Findables> sources) {
        this.ledger = ledger;
        this.sources = sources;
    }

    /**
     * The things that acts have changed which an index has not followed; in the caller's read, and before the index is asked.
     *
     * @return empty when there are more acts than {@value #MOST}
     */
    Optional<Set<UUID>> of(Index index) {
        long position = index.reached().map(Index.Followed::position).orElse(0L);
        List<LedgerEntry> acts = ledger.after(position, MOST + 1);
        if (acts.size() > MOST) {
            return Optional.empty();
        }
        return Optional.of(
                acts.isEmpty()
                        ? Set.of()
                        : sources.stream()
                                .flatMap(source -> source.changed(acts).stream())
                                .collect(Collectors.toSet()));
    }
}
