package org.fumikura.renditions;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.fumikura.tenancy.Municipalities;
import org.fumikura.tenancy.Municipality;
import org.fumikura.tenancy.Tenancy;
import org.fumikura.tenancy.Transactions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Has made what waits to be made, each municipality in its turn, in three lanes: the virus scan, what must be there before
 * anybody can look, and what may take its time.
 */
@Component
class RenditionWork implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(RenditionWork.class);
    private static final Set<WorkOrder.Task> AT_ONCE = Set.of(WorkOrder.Task.DESCRIBE);
    private static final Set<WorkOrder.Task> BEFORE = Set.of(WorkOrder.Task.SCAN);
    private static final Set<WorkOrder.Task> IN_TIME = Set.of(WorkOrder.Task.RECOGNISE, WorkOrder.Task.PRESERVE);

    private static final long MOST_PATIENCE = 30;
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(MOST_PATIENCE);

    private final RenditionSettings settings;
    private final RenditionOrders orders;
    private final RenditionMaking making;
    private final Scanning scanning;
    private final Clamd clamd;
    private final Worker worker;
    private final Transactions transactions;
    private final Municipalities municipalities;
    private final List<Lane> lanes = new ArrayList<>();

    /** Held while there is something that must be there before anybody can look. */
    private final ReentrantLock first = new ReentrantLock();

    private volatile boolean running;

    RenditionWork(
            RenditionSettings settings,
            RenditionOrders orders,
            RenditionMaking making,
            Scanning scanning,
            Clamd clamd,
            Worker worker,
            Transactions transactions,
            Municipalities municipalities) {
        this.settings = settings;
        this.orders = orders;
        this.making = making;
        this.scanning = scanning;
        this.clamd = clamd;
        this.worker = worker;
        this.transactions = transactions;
        this.municipalities = municipalities;
    }

    @Override
    public boolean isAutoStartup() {
        return settings.make();
    }

    @Override
    public void start() {
        running = true;
        lanes.add(new Lane("renditions-scan", BEFORE));
        lanes.add(new Lane("renditions", AT_ONCE));
        if (settings.later()) {
            lanes.add(new Lane("renditions-later", IN_TIME));
        }
        lanes.forEach(Lane::start);
    }

    @Override
    public void stop() {
        running = false;
        lanes.forEach(Lane::wake);
        clamd.hangUp();
        worker.close();
        lanes.forEach(Lane::join);
        lanes.clear();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Somebody waits. */
    void wake() {
        lanes.forEach(Lane::wake);
    }

    /** Makes ready all that waits now. */
    void catchUp() {
        catchUp(BEFORE, () -> true);
        catchUp(AT_ONCE, () -> true);
    }

    /** Makes all that waits now, the rest included. */
    void catchUpWithAll() {
        catchUp();
        catchUp(IN_TIME, () -> true);
    }

    private void catchUp(Set<WorkOrder.Task> tasks, BooleanSupplier goOn) {
        boolean more = true;
        while (more && goOn.getAsBoolean()) {
            more = false;
            for (Municipality municipality : municipalities.list()) {
                more |= Tenancy.in(municipality.id(), () -> one(tasks));
            }
        }
    }

    /** One task of the current municipality; false when none waits. */
    private boolean one(Set<WorkOrder.Task> tasks) {
        Optional<RenditionOrders.Claimed> claimed = transactions.work(() -> orders.claim(tasks));
        claimed.ifPresent(making::make);
        if (claimed.isPresent() && tasks.equals(BEFORE)) {
            // what has been scanned can be described
            wake();
        }
        return claimed.isPresent();
    }

    /** What was not made for want of a program may be made now. */
    private void retry() {
        if (Office.version().isPresent()) {
            for (Municipality municipality : municipalities.list()) {
                Tenancy.run(municipality.id(), () -> transactions.work(orders::retry));
            }
        }
    }

    /** What was kept while there was no scanner is scanned bit by bit; false when there is no more of it. */
    private boolean scanOlder() {
        boolean more = false;
        for (Municipality municipality : municipalities.list()) {
            more |= Tenancy.in(municipality.id(), scanning::orderOlder);
        }
        return more;
    }

    /** One thread, and what it does. */
    private final class Lane {

        private final Set<WorkOrder.Task> tasks;
        private final Semaphore news = new Semaphore(0);
        private final Thread thread;

        Lane(String name, Set<WorkOrder.Task> tasks) {
            this.tasks = tasks;
            thread = Thread.ofPlatform().name(name).daemon(true).unstarted(this::work);
        }

        void start() {
            thread.start();
        }

        void wake() {
            news.release();
        }

        void join() {
            try {
                thread.join(TimeUnit.SECONDS.toMillis(10));
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        }

        private void work() {
            boolean begun = false;
            boolean older = tasks.equals(BEFORE);
            while (running) {
                try {
                    if (!begun && tasks.equals(AT_ONCE)) {
                        retry();
                    }
                    begun = true;
                    older = older && (!clamd.isThere() || scanOlder());
                    round();
                    if (news.tryAcquire(1, TimeUnit.SECONDS)) {
                        news.drainPermits();
                    }
                } catch (InterruptedException interrupted) {
                    return;
                } catch (RuntimeException | Error problem) {
                    LOG.warn("Attachments could not be made ready; this will be tried again", problem);
                    if (!paused()) {
                        return;
                    }
                }
            }
        }

        private void round() {
            if (tasks.equals(IN_TIME)) {
                catchUp(tasks, this::mayGoOn);
                return;
            }
            if (tasks.equals(BEFORE)) {
                catchUp(tasks, () -> running);
                return;
            }
            first.lock();
            try {
                catchUp(tasks, () -> running);
            } finally {
                first.unlock();
            }
        }

        /** What may take its time lets the others go before, though not for ever. */
        private boolean mayGoOn() {
            try {
                long begin = System.nanoTime();
                if (first.tryLock(MOST_PATIENCE, TimeUnit.SECONDS)) {
                    first.unlock();
                }
                while (running && worker.isLookedInto() && System.nanoTime() - begin < PATIENCE_NANOS) {
                    TimeUnit.MILLISECONDS.sleep(200);
                }
                return running;
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                return false;
            }
        }

        private static boolean paused() {
            try {
                TimeUnit.SECONDS.sleep(5);
                return true;
            } catch (InterruptedException interrupted) {
                return false;
            }
        }
    }
}
