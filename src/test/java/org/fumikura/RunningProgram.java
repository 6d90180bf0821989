package org.fumikura;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.fumikura.database.OwnPostgres;

/** The demonstration as a process of its own on a data folder, which can be killed and started again. */
final class RunningProgram implements AutoCloseable {

    private static final int PATIENCE_SECONDS = 60;

    private final Path data;
    private final int port;
    private final List<String> settings;
    private final Path said;
    private Process process;

    /**
     * Starts it and waits until it can serve.
     *
     * @param settings as the virtual machine takes them, such as {@code -Dfumikura.mail.host=…}
     */
    RunningProgram(Path data, int port, List<String> settings) throws IOException, InterruptedException {
        this.settings = List.copyOf(settings);
        this.data = data;
        this.port = port;
        this.said = data.resolveSibling("said.log");
        process = start();
    }

    /** What the database keeps, seen with the eyes of somebody in the machine room. */
    Database database() {
        return new Database(OwnPostgres.findRunning(data).orElseThrow().superuser());
    }

    /** Kills the program without warning; its database lives on. */
    void killAndStartAgain() throws IOException, InterruptedException {
        process.destroyForcibly().waitFor();
        process = start();
    }

    /** Kills the database without warning; the program lives on. */
    void killDatabase() throws IOException {
        long server = Long.parseLong(Files.readAllLines(data.resolve("postgres").resolve("postmaster.pid"))
                .getFirst()
                .strip());
        ProcessHandle.of(server).orElseThrow().destroyForcibly();
    }

    /** What it has printed since it was last started. */
    String said() throws IOException {
        return Files.readString(said);
    }

    long pid() {
        return process.pid();
    }

    /** Asks it to stop, and returns its exit status. */
    int terminate() throws InterruptedException {
        process.destroy();
        return process.waitFor();
    }

    /** Runs a command of the program to its end. */
    static Finished run(String... arguments) throws IOException, InterruptedException {
        Process process = begin(arguments);
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int status = process.waitFor();
        Packed.keepNotes();
        return new Finished(status, output);
    }

    /** Begins a command of the program; whoever reads what it says sees both of its streams. */
    static Process begin(String... arguments) throws IOException {
        return command(List.of(), arguments).redirectErrorStream(true).start();
    }

    record Finished(int status, String output) {}

    /** Ends the program and its database, whatever state they are in, and destroys what they kept. */
    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
        OwnPostgres.erase(data);
    }

    private Process start() throws IOException, InterruptedException {
        return start(said, settings, "demo", "--data", data.toString(), "--port", Integer.toString(port));
    }

    /** Starts an installation in service and waits until it can serve. */
    static Process serve(Path config, Path said) throws IOException, InterruptedException {
        return start(said, List.of(), "serve", "--config", config.toString());
    }

    private static Process start(Path said, List<String> settings, String... arguments)
            throws IOException, InterruptedException {
        Process started = command(settings, arguments)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.to(said.toFile()))
                .start();
        while (!Files.readString(said).contains("Fumikura is ready: ")) {
            if (started.waitFor(100, TimeUnit.MILLISECONDS)) {
                throw new AssertionError("the program ended before it was ready: " + Files.readString(said));
            }
        }
        return started;
    }

    /** The program with what it is to do, not yet begun. */
    static ProcessBuilder command(List<String> settings, String... arguments) {
        var words = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xlog:disable",
                "-Xlog:all=error:stderr",
                // a smaller city serves as well
                "-Dfumikura.demo.whole=false",
                "-cp",
                Packed.CLASS_PATH));
        // the notes are of a program that may not call the machine
        words.add(2, arguments[0].equals("serve") ? "--enable-native-access=ALL-UNNAMED" : Packed.notes(arguments[0]));
        words.addAll(2, settings);
        words.add(Fumikura.class.getName());
        words.addAll(Arrays.asList(arguments));
        var builder = new ProcessBuilder(words);
        builder.environment().put("LC_ALL", "C.UTF-8");
        return builder;
    }
}
