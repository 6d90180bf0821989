package org.fumikura.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A PostgreSQL that the program starts by itself on a data folder. It holds real data: every commit is on the disk, it listens
 * on the loopback address alone, and every role needs its password. The folder belongs to one copy of the program at a time.
 *
 * <p>A server that a killed program left behind is stopped first; a server that dies while the program lives is started
 * again.
 */
public final class OwnPostgres implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(OwnPostgres.class);
    private static final String PROGRAMS = "postgres-programs";
    private static final int RESTART_ATTEMPTS = 20;
    private static final int RESTART_PAUSE_MILLIS = 500;

    private final FolderLock lock;
    private final Cluster cluster;
    private final Secrets secrets;
    private final AtomicBoolean closed = new AtomicBoolean();
    private final AtomicReference<Runnable> first = new AtomicReference<>(() -> {});
    private final AtomicReference<Consumer<CannotStart>> lost = new AtomicReference<>(problem -> {});
    private final ReentrantLock starting = new ReentrantLock();
    private final Thread hook = new Thread(this::stop, "stop-postgres");

    private OwnPostgres(FolderLock lock, Cluster cluster, Secrets secrets) {
        this.lock = lock;
        this.cluster = cluster;
        this.secrets = secrets;
    }

    /**
     * Starts the server on a data folder, which is made when missing, with its programs unpacked below it.
     *
     * @throws FolderInUse when another copy of the program works on the folder
     * @throws CannotStart when the server does not start, and why
     */
    public static OwnPostgres start(Path data) {
        return start(data, data.resolve(PROGRAMS));
    }

    /**
     * As {@link #start(Path)}.
     *
     * @param programs where the server's programs are unpacked; several data folders may share it
     */
    public static OwnPostgres start(Path data, Path programs) {
        return start(data, programs, folder -> {});
    }

    /**
     * As {@link #start(Path)}, with an empty database. What is in the given folders inside of the data folder is destroyed too,
     * and before the database: what belongs to an old one is never met by a new one. From the first deletion to the start
     * nobody else can take the data folder; after a crash in the middle the same call does the rest.
     *
     * @throws FolderInUse when a copy of the program works on the folder; nothing is destroyed then
     */
    public static OwnPostgres startAfresh(Path data, List<Path> belonging) {
        Path programs = data.resolve(PROGRAMS);
        return start(data, programs, folder -> erase(folder, programs, belonging));
    }

    private static OwnPostgres start(Path data, Path programs, Preparation preparation) {
        try {
            Folders.createPrivate(data);
            Path folder = data.toRealPath();
            FolderLock lock = FolderLock.take(folder);
            try {
                preparation.prepare(folder);
                return start(lock, folder, programs);
            } catch (IOException | RuntimeException problem) {
                lock.close();
                throw problem;
            }
        } catch (IOException problem) {
            throw new CannotStart(problem.toString());
        }
    }

    /** The accounts of the server that another copy of the program runs on a data folder right now. */
    public static Optional<Accounts> findRunning(Path data) {
        try {
            if (!Files.isRegularFile(Secrets.fileIn(data)) || !FolderLock.isTakenByAnother(data.toRealPath())) {
                return Optional.empty();
            }
            return Optional.of(new Accounts(Secrets.readIn(data)));
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    /**
     * Destroys the database of a data folder, and the passwords to it.
     *
     * @throws FolderInUse when a copy of the program works on the folder; nothing is destroyed then
     */
    public static void erase(Path data) {
        if (!Files.exists(data)) {
            return;
        }
        try {
            Path folder = data.toRealPath();
            try (FolderLock lock = FolderLock.take(folder)) {
                erase(folder, folder.resolve(PROGRAMS), List.of());
            }
        } catch (IOException problem) {
            throw new CannotStart(problem.toString());
        }
    }

    private static void erase(Path folder, Path programs, List<Path> belonging) throws IOException {
        Cluster cluster = cluster(folder, programs);
        if (cluster.isRunning()) {
            cluster.stop();
        }
        for (Path each : belonging) {
            if (Files.exists(each)) {
                Folders.delete(each);
            }
        }
        cluster.erase();
        Files.deleteIfExists(Secrets.fileIn(folder));
    }

    public Accounts accounts() {
        return new Accounts(secrets);
    }

    /** What must have ended before the server stops; also when the process is told to end. Replaces what was set before. */
    public void stopAfter(Runnable work) {
        first.set(work);
    }

    /** What is done when a server that died could not be started again: nothing works any more. Replaces what was set before. */
    public void whenLost(Consumer<CannotStart> work) {
        lost.set(work);
    }

    /** Stops the server and lets go of the folder. Does nothing the second time. */
    @Override
    public void close() {
        stop();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException ending) {
            // the process is ending: the hook has nothing left to do
        }
    }

    private static OwnPostgres start(FolderLock lock, Path folder, Path programs) throws IOException {
        Secrets secrets = Secrets.openIn(folder);
        Cluster cluster = cluster(folder, programs);
        cluster.createIfMissing(secrets.password(Accounts.SUPERUSER));
        if (cluster.isRunning()) {
            cluster.stop();
        }
        if (!FreePort.isFree(secrets.port())) {
            secrets.remember(FreePort.find());
        }
        var postgres = new OwnPostgres(lock, cluster, secrets);
        Runtime.getRuntime().addShutdownHook(postgres.hook);
        try {
            postgres.watch(cluster.start(secrets.port(), postgres.closed::get));
            new Roles(postgres.accounts()).createIfMissing();
            return postgres;
        } catch (IOException | RuntimeException problem) {
            postgres.close();
            throw problem;
        }
    }

    private static Cluster cluster(Path folder, Path programs) throws IOException {
        PostgresBinaries binaries = PostgresBinaries.in(programs);
        return new Cluster(folder, binaries, RunAs.choose(folder, programs));
    }

    private void watch(Process server) {
        server.onExit()
                .thenAcceptAsync(
                        ended -> startAgain(),
                        task -> Thread.ofVirtual().name("restart-postgres").start(task));
    }

    private void startAgain() {
        Optional<CannotStart> problem = Optional.empty();
        for (int attempt = 1; attempt <= RESTART_ATTEMPTS; attempt++) {
            problem = problemOfStartingAgain(attempt);
            if (problem.isEmpty()) {
                return;
            }
            pause();
        }
        if (!closed.get()) {
            problem.ifPresent(lost.get());
        }
    }

    private Optional<CannotStart> problemOfStartingAgain(int attempt) {
        starting.lock();
        try {
            if (closed.get()) {
                return Optional.empty();
            }
            LOG.warn("The database has died and is started again (attempt {})", attempt);
            watch(cluster.start(secrets.port(), closed::get));
            return Optional.empty();
        } catch (CannotStart problem) {
            LOG.error("The database could not be started again", problem);
            return Optional.of(problem);
        } catch (IOException | RuntimeException problem) {
            LOG.error("The database could not be started again", problem);
            return Optional.of(new CannotStart(problem.toString()));
        } finally {
            starting.unlock();
        }
    }

    private void stop() {
        if (closed.getAndSet(true)) {
            return;
        }
        try {
            first.get().run();
        } finally {
            stopServer();
        }
    }

    private void stopServer() {
        starting.lock();
        try {
            cluster.stop();
            lock.close();
        } catch (IOException problem) {
            LOG.error("The database could not be stopped", problem);
        } finally {
            starting.unlock();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(RESTART_PAUSE_MILLIS);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    /** What is done with a folder that has been taken, before the server starts on it. */
    @FunctionalInterface
    private interface Preparation {
        void prepare(Path folder) throws IOException;
    }
}
