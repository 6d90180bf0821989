package org.fumikura.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** nginx with its usual ways of serving files fast, as a process of its own. */
final class Nginx implements AutoCloseable {

    private static final List<Path> PLACES = List.of(Path.of("/usr/sbin/nginx"), Path.of("/usr/bin/nginx"));

    private final Process process;

    private Nginx(Process process) {
        this.process = process;
    }

    private static Optional<Path> find() {
        return PLACES.stream().filter(Files::isExecutable).findFirst();
    }

    static boolean isInstalled() {
        return find().isPresent();
    }

    /** Serves a folder of files; returns when it answers. */
    static Nginx start(Path data, Path files, int port) throws IOException, InterruptedException {
        Path home = Files.createDirectory(data.resolve("nginx"));
        Path config = home.resolve("nginx.conf");
        Files.writeString(config, """
                %sdaemon off;
                worker_processes auto;
                pid %s/nginx.pid;
                error_log stderr error;
                events { worker_connections 1024; }
                http {
                    types { text/html html; application/pdf pdf; }
                    access_log off;
                    sendfile on;
                    tcp_nopush on;
                    keepalive_requests 1000000;
                    open_file_cache max=10000 inactive=60s;
                    client_body_temp_path %s; proxy_temp_path %s; fastcgi_temp_path %s; uwsgi_temp_path %s; scgi_temp_path %s;
                    server { listen 127.0.0.1:%d; root %s; }
                }
                """.formatted(
                        "root".equals(System.getProperty("user.name")) ? "user root;\n" : "",
                        home,
                        home,
                        home,
                        home,
                        home,
                        home,
                        port,
                        files));
        Path said = home.resolve("said.txt");
        Process process = new ProcessBuilder(
                        find().orElseThrow().toString(), "-p", home.toString(), "-c", config.toString())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        String first;
        try (Stream<Path> all = Files.list(files)) {
            first = all.findFirst().orElseThrow().getFileName().toString();
        }
        while (true) {
            try (var wire = new Wire(port)) {
                wire.send("GET /" + first + " HTTP/1.1\r\nHost: localhost\r\n\r\n")
                        .require(200, "nginx");
                return new Nginx(process);
            } catch (IOException notYet) {
                if (!process.isAlive()) {
                    throw new IOException(Files.readString(said), notYet);
                }
                Thread.sleep(50);
            }
        }
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        process.waitFor();
    }
}
