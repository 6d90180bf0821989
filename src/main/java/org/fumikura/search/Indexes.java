package org.fumikura.search;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.fumikura.ledger.Watcher;
import org.fumikura.shared.MachineClock;
import org.fumikura.tenancy.Municipalities;
import org.fumikura.tenancy.Municipality;
import org.fumikura.tenancy.MunicipalityId;
import org.fumikura.tenancy.Tenancy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * The index of each municipality, which follows its ledger. How far it has come is kept with it, not in the database: whatever
 * happens to the program, what is in the index and how far that is agree. One that is missing or damaged is made anew.
 */
@Component
class Indexes implements SmartLifecycle, Watcher {

    private static final Logger LOG = LoggerFactory.getLogger(Indexes.class);

    /** Of how words are taken apart; another one needs another index. */
    private static final String ANALYSIS = "6";

    /** Of attachments, which are read page by page: a large scan is not put in anew for each. Commits wait as long. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** How often the ledgers are looked at when nobody tells of anything. */
    private static final Duration LOOK = Duration.ofMillis(500);

    private static final Duration AFTER_TROUBLE = Duration.ofSeconds(5);

    /** What is new waits so long at most for a new index that is being filled. */
    private static final int TO_FILL = 25;

    private final SearchSettings settings;
    private final Engine engine;
    private final IndexFeed feed;
    private final Municipalities municipalities;
    private final MachineClock clock;
    private final Map<MunicipalityId, Generations> all = new ConcurrentHashMap<>();
    private final Map<MunicipalityId, Long> troubled = new ConcurrentHashMap<>();
    private final Semaphore news = new Semaphore(0);
    private final Semaphore end = new Semaphore(0);
    private volatile boolean running;
    private Thread following = Thread.ofVirtual().unstarted(() -> {});

    Indexes(SearchSettings settings, Engine engine, IndexFeed feed, Municipalities municipalities, MachineClock clock) {
        this.settings = settings;
        this.engine = engine;
        this.feed = feed;
        this.municipalities = municipalities;
        this.clock = clock;
    }

    /** The index of the current municipality; empty as long as there is none that can be asked. */
    Optional<Index> current() {
        return generations().answering();
    }

    /** How the index of the current municipality is. */
    Generations.State state() {
        return generations().state();
    }

    /** Has the index of the current municipality made anew, if it was begun before a moment. */
    void order(Instant moment) {
        generations().order(moment);
        grown();
    }

    private Generations generations() {
        return all.computeIfAbsent(
                Tenancy.current(), id -> new Generations(id, engine, feed, clock, ANALYSIS, TO_FILL));
    }

    @Override
    public boolean isAutoStartup() {
        return settings.follow();
    }

    /** Begins before the web server and ends behind it, so that the last requests are answered too. */
    @Override
    public int getPhase() {
        return 1;
    }

    @Override
    public void start() {
        running = true;
        end.drainPermits();
        following = Thread.ofPlatform().name("search-index").daemon(true).start(this::follow);
        Thread.ofPlatform().name("search-check").daemon(true).start(this::check);
    }

    @Override
    public void stop() {
        running = false;
        news.release();
        end.release();
        try {
            following.join(TimeUnit.SECONDS.toMillis(10));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        commit();
        close();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public void grown() {
        news.release();
    }

    private void follow() {
        while (running) {
            Duration rest = rest();
            try {
                if (!rest.isZero() && news.tryAcquire(rest.toMillis(), TimeUnit.MILLISECONDS)) {
                    news.drainPermits();
                }
            } catch (InterruptedException interrupted) {
                return;
            }
        }
    }

    private Duration rest() {
        try {
            return step(PATIENCE) ? Duration.ZERO : LOOK;
        } catch (RuntimeException problem) {
            LOG.warn("The municipalities could not be asked for; this will be tried again", problem);
            return AFTER_TROUBLE;
        }
    }

    /** Reading all of a large index takes its time, which nobody waits for. */
    private void check() {
        try {
            while (!end.tryAcquire(AFTER_TROUBLE.toMillis(), TimeUnit.MILLISECONDS)) {
                all.values().forEach(Generations::checkWhenDue);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Compares all indexes with what was written. */
    void checkNow() {
        all.values().forEach(Generations::checkWhenDue);
    }

    /**
     * Brings the index of each municipality up to the present head of its ledger.
     *
     * @param patience how long words of attachments, and commits, may wait
     * @return false when one could not be, which is tried again
     */
    synchronized boolean catchUp(Duration patience) {
        troubled.clear();
        boolean more = true;
        while (more) {
            more = step(patience);
        }
        return troubled.isEmpty();
    }

    /** Takes the next step of each; whether there is more to be done at once. */
    synchronized boolean step(Duration patience) {
        boolean more = false;
        for (Municipality municipality : municipalities.list()) {
            more |= Tenancy.in(municipality.id(), () -> step(municipality.id(), patience));
        }
        return more;
    }

    private boolean step(MunicipalityId municipality, Duration patience) {
        Long before = troubled.get(municipality);
        if (before != null && System.nanoTime() - before < AFTER_TROUBLE.toNanos()) {
            return false;
        }
        try {
            boolean more = generations().step(patience);
            troubled.remove(municipality);
            return more;
        } catch (RuntimeException | Error problem) {
            LOG.warn(
                    "The search index of municipality {} could not be brought up to date; this will be tried again",
                    municipality.value(),
                    problem);
            troubled.put(municipality, System.nanoTime());
            return false;
        }
    }

    private synchronized void commit() {
        all.forEach((municipality, index) -> {
            try {
                Tenancy.run(municipality, index::commit);
            } catch (RuntimeException problem) {
                LOG.warn("What was not committed of a search index is done again at the next start", problem);
            }
        });
    }

    /** Forgets what is in memory and what was not committed; the next time it is opened anew. */
    synchronized void close() {
        all.values().forEach(Generations::close);
        all.clear();
        troubled.clear();
    }
}
