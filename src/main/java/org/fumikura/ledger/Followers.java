package org.fumikura.ledger;

import static org.fumikuradb.ledger.Tables.FOLLOWER;
import static org.fumikuradb.ledger.Tables.HEAD;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.fumikura.tenancy.Municipalities;
import org.fumikura.tenancy.Municipality;
import org.fumikura.tenancy.MunicipalityId;
import org.fumikura.tenancy.Tenancy;
import org.fumikura.tenancy.Transactions;
import org.jooq.DSLContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Calls the followers, one municipality after the other, whenever something was written, and anyway every second. */
@Component
class Followers implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Followers.class);
    private static final int BATCH = 200;

    private final DSLContext db;
    private final Transactions transactions;
    private final Municipalities municipalities;
    private final ObjectProvider<Ledger> ledger;
    private final ObjectProvider<Follower> followers;
    private final ObjectProvider<Watcher> watchers;
    private final Semaphore news = new Semaphore(0);
    private volatile boolean running;
    private Thread thread = Thread.ofVirtual().unstarted(() -> {});

    Followers(
            DSLContext db,
            Transactions transactions,
            Municipalities municipalities,
            ObjectProvider<Ledger> ledger,
            ObjectProvider<Follower> followers,
            ObjectProvider<Watcher> watchers) {
        this.db = db;
        this.transactions = transactions;
        this.municipalities = municipalities;
        this.ledger = ledger;
        this.followers = followers;
        this.watchers = watchers;
    }

    void wake() {
        news.release();
        watchers.forEach(Watcher::grown);
    }

    /** Begins before the web server and ends behind it, so that what the last requests did is followed too. */
    @Override
    public int getPhase() {
        return 1;
    }

    @Override
    public void start() {
        running = true;
        thread = Thread.ofPlatform().name("ledger-followers").daemon(true).start(this::follow);
    }

    @Override
    public void stop() {
        running = false;
        news.release();
        try {
            thread.join(TimeUnit.SECONDS.toMillis(10));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void follow() {
        while (running) {
            try {
                catchUp();
                if (news.tryAcquire(1, TimeUnit.SECONDS)) {
                    news.drainPermits();
                }
            } catch (InterruptedException interrupted) {
                return;
            }
        }
    }

    /** Brings every follower of every municipality up to the present head. */
    void catchUp() {
        try {
            for (Municipality municipality : municipalities.list()) {
                catchUp(municipality.id());
            }
            catchUp(MunicipalityId.INSTALLATION);
        } catch (RuntimeException problem) {
            LOG.warn("Followers could not be called; they will be called again in a second", problem);
        }
    }

    private void catchUp(MunicipalityId municipality) {
        Set<String> behind = Tenancy.in(municipality, () -> transactions.read(this::behind));
        followers
                .orderedStream()
                .filter(follower -> behind.contains(follower.name()))
                .forEach(follower -> {
                    try {
                        while (Tenancy.in(municipality, () -> transactions.work(() -> step(follower)))) {
                            // the next batch
                        }
                    } catch (RuntimeException problem) {
                        LOG.warn(
                                "Follower {} of municipality {} failed and stays where it was; it will be called again",
                                follower.name(),
                                municipality.value(),
                                problem);
                    }
                });
    }

    /** Those that have something to follow; a look that writes nothing, as it happens every second. */
    private Set<String> behind() {
        long head =
                db.select(HEAD.POSITION).from(HEAD).fetchOptional(HEAD.POSITION).orElse(0L);
        Map<String, Long> positions =
                db.select(FOLLOWER.NAME, FOLLOWER.POSITION).from(FOLLOWER).fetchMap(FOLLOWER.NAME, FOLLOWER.POSITION);
        return followers
                .orderedStream()
                .map(Follower::name)
                .filter(name -> positions.getOrDefault(name, 0L) < head)
                .collect(Collectors.toSet());
    }

    private boolean step(Follower follower) {
        db.insertInto(FOLLOWER)
                .set(FOLLOWER.NAME, follower.name())
                .set(FOLLOWER.POSITION, 0L)
                .onConflictDoNothing()
                .execute();
        Long at = db.select(FOLLOWER.POSITION)
                .from(FOLLOWER)
                .where(FOLLOWER.NAME.eq(follower.name()))
                .forUpdate()
                .skipLocked()
                .fetchOne(FOLLOWER.POSITION);
        if (at == null) {
            return false;
        }
        List<LedgerEntry> entries = ledger.getObject().after(at, BATCH);
        if (entries.isEmpty()) {
            return false;
        }
        follower.apply(entries);
        db.update(FOLLOWER)
                .set(FOLLOWER.POSITION, entries.getLast().position())
                .where(FOLLOWER.NAME.eq(follower.name()))
                .execute();
        return entries.size() == BATCH;
    }
}
