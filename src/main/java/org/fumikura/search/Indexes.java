package org.fumikura.search;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.IndexFormatTooNewException;
import org.apache.lucene.index.IndexFormatTooOldException;
import org.fumikura.ledger.Ledger;
import org.fumikura.ledger.LedgerEntry;
import org.fumikura.shared.MachineClock;
import org.fumikura.tenancy.Municipalities;
import org.fumikura.tenancy.Municipality;
import org.fumikura.tenancy.MunicipalityId;
import org.fumikura.tenancy.Tenancy;
import org.fumikura.tenancy.Transactions;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.util.FileSystemUtils;

/**
 * The index of each municipality, which follows its ledger. How far it has come is kept with it, not in the database: whatever
 * happens to the program, what is in the index and how far that is agree. One that is missing or damaged is made anew.
 */
@Component
class Indexes implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Indexes.class);

    /** Of how words are taken apart; another one needs another index. */
    private static final String ANALYSIS = "3";

    /** Of attachments, which are read page by page: a large scan is not put in anew for each. */
    private static final Duration WORDS_WAIT = Duration.ofSeconds(20);

    /** How often the ledgers are looked at. */
    private static final Duration LOOK = Duration.ofMillis(500);

    private static final Duration AFTER_TROUBLE = Duration.ofSeconds(5);
    private static final Duration LONGEST_WRITE = Duration.ofSeconds(40);
    private static final int BATCH = 200;
    private static final int TO_FILL = 100;

    private final SearchSettings settings;
    private final ObjectProvider<Findables> sources;
    private final Ledger ledger;
    private final Transactions transactions;
    private final Municipalities municipalities;
    private final MachineClock clock;
    private final Map<MunicipalityId, Index> open = new ConcurrentHashMap<>();
    private final Semaphore end = new Semaphore(0);
    private volatile boolean running;
    private volatile boolean ending;
    private @Nullable Thread thread;

    Indexes(
            SearchSettings settings,
            ObjectProvider<Findables> sources,
            Ledger ledger,
            Transactions transactions,
            Municipalities municipalities,
            MachineClock clock) {
        this.settings = settings;
        this.sources = sources;
        this.ledger = ledger;
        this.transactions = transactions;
        this.municipalities = municipalities;
        this.clock = clock;
    }

    /** The index of the current municipality; empty as long as it is being made. */
    Optional<Index> current() {
        return Optional.ofNullable(open.get(Tenancy.current()))
                .filter(index -> index.followed().isPresent());
    }

    /** How the index of the current municipality is. */
    Optional<Index.Followed> state() {
        return current().flatMap(Index::followed);
    }

    @Override
    public boolean isAutoStartup() {
        return settings.follow();
    }

    @Override
    public void start() {
        running = true;
        ending = false;
        end.drainPermits();
        thread = Thread.ofPlatform().name("search-index").daemon(true).start(this::follow);
    }

    @Override
    public void stop() {
        running = false;
        ending = true;
        end.release();
        Thread last = thread;
        if (last != null) {
            try {
                last.join(TimeUnit.SECONDS.toMillis(10));
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        }
        close();
        ending = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** A long way is not gone to its end when the program ends. */
    private void requireTime() {
        if (ending) {
            throw new CancellationException("the program ends");
        }
    }

    private void follow() {
        while (running) {
            try {
                Duration rest = catchUp(WORDS_WAIT) ? LOOK : AFTER_TROUBLE;
                if (end.tryAcquire(rest.toMillis(), TimeUnit.MILLISECONDS)) {
                    return;
                }
            } catch (InterruptedException interrupted) {
                return;
            } catch (CancellationException ends) {
                return;
            } catch (RuntimeException problem) {
                LOG.warn("The municipalities could not be asked for; this will be tried again", problem);
            }
        }
    }

    /**
     * Brings the index of each municipality up to the present head of its ledger.
     *
     * @param patience how long words of attachments may wait
     * @return false when one could not be, which is tried again
     */
    synchronized boolean catchUp(Duration patience) {
        boolean good = true;
        for (Municipality municipality : municipalities.list()) {
            try {
                Tenancy.run(municipality.id(), () -> {
                    Index index = open.computeIfAbsent(municipality.id(), this::opened);
                    Index.Followed before = index.followed().orElseGet(() -> filled(index));
                    catchUp(index, before, patience);
                });
            } catch (CancellationException ends) {
                throw ends;
            } catch (RuntimeException | Error problem) {
                LOG.warn(
                        "The search index of municipality {} could not be brought up to date; this will be tried again",
                        municipality.id().value(),
                        problem);
                // what was not committed is done again, and a writer that has given up is opened anew
                close(municipality.id());
                good = false;
            }
        }
        return good;
    }

    private void close(MunicipalityId municipality) {
        Index index = open.remove(municipality);
        if (index != null) {
            index.close();
        }
    }

    /** Forgets what is in memory and what was not committed; the next time it is opened anew. */
    synchronized void close() {
        open.values().forEach(Index::close);
        open.clear();
    }

    private Index opened(MunicipalityId municipality) {
        Path folder = settings.folder()
                .resolve(Integer.toString(municipality.value()))
                .resolve(ANALYSIS);
        try {
            Files.createDirectories(folder);
            removeOlder(folder);
            return opened(folder);
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    /** What is destroyed from now on would stay in an index that nobody follows (I-09). */
    private static void removeOlder(Path folder) throws IOException {
        try (Stream<Path> all = Files.list(folder.getParent())) {
            for (Path other : all.filter(each -> !each.equals(folder)).toList()) {
                FileSystemUtils.deleteRecursively(other);
            }
        }
    }

    private Index opened(Path folder) throws IOException {
        try {
            return new LuceneIndex(folder, counted());
        } catch (CorruptIndexException
                | IndexFormatTooOldException
                | IndexFormatTooNewException
                | NoSuchFileException
                | EOFException damaged) {
            // a folder that another program works on, or a full disk, is something else
            LOG.error("The search index in {} is damaged and is made anew; nothing is lost", folder, damaged);
            FileSystemUtils.deleteRecursively(folder);
            Files.createDirectories(folder);
            return new LuceneIndex(folder, counted());
        }
    }

    private Set<String> counted() {
        return sources.stream()
                .flatMap(source -> source.counted().keySet().stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** All there is, a few at a time; what changes meanwhile is followed from where the ledger was at the begin. */
    private Index.Followed filled(Index index) {
        Instant now = clock.now();
        var begin = new Index.Followed(transactions.read(() -> ledger.head().position()), now);
        LOG.info(
                "The search index of municipality {} is being made",
                Tenancy.current().value());
        for (Findables source : sources) {
            List<UUID> some = transactions.read(() -> source.after(null, TO_FILL));
            while (!some.isEmpty()) {
                requireTime();
                put(index, source, some);
                UUID last = some.getLast();
                some = transactions.read(() -> source.after(last, TO_FILL));
            }
        }
        index.commit(begin);
        return begin;
    }

    private void catchUp(Index index, Index.Followed before, Duration patience) {
        long at = before.position();
        boolean ended = false;
        List<LedgerEntry> acts;
        do {
            requireTime();
            long behind = at;
            acts = transactions.read(() -> ledger.after(behind, BATCH));
            if (!acts.isEmpty()) {
                ended |= apply(index, acts);
                at = acts.getLast().position();
            }
        } while (acts.size() == BATCH);
        if (ended) {
            index.purge();
        }
        Instant now = clock.now();
        Instant words = before.words();
        if (!words.plus(patience).isAfter(now) && readWords(index, words)) {
            words = now;
        }
        if (at > before.position() || !words.equals(before.words())) {
            index.commit(new Index.Followed(at, words));
        }
    }

    /** What a write that had not ended when it was last looked for is looked for once more. */
    private boolean readWords(Index index, Instant since) {
        boolean any = false;
        for (Findables source : sources) {
            Set<UUID> changed = transactions.read(() -> source.changedSince(since.minus(LONGEST_WRITE)));
            if (!changed.isEmpty()) {
                put(index, source, changed);
                any = true;
            }
        }
        return any;
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

    private void put(Index index, Findables source, Collection<UUID> ids) {
        List<Findable> there = transactions.read(() -> source.read(ids));
        var gone = new HashSet<>(ids);
        there.forEach(each -> gone.remove(each.id()));
        index.put(there);
        if (!gone.isEmpty()) {
            index.remove(source.kind(), gone);
        }
    }
}
