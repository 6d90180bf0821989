package org.fumikura.bench;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * How fast something is found among many papers, by the program's index, by bare Lucene and by PostgreSQL alone, all with the
 * same filter of thirty groups; and how soon something new is found while a new index is made and others search.
 */
final class SearchBench {

    private static final int PORT = 8397;

    private final Path program;
    private final Path data;
    private final long papers;
    private final int questions;
    private final boolean quick;

    SearchBench(Path program, Path data, boolean quick) {
        this.program = program;
        this.data = data;
        this.papers = quick ? 20_000 : 1_000_000;
        this.questions = quick ? 100 : 400;
        this.quick = quick;
    }

    Map<String, Object> run() throws Exception {
        var result = new LinkedHashMap<String, Object>();
        Map<String, List<Double>> ours = new LinkedHashMap<>();
        Map<String, List<Double>> lucene = new LinkedHashMap<>();
        measureIndex(result, ours, lucene);
        List<Double> all = all(ours);
        result.put("p50_ms", within(all, 0.5));
        result.put("p95_ms", within(all, 0.95));
        result.put("p99_ms", within(all, 0.99));
        double bare = within(all(lucene), 0.95);
        result.put("lucene_p95_ms", bare);
        result.put("ratio", within(all, 0.95) / bare);
        Path city = Files.createDirectory(data.resolve("city"));
        try (Program running = Program.start(program, city, PORT)) {
            Map<String, List<Double>> postgres = new PostgresSearch(new Database(city), papers, quick ? 10 : 5).ask();
            double alone = within(all(postgres), 0.95);
            result.put("pg_p95_ms", alone);
            result.put("pg_ratio", alone / within(all, 0.95));
            tell(ours, lucene, postgres);
            List<Double> findable = new Findable(PORT, new Database(city), quick).waits();
            result.put("findable_p50_ms", within(findable, 0.5));
            result.put("findable_p99_ms", within(findable, 0.99));
            result.put("program_rss_mb", Math.round(Processes.residentMegabytes(running.pid())));
        }
        result.put("papers", papers);
        result.put("questions", all.size());
        return result;
    }

    /** In a process of its own, on the class path of the program. */
    private void measureIndex(
            Map<String, Object> result, Map<String, List<Double>> ours, Map<String, List<Double>> lucene)
            throws IOException, InterruptedException {
        Path here = Path.of(System.getProperty("java.class.path").split(File.pathSeparator)[0]);
        String classPath = String.join(
                File.pathSeparator,
                here.resolveSibling("inside").toString(),
                here.toString(),
                program.resolve("fumikura.jar").toString(),
                program.resolve("lib") + "/*");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx1g",
                        "-XX:+UseCompactObjectHeaders",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        classPath,
                        "org.fumikura.search.IndexMeasure",
                        data.resolve("index").toString(),
                        Long.toString(papers),
                        Integer.toString(questions))
                .redirectError(data.resolve("index.log").toFile())
                .start();
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] words = line.split(" ");
                if (words[0].equals("ask")) {
                    note(ours, words[1], Double.parseDouble(words[2]) / 1_000);
                    note(lucene, words[1], Double.parseDouble(words[3]) / 1_000);
                } else {
                    result.put(words[0], Long.parseLong(words[1]));
                    Bench.say("%s %s", words[0], words[1]);
                }
            }
        }
        if (process.waitFor() != 0) {
            throw new IOException(Files.readString(data.resolve("index.log")));
        }
    }

    private static void note(Map<String, List<Double>> waits, String shape, double millis) {
        waits.computeIfAbsent(shape, unused -> new ArrayList<>()).add(millis);
    }

    private static List<Double> all(Map<String, List<Double>> waits) {
        return waits.values().stream().flatMap(List::stream).toList();
    }

    static double within(List<Double> waits, double share) {
        List<Double> sorted = waits.stream().sorted().toList();
        return sorted.get((int) Math.min(sorted.size() - 1.0, sorted.size() * share));
    }

    private static void tell(
            Map<String, List<Double>> ours, Map<String, List<Double>> lucene, Map<String, List<Double>> postgres) {
        Bench.say("%-8s %28s %12s %12s", "shape", "p50 / p95 / p99 ms", "Lucene p95", "PostgreSQL p95");
        for (String shape : Papers.SHAPES) {
            Stream<Double> shares = Stream.of(0.5, 0.95, 0.99).map(share -> within(ours.get(shape), share));
            List<Double> own = shares.toList();
            Bench.say(
                    "%-8s %8.1f /%8.1f /%8.1f %12.1f %12.1f",
                    shape,
                    own.get(0),
                    own.get(1),
                    own.get(2),
                    within(lucene.get(shape), 0.95),
                    within(postgres.get(shape), 0.95));
        }
    }
}
