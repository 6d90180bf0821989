package org.fumikura.bench;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * How many pages the public site gives a second, started by itself on a folder of packages, against nginx with the same bytes as
 * files; in turns, over connections that are kept.
 */
final class PortalBench {

    private static final int PORT = 8395;
    private static final int WATCH = 8394;
    private static final int NGINX_PORT = 8393;
    private static final int CLIENTS = 16;
    private static final int TURNS = 3;
    private static final long SEED = 20_220_523;
    private static final List<String> WORDS = List.of("推進計画", "予算", "委員", "情報 管理", "公開", "議題 承認", "保存", "システム");

    private final Path program;
    private final Path data;
    private final int packages;
    private final int seconds;

    PortalBench(Path program, Path data, boolean quick) {
        this.program = program;
        this.data = data;
        this.packages = quick ? 200 : 2_000;
        this.seconds = quick ? 2 : 15;
    }

    Map<String, Object> run() throws Exception {
        Path folder = Files.createDirectory(data.resolve("portal"));
        List<String> pages = new PublishedFolder(folder).write(packages);
        var result = new LinkedHashMap<String, Object>();
        try (Program site = Program.startPortal(program, data, PORT, WATCH, folder)) {
            List<String> mix = mix(pages);
            Path files = Files.createDirectory(data.resolve("files"));
            List<String> copies = copy(mix, files);
            boolean installed = Nginx.isInstalled();
            var own = new Load();
            var theirs = new Load();
            // whoever comes first finds everything cold
            new Load().run(PORT, mix, seconds);
            try (AutoCloseable nginx = installed ? Nginx.start(data, files, NGINX_PORT) : () -> {}) {
                for (int turn = 0; turn < TURNS; turn++) {
                    own.run(PORT, mix, seconds);
                    if (installed) {
                        theirs.run(NGINX_PORT, copies, seconds);
                    }
                }
            }
            result.put("pages_per_s", own.perSecond());
            result.put("p95_ms", SearchBench.within(own.waits, 0.95));
            result.put("p50_ms", SearchBench.within(own.waits, 0.5));
            if (installed) {
                result.put("nginx_pages_per_s", theirs.perSecond());
                result.put("nginx_p95_ms", SearchBench.within(theirs.waits, 0.95));
                result.put("ratio", own.perSecond() / theirs.perSecond());
            } else {
                Bench.say("nginx is not installed (Debian: nginx-light): nothing to compare with");
            }
            result.put("errors", own.errors + theirs.errors);
            result.put("packages", packages);
            result.put("clients", CLIENTS);
            result.put("rss_mb", Math.round(Processes.residentMegabytes(site.pid())));
        }
        return result;
    }

    /** One in twenty looks at the front page, five at lists, nine at pages, three at a PDF, two search. */
    private static List<String> mix(List<String> pages) {
        var random = new Random(SEED);
        var mix = new ArrayList<String>();
        for (int i = 0; i < 4_000; i++) {
            String page = pages.get(random.nextInt(pages.size()));
            int kind = random.nextInt(20);
            if (kind == 0) {
                mix.add("/");
            } else if (kind < 6) {
                mix.add("/minutes/" + (2020 + random.nextInt(4)) + "?page=" + (1 + random.nextInt(2)));
            } else if (kind < 15) {
                mix.add(page);
            } else if (kind < 18) {
                mix.add(page + "/files/1");
            } else {
                mix.add("/search?q="
                        + URLEncoder.encode(WORDS.get(random.nextInt(WORDS.size())), StandardCharsets.UTF_8));
            }
        }
        return mix;
    }

    /** The same bytes as files, each under a number. */
    private static List<String> copy(List<String> mix, Path files) throws IOException {
        var names = new LinkedHashMap<String, String>();
        try (var wire = new Wire(PORT)) {
            for (String path : mix) {
                if (!names.containsKey(path)) {
                    String name = names.size() + (path.contains("/files/") ? ".pdf" : ".html");
                    Files.write(
                            files.resolve(name),
                            wire.send(request(PORT, path)).require(200, path).bytes());
                    names.put(path, "/" + name);
                }
            }
        }
        return mix.stream().map(names::get).toList();
    }

    private static String request(int port, String path) {
        return "GET " + path + " HTTP/1.1\r\nHost: localhost:" + port + "\r\n\r\n";
    }

    /** What was asked of one server, in all its turns. */
    private static final class Load {

        private final List<Double> waits = new ArrayList<>();
        private double seconds;
        private long errors;

        void run(int port, List<String> mix, int time) throws Exception {
            long begin = System.nanoTime();
            long end = begin + time * 1_000_000_000L;
            try (ExecutorService pool = Executors.newFixedThreadPool(CLIENTS)) {
                var clients = new ArrayList<Callable<List<Double>>>();
                for (int client = 0; client < CLIENTS; client++) {
                    int first = client * mix.size() / CLIENTS;
                    clients.add(() -> ask(port, mix, first, end));
                }
                for (Future<List<Double>> client : pool.invokeAll(clients)) {
                    for (double wait : client.get()) {
                        if (wait < 0) {
                            errors++;
                        } else {
                            waits.add(wait);
                        }
                    }
                }
            }
            seconds += (System.nanoTime() - begin) / 1e9;
        }

        private static List<Double> ask(int port, List<String> mix, int first, long end) throws IOException {
            var waits = new ArrayList<Double>();
            try (var wire = new Wire(port)) {
                for (int i = first; System.nanoTime() < end; i++) {
                    long begin = System.nanoTime();
                    int status =
                            wire.send(request(port, mix.get(i % mix.size()))).status();
                    waits.add(status == 200 ? (System.nanoTime() - begin) / 1e6 : -1);
                }
            }
            return waits;
        }

        double perSecond() {
            return waits.size() / seconds;
        }
    }
}
