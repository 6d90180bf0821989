package org.fumikura.database;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.fumikura.shared.Text;

/** The server's own folder: made once, configured at every start, started and stopped. */
final class Cluster {

    private static final Duration LONGEST_START = Duration.ofMinutes(5);
    private static final int LONGEST_STOP_SECONDS = 60;
    private static final int POLL_MILLIS = 20;
    private static final int STATUS_LINE = 7;

    private final Path folder;
    private final Path log;
    private final PostgresBinaries binaries;
    private final RunAs runAs;

    Cluster(Path data, PostgresBinaries binaries, RunAs runAs) {
        this.folder = data.resolve("postgres");
        this.log = data.resolve("postgres.log");
        this.binaries = binaries;
        this.runAs = runAs;
    }

    /** Makes the folder unless there is one. A start that died while making it leaves nothing that counts. */
    void createIfMissing(String superuserPassword) throws IOException {
        deleteHalf();
        if (Files.exists(folder)) {
            runAs.own(folder);
            checkVersion();
            return;
        }
        Path fresh = folder.resolveSibling("postgres.new");
        if (Files.exists(fresh)) {
            Folders.delete(fresh);
        }
        Folders.createPrivate(fresh);
        runAs.own(fresh);
        Path passwordFile = Files.createTempFile(folder.getParent(), "initdb-", "");
        try {
            Files.writeString(passwordFile, superuserPassword);
            runAs.own(passwordFile);
            initialize(fresh, passwordFile);
        } finally {
            Files.delete(passwordFile);
        }
        Files.move(fresh, folder, StandardCopyOption.ATOMIC_MOVE);
    }

    private void initialize(Path fresh, Path passwordFile) throws IOException {
        Command.Result result = Command.run(runAs.command(List.of(
                binaries.program("initdb"),
                "--pgdata=" + fresh,
                "--username=" + Accounts.SUPERUSER,
                "--pwfile=" + passwordFile,
                "--auth=scram-sha-256",
                "--set=" + Configuration.PASSWORD_ROUNDS,
                "--encoding=UTF8",
                "--locale=C",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
                "--data-checksums")));
        if (result.failed()) {
            throw new CannotStart(result.lastLine());
        }
    }

    private void checkVersion() throws IOException {
        String version = Files.readString(folder.resolve("PG_VERSION")).strip();
        if (!version.equals(Configuration.MAJOR_VERSION)) {
            throw new CannotStart(new Text(
                    "%s は PostgreSQL %s のものですが、この文倉は %s を使います。".formatted(folder, version, Configuration.MAJOR_VERSION),
                    "%s was made by PostgreSQL %s, but this Fumikura uses %s."
                            .formatted(folder, version, Configuration.MAJOR_VERSION)));
        }
    }

    /**
     * Starts the server; it answers on the port when this returns.
     *
     * @param givenUp whether nobody waits for it any more; it is left as it is then
     */
    Process start(int port, BooleanSupplier givenUp) throws IOException {
        write("postgresql.conf", Configuration.settings(port));
        write("pg_hba.conf", Configuration.hosts());
        clearStaleLock();
        Folders.createPrivateFile(log);
        long said = Files.size(log);
        // a session of its own keeps the terminal's Ctrl-C from stopping the server before the program has finished
        var builder = new ProcessBuilder(
                runAs.command(List.of("setsid", binaries.program("postgres"), "-D", folder.toString())));
        builder.environment().put("LC_ALL", "C");
        Process server = builder.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        server.getOutputStream().close();
        awaitReady(server, said, givenUp);
        return server;
    }

    /** Deletes everything that the server kept; it does not run. A folder of which only half is left is never met again. */
    void erase() throws IOException {
        deleteHalf();
        if (Files.exists(folder)) {
            Files.move(folder, leaving(), StandardCopyOption.ATOMIC_MOVE);
            deleteHalf();
        }
        Files.deleteIfExists(log);
    }

    private void deleteHalf() throws IOException {
        if (Files.exists(leaving())) {
            Folders.delete(leaving());
        }
    }

