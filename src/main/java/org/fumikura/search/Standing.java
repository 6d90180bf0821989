package org.fumikura.search;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.fumikura.tenancy.Transactions;
import org.springframework.stereotype.Component;

/** Whether something stands in the index, for those who ask why it is not found. They have the right to know of it. */
@Component
public class Standing {

    private final Indexes indexes;
    private final Lag lag;
    private final Transactions transactions;

    Standing(Indexes indexes, Lag lag, Transactions transactions) {
        this.indexes = indexes;
        this.lag = lag;
        this.transactions = transactions;
    }

    /**
     * How a thing stands in the index.
     *
     * @param present whether it is there as it is now, but for words of attachments that were read after {@code words}
     * @param position how far the index has followed the ledger
     * @param words up to when it knows the words of attachments, by the machine's clock
     */
    public record Entry(boolean present, long position, Instant words) {}

    /** Empty as long as the index is being made. Opens a read of its own. */
    public Optional<Entry> of(String kind, UUID id) {
        return indexes.current().map(index -> {
            Optional<Set<UUID>> changed = transactions.read(() -> lag.of(index));
            var itself = Allowed.all(Allowed.is(Searching.KIND, kind), Allowed.is(Searching.ID, id.toString()));
            boolean there = index.ask(new Index.Question(Wanted.of(""), itself, Map.of(), Index.Order.FITTING, 0, 1))
                            .total()
                    > 0;
            Index.Followed far = index.reached().orElseThrow();
            return new Entry(
                    there && changed.filter(things -> !things.contains(id)).isPresent(), far.position(), far.words());
        });
    }
}
