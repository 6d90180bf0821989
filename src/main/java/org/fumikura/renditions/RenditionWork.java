package org.fumikura.renditions;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.fumikura.content.Contents;
import org.fumikura.content.Sha256;
import org.fumikura.tenancy.Municipalities;
import org.fumikura.tenancy.Municipality;
import org.fumikura.tenancy.MunicipalityId;
import org.fumikura.tenancy.Tenancy;
import org.fumikura.tenancy.Transactions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Has made what waits to be made, one after the other, each municipality in its turn. */
@Component
class RenditionWork implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(RenditionWork.class);
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Duration SOON = Duration.ofSeconds(5);
    private static final Duration LATER = Duration.ofMinutes(5);

    /** What the longest of papers has, with room to spare; a single page has far less. */
    private static final long MOST_WORDS = 128L * 1024 * 1024;

    private static final int MOST_WORDS_OF_A_PAGE = 8 * 1024 * 1024;

    private final RenditionSettings settings;
    private final RenditionOrders orders;
    private final Worker worker;
    private final Contents contents;
    private final Transactions transactions;
    private final Municipalities municipalities;
    private final Semaphore news = new Semaphore(0);
    private volatile boolean running;
    private Thread thread = Thread.ofVirtual().unstarted(() -> {});

    RenditionWork(
            RenditionSettings settings,
            RenditionOrders orders,
            Worker worker,
            Contents contents,
            Transactions transactions,
            Municipalities municipalities) {
        this.settings = settings;
        this.orders = orders;
        this.worker = worker;
        this.contents = contents;
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
        thread = Thread.ofPlatform().name("renditions").daemon(true).start(this::work);
    }

    @Override
    public void stop() {
        running = false;
        news.release();
        worker.close();
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

    /** Somebody waits. */
    void wake() {
        news.release();
    }

    private void work() {
        while (running) {
            try {
                catchUp(() -> running);
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

    private static boolean paused() {
        try {
            TimeUnit.SECONDS.sleep(5);
            return true;
        } catch (InterruptedException interrupted) {
            return false;
        }
    }

    /** Carries out all that waits now. */
    void catchUp() {
        catchUp(() -> true);
    }

    private void catchUp(BooleanSupplier goOn) {
        boolean more = true;
        while (more && goOn.getAsBoolean()) {
            more = false;
            for (Municipality municipality : municipalities.list()) {
                more |= Tenancy.in(municipality.id(), this::one);
            }
        }
    }

    /** One order of the current municipality; false when none waits. */
    private boolean one() {
        Optional<RenditionOrders.Claimed> claimed = transactions.work(orders::claim);
        claimed.ifPresent(this::make);
        return claimed.isPresent();
    }

    private void make(RenditionOrders.Claimed claimed) {
        Sha256 sha256 = claimed.sha256();
        Path from = worker.readable().resolve(UUID.randomUUID().toString());
        Path to = worker.writable().resolve(UUID.randomUUID().toString());
        try {
            contents.lend(sha256, from);
            WorkAnswer answer = worker.carryOut(WorkOrder.Task.DESCRIBE, key(sha256), from, to, 0, null, PATIENCE);
            keep(sha256, answer, to);
        } catch (WorkerTrouble trouble) {
            transactions.work(() -> lost(claimed, trouble));
        } catch (IOException | RuntimeException problem) {
            LOG.warn("The bytes {} could not be made ready", sha256, problem);
            transactions.work(() -> notMade(claimed, Trouble.BROKEN, String.valueOf(problem.getMessage())));
        } finally {
            remove(from);
            remove(to);
        }
    }

    private void keep(Sha256 sha256, WorkAnswer answer, Path made) throws IOException {
        Trouble trouble = answer.trouble();
        if (trouble != null) {
            transactions.work(() -> orders.failed(sha256, trouble, answer.told()));
        } else if (!answer.shown()) {
            transactions.work(() -> orders.notShown(sha256, answer.mediaType()));
        } else {
            Path taken = worker.take(made, MOST_WORDS);
            try {
                List<PageWords> pages = read(taken);
                transactions.work(() -> orders.ready(sha256, answer.mediaType(), pages));
            } finally {
                remove(taken);
            }
        }
    }

    private void lost(RenditionOrders.Claimed claimed, WorkerTrouble trouble) {
        String told = String.valueOf(trouble.getMessage());
        switch (trouble.why()) {
            case SLOW -> orders.failed(claimed.sha256(), Trouble.TOO_SLOW, told);
            case DIED -> notMade(claimed, Trouble.TOO_LARGE, told);
            case OTHERS -> orders.uncounted(claimed.sha256(), SOON);
        }
    }

    /** What passes on the machine is no fault of the file: it is tried again later, and then later still. */
    private void notMade(RenditionOrders.Claimed claimed, Trouble trouble, String told) {
        if (claimed.attempt() >= RenditionOrders.MOST_ATTEMPTS) {
            orders.failed(claimed.sha256(), trouble, told);
        } else {
            orders.again(claimed.sha256(), LATER.multipliedBy(claimed.attempt()));
        }
    }

    private static List<PageWords> read(Path made) throws IOException {
        var pages = new ArrayList<PageWords>();
        try (var lines = new BoundedLines(Files.newBufferedReader(made), MOST_WORDS_OF_A_PAGE)) {
            for (String line = lines.next(); line != null; line = lines.next()) {
                pages.add(JSON.readValue(line, PageWords.class));
                if (pages.size() > Pages.MOST_PAGES) {
                    throw new IOException("more pages than there can be");
                }
            }
        } catch (JacksonException broken) {
            throw new IOException("the worker wrote what is no page", broken);
        }
        return pages;
    }

    /** What bytes of the current municipality are called in the worker. */
    static String key(Sha256 sha256) {
        MunicipalityId municipality = Tenancy.current();
        return municipality.value() + "-" + sha256;
    }

    static void remove(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException problem) {
            LOG.warn("{} could not be removed; the next worker process does it", file, problem);
        }
    }
}