    private Path leaving() {
        return folder.resolveSibling("postgres.old");
    }

    /** Stops the server of this folder, whoever started it. Clients are cut off; everything committed is on the disk. */
    void stop() throws IOException {
        if (stop("fast").failed()) {
            stop("immediate");
        }
    }

    /** Whether a server runs in this folder, such as one left behind by a killed program. */
    boolean isRunning() throws IOException {
        List<String> lines = lockLines();
        return !lines.isEmpty() && isServer(lines.getFirst().strip());
    }

    private Command.Result stop(String mode) throws IOException {
        return Command.run(runAs.command(List.of(
                binaries.program("pg_ctl"),
                "stop",
                "-D",
                folder.toString(),
                "-m",
                mode,
                "-w",
                "-t",
                Integer.toString(LONGEST_STOP_SECONDS))));
    }

    /**
     * A lock left by a killed server may name a process number that somebody else has by now; the server would not start. Its
     * parent's number it ignores, and the rest of the lock lets it see whether old sessions are still alive.
     */
    private void clearStaleLock() throws IOException {
        var lines = new ArrayList<>(lockLines());
        if (lines.isEmpty()) {
            // a power cut can leave the name without the lines, which the server takes for somebody else's start
            Files.deleteIfExists(lockFile());
            return;
        }
        if (isServer(lines.getFirst().strip())) {
            return;
        }
        lines.set(0, Long.toString(ProcessHandle.current().pid()));
        write("postmaster.pid", String.join("\n", lines) + "\n");
    }

    private boolean isServer(String process) throws IOException {
        Path commandLine = Path.of("/proc", process, "cmdline");
        if (!process.matches("[0-9]+") || !Files.exists(commandLine)) {
            return false;
        }
        try {
            List<String> words = List.of(Files.readString(commandLine).split("\0", -1));
            return words.getFirst().endsWith("/bin/postgres") && words.contains(folder.toString());
        } catch (IOException ended) {
            return false;
        }
    }

    private List<String> lockLines() throws IOException {
        return Files.exists(lockFile()) ? Files.readAllLines(lockFile()) : List.of();
    }

    private Path lockFile() {
        return folder.resolve("postmaster.pid");
    }

    private void awaitReady(Process server, long said, BooleanSupplier givenUp) throws IOException {
        long end = System.nanoTime() + LONGEST_START.toNanos();
        while (System.nanoTime() < end && !givenUp.getAsBoolean()) {
            if (!server.isAlive()) {
                throw new CannotStart(lastWords(said));
            }
            List<String> lines = lockLines();
            if (lines.size() > STATUS_LINE
                    && lines.getFirst().strip().equals(Long.toString(server.pid()))
                    && lines.get(STATUS_LINE).strip().equals("ready")) {
                return;
            }
            pause();
        }
        if (!givenUp.getAsBoolean()) {
            throw new CannotStart(lastWords(said));
        }
    }

    /** Why this start failed: what earlier ones said stands in the log too. */
    private String lastWords(long said) throws IOException {
        byte[] words;
        try (InputStream all = Files.newInputStream(log)) {
            all.skipNBytes(said);
            words = all.readAllBytes();
        }
        return new String(words, StandardCharsets.UTF_8)
                .lines()
                .filter(line -> line.contains("FATAL") || line.contains("PANIC") || line.contains("ERROR"))
                .reduce((earlier, later) -> later)
                .map(line -> line + " (" + log + ")")
                .orElse(log.toString());
    }

    /** The file is there as it was or as it shall be, and on the disk when this returns. */
    private void write(String name, String text) throws IOException {
        Path fresh = folder.resolve(name + ".new");
        Files.deleteIfExists(fresh);
        Folders.createPrivateFile(fresh);
        try (FileChannel channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
            var bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        runAs.own(fresh);
        Files.move(fresh, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    }

    private static void pause() throws IOException {
        try {
            Thread.sleep(POLL_MILLIS);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("waiting for the database");
        }
    }
}
