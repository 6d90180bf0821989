package org.fumikura.search;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Things of which words were read that an index has not taken in. There may be thousands, when a night of scans is read; what is
 * done meanwhile is followed in between. Forgotten by a crash, and then looked for again.
 */
final class UnreadWords {

    private final Deque<Some> waiting = new ArrayDeque<>();
    private Instant upTo = Instant.EPOCH;

    /** So many things of one owner as are taken in at once. */
    record Some(Findables source, List<UUID> ids) {}

    boolean isEmpty() {
        return waiting.isEmpty();
    }

    /** Up to when all of them were looked for, by the machine's clock. */
    Instant upTo() {
        return upTo;
    }

    /** Looks for them up to a moment. */
    void look(Instant moment) {
        upTo = moment;
    }

    void add(Findables source, Collection<UUID> ids, int atOnce) {
        var all = List.copyOf(ids);
        for (int from = 0; from < all.size(); from += atOnce) {
            waiting.add(new Some(source, all.subList(from, Math.min(all.size(), from + atOnce))));
        }
    }

    /** The next, until they are {@linkplain #taken taken in}. */
    Optional<Some> next() {
        return Optional.ofNullable(waiting.peek());
    }

    void taken() {
        waiting.remove();
    }
}
