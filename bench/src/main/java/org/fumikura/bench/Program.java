package org.fumikura.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The program as a process of its own, started as its launcher starts it. */
final class Program implements AutoCloseable {

    private final Path home;
    private final Path data;
    private final int port;
    private final Process process;

    private Program(Path home, Path data, int port, Process process) {
        this.home = home;
        this.data = data;
        this.port = port;
        this.process = process;
    }

    /** Starts the demonstration, on an empty folder or where it stands; returns when it serves. */
    static Program start(Path home, Path data, int port) throws IOException, InterruptedException {
        return started(home, data, port, "demo", "--data", data.toString(), "--port", Integer.toString(port));
    }

    /** Starts the public site by itself on a folder of packages; returns when it serves. */
    static Program startPortal(Path home, Path data, int port, int watch, Path packages)
            throws IOException, InterruptedException {
        Path config = data.resolve("portal.conf");
        Files.writeString(config, """
                web.port = %d
                management.port = %d
                portal.packages = %s
                portal.hosts = localhost=%s
                """.formatted(port, watch, packages, PublishedFolder.MUNICIPALITY));
        return started(home, data, port, "serve", "--role=portal", "--config", config.toString());
    }

    private static Program started(Path home, Path data, int port, String... words)
            throws IOException, InterruptedException {
        Path said = data.resolve("said.txt");
        Process process = command(home, words)
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        while (!Files.exists(said) || !Files.readString(said).contains("Fumikura is ready")) {
            if (!process.isAlive()) {
                throw new IOException(Files.readString(said));
            }
            Thread.sleep(100);
        }
        return new Program(home, data, port, process);
    }

    /** Begins the program's own verification beside it. */
    Process verify(Path said) throws IOException {
        return command(home, "verify", "--data", data.toString())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
    }

    /** Lets the official time pass until a moment such as 2022-05-23T14:00. */
    void advanceTo(String moment) throws IOException {
        try (var wire = new Wire(port)) {
            String body = "to=" + moment;
            wire.send("POST /demo/clock HTTP/1.1\r\nHost: localhost:" + port
                            + "\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: " + body.length()
                            + "\r\n\r\n" + body)
                    .require(302, "the clock");
        }
    }

    long pid() {
        return process.pid();
    }

    private static ProcessBuilder command(Path home, String... words) {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:AOTCache=" + home.resolve("demo.aot"),
                "--enable-native-access=ALL-UNNAMED",
                "-Xlog:disable",
                "-Xlog:all=error:stderr",
                "-jar",
                home.resolve("fumikura.jar").toString()));
        command.addAll(List.of(words));
        var builder = new ProcessBuilder(command);
        builder.environment().put("LC_ALL", "C.UTF-8");
        return builder;
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        process.waitFor();
    }
}
