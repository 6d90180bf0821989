package org.fumikura.renditions;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.json.JsonMapper;

/**
 * The one process in which foreign files are opened ({@link Workshop}), as the program sees it. It is started when it is first
 * needed and whenever it has ended, and ended when it takes too long; it dies with the program.
 */
@Component
class Worker implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Worker.class);
    private static final JsonMapper JSON = JsonMapper.shared();

    /** With what a page of an A1 drawing needs, and twice that. */
    private static final String MEMORY = "-Xmx448m";

    /** What a library has lost or kept by mistake does not add up for ever. */
    private static final int ORDERS_OF_A_LIFE = 5_000;

    /** Who turns pages is about to turn the next one. */
    private static final Duration QUIET = Duration.ofSeconds(3);

    /** In characters; whatever has taken the worker over can not fill the program's memory. */
    private static final int LONGEST_ANSWER = 10_000;

    private final Path hall;
    private final Isolation isolation;
    private final boolean ahead;
    private final AtomicLong ids = new AtomicLong();
    private final ExecutorService starter = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("worker-starter").daemon().factory());
    private final Semaphore describing = new Semaphore(1, true);
    private final Semaphore drawing = new Semaphore(1, true);
    private final Semaphore redrawing = new Semaphore(1, true);
    private final Semaphore later = new Semaphore(1, true);
    private volatile long lastDrawn = System.nanoTime() - QUIET.toNanos();
    private final Object entering = new Object();
    private boolean entered;
    private @Nullable Life life;

    Worker(RenditionSettings settings) {
        hall = settings.folder().toAbsolutePath().resolve("worker");
        isolation = Isolation.strongest();
        ahead = settings.make();
    }

    Isolation isolation() {
        return isolation;
    }

    /** What a program before this one left is cleared away; not by one that runs an errand beside it and needs no worker. */
    private Path entered() {
        synchronized (entering) {
            if (!entered) {
                remove(hall);
                entered = true;
            }
        }
        return hall;
    }

    /** Where files lie that the worker may read, and can not write. */
    Path readable() {
        return made(entered().resolve("in"));
    }

    /** Where it writes. */
    Path writable() {
        return made(entered().resolve("out"));
    }

    /** Has a page drawn, or a part of it. */
    WorkAnswer draw(String key, Path from, Path to, int page, Cut cut) {
        lastDrawn = System.nanoTime();
        return carryOut(order(WorkOrder.Task.DRAW, key, from, "", to, page, cut), WorkOrder.Task.DRAW.patience());
    }

    /** Whether somebody is turning pages. */
    boolean isLookedInto() {
        return System.nanoTime() - lastDrawn < QUIET.toNanos();
    }

    /**
     * Has a task carried out.
     *
     * @param words the file with the words of the pages; null when they are not needed
     * @param page 0 when it is about all of them
     */
    WorkAnswer carryOut(WorkOrder.Task task, String key, Path from, @Nullable Path words, Path to, int page) {
        return carryOut(order(task, key, from, words == null ? "" : words.toString(), to, page, null), task.patience());
    }

    private WorkOrder order(
            WorkOrder.Task task, String key, Path from, String words, Path to, int page, @Nullable Cut cut) {
        return new WorkOrder(ids.incrementAndGet(), task, key, from.toString(), words, to.toString(), page, cut);
    }

    /**
     * Has an order carried out.
     *
     * @param patience how long it may take from its begin; longer ends the process and all that it was about to do. It waits as
     *     long for its turn
     * @throws WorkerTrouble when it was not carried out
     */
    WorkAnswer carryOut(WorkOrder order, Duration patience) {
        Semaphore turn = switch (order.task()) {
            case DESCRIBE -> describing;
            case DRAW, CLOSE -> drawing;
            case LETTERS, REDRAW, PROVE -> redrawing;
            case RECOGNISE, PRESERVE -> later;
            case SCAN -> throw new IllegalArgumentException("the worker reaches no scanner");
        };
        try {
            if (!turn.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new WorkerTrouble("others are before it", WorkerTrouble.Why.OTHERS);
            }
            try {
                return sent(order, patience);
            } finally {
                turn.release();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new WorkerTrouble("the program ends", WorkerTrouble.Why.OTHERS);
        }
    }

    private WorkAnswer sent(WorkOrder order, Duration patience) throws InterruptedException {
        Life now = living();
        try {
            return now.send(order).get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            now.end("an order took longer than " + patience.toSeconds() + " s");
            throw new WorkerTrouble("it took longer than " + patience.toSeconds() + " s", WorkerTrouble.Why.SLOW);
        } catch (ExecutionException ended) {
            throw new WorkerTrouble(
                    String.valueOf(ended.getMessage()),
                    now.wasEnded() ? WorkerTrouble.Why.OTHERS : WorkerTrouble.Why.DIED);
        }
    }

    /** Lets the process close what it has open of these bytes: they have gone. */
    synchronized void forget(String key) {
        if (life != null && !life.isOver()) {
            life.send(new WorkOrder(ids.incrementAndGet(), WorkOrder.Task.CLOSE, key, "", "", "", 0, null));
        }
    }

    /**
     * Takes over what the process wrote: out of its reach, and only if it is a file and nothing that leads elsewhere.
     *
     * @param most how many bytes it may have
     * @return where it lies now; the caller's to remove
     * @throws IOException when it is no such file
     */
    Path take(Path written, long most) throws IOException {
        Path taken = made(entered().resolve("taken")).resolve(written.getFileName());
        Files.move(written, taken, StandardCopyOption.ATOMIC_MOVE);
        if (Files.isRegularFile(taken, LinkOption.NOFOLLOW_LINKS) && Files.size(taken) <= most) {
            return taken;
        }
        try {
            Files.delete(taken);
        } catch (DirectoryNotEmptyException folder) {
            // nobody walks through what the process may still change; the next start of the program clears it away
            LOG.warn("The worker wrote a folder in place of a file");
        }
        throw new IOException("the worker wrote what is no file of at most " + most + " bytes");
    }

    private synchronized Life living() {
        if (life != null && life.isTired()) {
            life.end("it has done its work");
        }
        if (life == null || life.isOver()) {
            life = started();
        }
        return life;
    }

    /** bubblewrap ends with the thread that started it: that one has to stay. */
    private Life started() {
        try {
            return starter.submit(this::start).get();
        } catch (ExecutionException problem) {
            throw new WorkerTrouble("it could not be started: " + problem.getMessage(), WorkerTrouble.Why.OTHERS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new WorkerTrouble("the program ends", WorkerTrouble.Why.OTHERS);
        }
    }

    private Life start() throws IOException {
        Path scratch = writable().resolve("scratch");
        remove(scratch);
        made(scratch);
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                MEMORY,
                "-XX:+UseCompactObjectHeaders",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:+ExitOnOutOfMemoryError",
                "-XX:-UsePerfData",
                "--enable-native-access=ALL-UNNAMED",
                "-Djava.awt.headless=true",
                "-Djava.io.tmpdir=" + scratch,
                // what has no home makes itself one called "?" where it stands
                "-Duser.home=" + scratch,
                "-Dpdfbox.fontcache=" + scratch,
                "-Dorg.bytedeco.javacpp.cachedir=" + scratch,
                "-D" + Workshop.WALLED + "=" + (isolation == Isolation.BUBBLEWRAP),
                "-D" + Workshop.AHEAD + "=" + ahead));
        Path packed = Isolation.packed();
        command.addAll(
                packed == null
                        ? List.of(
                                "-cp",
                                absolute(System.getProperty("java.class.path")),
                                "org.fumikura.Fumikura",
                                "worker")
                        : List.of("-jar", packed.toString(), "worker"));
        var read = new ArrayList<>(Isolation.program());
        read.add(readable());
        var builder = new ProcessBuilder(isolation.around(read, writable(), command))
                .directory(writable().toFile());
        Map<String, String> environment = builder.environment();
        // what the program knows from its surroundings, passwords among it, is none of the worker's business
        environment.keySet().retainAll(List.of("PATH", "LANG", "LC_ALL"));
        environment.put("OMP_THREAD_LIMIT", "1");
        return new Life(builder.start());
    }

    private static String absolute(String classes) {
        var entries = new ArrayList<String>();
        for (String entry : classes.split(File.pathSeparator)) {
            entries.add(Path.of(entry).toAbsolutePath().toString());
        }
        return String.join(File.pathSeparator, entries);
    }

    private static void remove(Path folder) {
        try {
            FileSystemUtils.deleteRecursively(folder);
        } catch (IOException problem) {
            LOG.warn("What the last worker left could not be removed", problem);
        }
    }

    private static Path made(Path folder) {
        try {
            return Files.createDirectories(folder);
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    @Override
    public synchronized void close() {
        if (life != null) {
            life.end("the program ends");
        }
    }

    /** One process, from its start to its end. */
    private static final class Life {

        private final Process process;
        private final Writer orders;
        private final Map<Long, CompletableFuture<WorkAnswer>> waiting = new ConcurrentHashMap<>();
        private int sent;
        private volatile boolean ended;
        private volatile boolean over;

        Life(Process process) {
            this.process = process;
            orders = process.outputWriter(StandardCharsets.UTF_8);
            // they wait as long as the process lives, which would keep two of the few carriers of virtual threads
            Thread.ofPlatform().daemon().name("worker-answers").start(this::listen);
            Thread.ofPlatform().daemon().name("worker-complaints").start(this::overhear);
        }

        /** One that was told to end may live for a moment more. */
        boolean isOver() {
            return ended || over || !process.isAlive();
        }

        /** Whether it was told to end. */
        boolean wasEnded() {
            return ended;
        }

        boolean isTired() {
            return sent > ORDERS_OF_A_LIFE && waiting.isEmpty();
        }

        synchronized CompletableFuture<WorkAnswer> send(WorkOrder order) {
            var answer = new CompletableFuture<WorkAnswer>();
            waiting.put(order.id(), answer);
            sent++;
            try {
                orders.write(JSON.writeValueAsString(order));
                orders.write('\n');
                orders.flush();
            } catch (IOException ended) {
                waiting.remove(order.id());
                answer.completeExceptionally(ended);
            }
            if (isOver()) {
                fail();
            }
            return answer;
        }

        private void listen() {
            try (var lines = new BoundedLines(process.inputReader(StandardCharsets.UTF_8), LONGEST_ANSWER)) {
                for (String line = lines.next(); line != null; line = lines.next()) {
                    WorkAnswer answer = JSON.readValue(line, WorkAnswer.class);
                    CompletableFuture<WorkAnswer> asked = waiting.remove(answer.id());
                    if (asked != null) {
                        asked.complete(answer);
                    }
                }
            } catch (IOException | RuntimeException broken) {
                LOG.warn("The worker process was not understood and is ended", broken);
                kill();
            }
            over = true;
            fail();
        }

        private void overhear() {
            try (var lines = new BoundedLines(process.errorReader(StandardCharsets.UTF_8), LONGEST_ANSWER)) {
                for (String line = lines.next(); line != null; line = lines.next()) {
                    LOG.debug("worker: {}", line);
                }
            } catch (IOException ended) {
                LOG.debug("The worker process says no more", ended);
                kill();
            }
        }

        private void fail() {
            var ended = new IOException("the worker process ended");
            waiting.keySet().forEach(id -> {
                CompletableFuture<WorkAnswer> answer = waiting.remove(id);
                if (answer != null) {
                    answer.completeExceptionally(ended);
                }
            });
        }

        void end(String why) {
            ended = true;
            LOG.info("The worker process is ended: {}", why);
            kill();
        }

        private void kill() {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }
}
