package org.fumikura.search;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.fumikura.ledger.Ledger;
import org.fumikura.ledger.LedgerEntry;
import org.fumikura.shared.MachineClock;
import org.fumikura.tenancy.Jobs;
import org.fumikura.tenancy.Transactions;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Puts into an index of the current municipality what is found: all there is, then what changes. */
@Component
class IndexFeed {

    private static final int AT_ONCE = 25;
    private static final Duration LONGEST_WRITE = Duration.ofSeconds(40);
    private static final int BATCH = 200;
    private static final String JOB = "job";

    private final ObjectProvider<Findables> sources;
    private final Ledger ledger;
    private final Jobs jobs;
    private final Transactions transactions;
    private final MachineClock clock;

    IndexFeed(
            ObjectProvider<Findables> sources,
            Ledger ledger,
            Jobs jobs,
            Transactions transactions,
            MachineClock clock) {
        this.sources = sources;
        this.ledger = ledger;
        this.jobs = jobs;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * What a step of following came to.
     *
     * @param changed whether there was anything to apply
     * @param ended whether an act of it took words away for good
     * @param behind whether there are more acts
     * @param unread whether there are more words
     * @param ordered whether somebody ordered a job
     */
    record Step(Index.Followed come, boolean changed, boolean ended, boolean behind, boolean unread, boolean ordered) {

        boolean more() {
            return behind || unread;
        }
    }

    /** Where one begins that holds nothing: what changes while it is filled will be followed from here. */
    Index.Followed begin() {
        Instant now = clock.now();
        return new Index.Followed(
                transactions.read(() -> ledger.head().position()),
                now,
                Optional.of(new Index.Filling("", Optional.empty(), 0)));
    }

    /** How many things there are to be put in. */
    long all() {
        return transactions.read(
                () -> sources.stream().mapToLong(Findables::count).sum());
    }

    /** When a new index was last ordered. */
    Optional<Instant> lastOrder() {
        return transactions.read(() -> jobs.lastOrder(RebuildIndex.NAME));
    }

    /** Puts the next things in, at most so many. */
    Index.Followed fill(Index index, Index.Followed before, int most) {
        Index.Filling far = before.filling().orElseThrow();
        List<Findables> rest = sources.stream()
                .filter(source -> source.kind().compareTo(far.kind()) >= 0)
                .sorted(Comparator.comparing(Findables::kind))
                .toList();
        for (Findables source : rest) {
            UUID last = source.kind().equals(far.kind()) ? far.last().orElse(null) : null;
            List<UUID> some = transactions.read(() -> source.after(last, most));
            if (!some.isEmpty()) {
                put(index, source, some);
                return new Index.Followed(
                        before.position(),
                        before.words(),
                        Optional.of(new Index.Filling(
                                source.kind(), Optional.of(some.getLast()), far.done() + some.size())));
            }
        }
        return new Index.Followed(before.position(), before.words(), Optional.empty());
    }

    /**
     * Applies the next acts of the ledger to one that is full, and then some of the words that were read.
     *
     * @param unread those that it has not taken in
     * @param patience how long words of attachments may wait
     */
    Step follow(Index index, Index.Followed before, UnreadWords unread, Duration patience) {
        List<LedgerEntry> acts = transactions.read(() -> ledger.after(before.position(), BATCH));
        boolean ended = false;
        long position = before.position();
        if (!acts.isEmpty()) {
            ended = apply(index, acts);
            position = acts.getLast().position();
        }
        Instant words = before.words();
        Instant now = clock.now();
        boolean due = !words.plus(patience).isAfter(now);
        if (due && unread.isEmpty()) {
            look(unread, words, now);
        }
        boolean read = readSome(index, unread);
        if (due && unread.isEmpty()) {
            words = unread.upTo();
        }
        return new Step(
                new Index.Followed(position, words, Optional.empty()),
                read || !acts.isEmpty(),
                ended,
                acts.size() == BATCH,
                !unread.isEmpty(),
                acts.stream().anyMatch(act -> act.subject().kind().equals(JOB)));
    }

    /** What a write that had not ended when it was last looked for is looked for once more. */
    private void look(UnreadWords unread, Instant since, Instant now) {
        unread.look(now);
        for (Findables source : sources) {
            unread.add(source, transactions.read(() -> source.changedSince(since.minus(LONGEST_WRITE))), AT_ONCE);
        }
    }

    private boolean readSome(Index index, UnreadWords unread) {
        Optional<UnreadWords.Some> next = unread.next();
        next.ifPresent(some -> {
            putSome(index, some.source(), some.ids());
            unread.taken();
        });
        return next.isPresent();
    }

    /** False when none of the acts ended something for good. */
    private boolean apply(Index index, List<LedgerEntry> acts) {
        boolean ended = false;
        for (Findables source : sources) {
            Set<UUID> changed = transactions.read(() -> source.changed(acts));
            if (!changed.isEmpty()) {
                put(index, source, changed);
            }
            ended |= acts.stream().anyMatch(source::hasEnded);
        }
        return ended;
    }

    /** Some at a time: each may have millions of letters, and one act can change thousands. */
    private void put(Index index, Findables source, Collection<UUID> ids) {
        var all = List.copyOf(ids);
        for (int from = 0; from < all.size(); from += AT_ONCE) {
            putSome(index, source, all.subList(from, Math.min(all.size(), from + AT_ONCE)));
        }
    }

    private void putSome(Index index, Findables source, Collection<UUID> ids) {
        List<Findable> there = transactions.read(() -> source.read(ids));
        var gone = new HashSet<>(ids);
        there.forEach(each -> gone.remove(each.id()));
        index.put(there);
        if (!gone.isEmpty()) {
            index.remove(source.kind(), gone);
        }
    }
}
