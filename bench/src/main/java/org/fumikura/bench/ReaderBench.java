package org.fumikura.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.DoubleAccumulator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.node.ObjectNode;

/**
 * One matter with sixty attachments, 1,200 pages and 1.5 GB: how long until its first page is seen, right after an upload and
 * later, how long a jump to any page takes, and how much memory the program and its worker need meanwhile.
 */
final class ReaderBench {

    private static final int PORT = 8395;
    private static final String DRAFTER = "joho-digital-tanto";
    private static final Pattern PICTURE = Pattern.compile("<img src=\"([^\"]*/pages/\\d+)\"");
    private static final int LONGEST_WAIT_MILLIS = 1_800_000;

    private final Path program;
    private final Path data;
    private final boolean quick;
    private final HttpClient http = HttpClient.newHttpClient();
    private final DoubleAccumulator worker = new DoubleAccumulator(Math::max, 0);
    private final DoubleAccumulator server = new DoubleAccumulator(Math::max, 0);

    ReaderBench(Path program, Path data, boolean quick) {
        this.program = program;
        this.data = data;
        this.quick = quick;
    }

    Map<String, Object> run() throws Exception {
        Path folder = Files.createDirectory(data.resolve("attachments"));
        List<Path> files = new Attachments(folder, quick).make();
        Path city = Files.createDirectory(data.resolve("city"));
        try (Program running = Program.start(program, city, PORT);
                Connection superuser = new Database(city).connect(Database.SUPERUSER);
                Browser drafter = Browser.signedIn(PORT, DRAFTER);
                Api api = drafter.program("READ", "WRITE")) {
            ready(superuser);
            var over = new AtomicBoolean();
            Thread watch = Thread.ofVirtual().start(() -> watch(running.pid(), over));
            var result = new LinkedHashMap<String, Object>();
            List<Double> fresh = fresh(api, drafter);
            result.put(
                    "fresh_first_page_ms", fresh.stream().max(Double::compare).orElse(0.0));
            long begin = System.nanoTime();
            String draft = draft(api);
            for (Path file : files) {
                attach(api, draft, file);
            }
            result.put("upload_s", seconds(begin));
            begin = System.nanoTime();
            ready(superuser);
            result.put("all_ready_s", seconds(begin));
            String reader = "/drafts/" + draft + "/materials";
            result.put("first_page_ms", firstPage(drafter, reader));
            result.putAll(jumps(drafter, reader));
            over.set(true);
            watch.join();
            result.put("attachments", files.size());
            result.put("megabytes", size(files) / 1_000_000);
            result.put("server_rss_mb", Math.round(server.get()));
            result.put("worker_rss_mb", Math.round(worker.get()));
            return result;
        }
    }

    private void watch(long pid, AtomicBoolean over) {
        while (!over.get()) {
            try {
                server.accumulate(Processes.residentMegabytes(pid));
                worker.accumulate(Processes.residentMegabytesBelow(pid) - databaseMegabytes(pid));
                Thread.sleep(200);
            } catch (IOException | InterruptedException ended) {
                return;
            }
        }
    }

    /** The embedded database is a child of the program too, and not what is measured here. */
    private static double databaseMegabytes(long pid) {
        return ProcessHandle.of(pid).stream()
                .flatMap(ProcessHandle::descendants)
                .filter(each -> each.info().command().orElse("").endsWith("postgres"))
                .mapToDouble(each -> {
                    try {
                        return Processes.residentMegabytes(each.pid());
                    } catch (IOException gone) {
                        return 0;
                    }
                })
                .sum();
    }

    /** One file after the other, each the only one of its draft: from the end of its upload to the bytes of its first page. */
    private List<Double> fresh(Api api, Browser browser) throws Exception {
        Path folder = Files.createDirectory(data.resolve("fresh"));
        var some = new Attachments(folder, true);
        some.text("fresh.pdf", 30);
        some.docx("fresh.docx", 100);
        var waits = new ArrayList<Double>();
        for (String name : List.of("fresh.pdf", "fresh.docx")) {
            String draft = draft(api);
            attach(api, draft, folder.resolve(name));
            long begin = System.nanoTime();
            String reader = "/drafts/" + draft + "/materials";
            Matcher first = PICTURE.matcher(browser.get(reader).text());
            while (!first.find()) {
                Thread.sleep(100);
                first = PICTURE.matcher(browser.get(reader + "/now").text());
            }
            browser.get(first.group(1)).require(200, "the first page");
            waits.add(millis(begin));
            Bench.say("%s: first page after %.0f ms", name, waits.getLast());
        }
        return waits;
    }

    /** Until everything can be looked at; reading scans and PDF/A go on. */
    private static void ready(Connection superuser) throws Exception {
        long begin = System.nanoTime();
        while (Database.number(superuser, "select count(*) from renditions.rendition where state = 'WAITING'") > 0) {
            if (millis(begin) > LONGEST_WAIT_MILLIS) {
                throw new IllegalStateException("attachments are not made ready");
            }
            Thread.sleep(200);
        }
    }

    private static double firstPage(Browser browser, String reader) throws IOException {
        long begin = System.nanoTime();
        Matcher first =
                PICTURE.matcher(browser.get(reader).require(200, "the reader").text());
        if (!first.find()) {
            throw new IOException("no page in the reader");
        }
        browser.get(first.group(1)).require(200, "the first page");
        return millis(begin);
    }

    /** To any page that nobody has seen yet, and its words. */
    private Map<String, Object> jumps(Browser browser, String reader) throws IOException {
        List<String> pictures = PICTURE.matcher(browser.get(reader).text())
                .results()
                .map(each -> each.group(1))
                .toList();
        var random = new Random(1);
        var waits = new ArrayList<Double>();
        for (int i = 0; i < (quick ? 20 : 200); i++) {
            String picture = pictures.get(random.nextInt(pictures.size()));
            long begin = System.nanoTime();
            browser.get(picture).require(200, picture);
            browser.get(picture + "/words").require(200, picture + "/words");
            waits.add(millis(begin));
        }
        List<Double> sorted = waits.stream().sorted().toList();
        return Map.of(
                "jump_p95_ms", sorted.get(sorted.size() * 95 / 100),
                "jump_p50_ms", sorted.get(sorted.size() / 2),
                "pages", pictures.size());
    }

    private static String draft(Api api) throws IOException {
        ObjectNode begun =
                Api.read(api.post("/drafts", "").require(201, "a draft")).asObject();
        return begun.path("id").asString();
    }

    private void attach(Api api, String draft, Path file) throws IOException, InterruptedException {
        String name =
                Base64.getEncoder().encodeToString(file.getFileName().toString().getBytes(StandardCharsets.UTF_8));
        URI place = send(request("/api/v1/uploads", api)
                        .header("Upload-Length", Long.toString(Files.size(file)))
                        .header("Upload-Metadata", "filename " + name)
                        .POST(HttpRequest.BodyPublishers.noBody()))
                .headers()
                .firstValue("location")
                .map(URI::create)
                .orElseThrow();
        send(request(place.getPath(), api)
                .header("Upload-Offset", "0")
                .header("Content-Type", "application/offset+octet-stream")
                .method("PATCH", HttpRequest.BodyPublishers.ofFile(file)));
        String upload = place.getPath().replaceFirst(".*/", "");
        api.post("/drafts/" + draft + "/attachments", Api.object().put("upload", upload), "")
                .require(201, "an attachment");
    }

    private static HttpRequest.Builder request(String path, Api api) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + PORT + path))
                .header("Authorization", "Bearer " + api.token())
                .header("Tus-Resumable", "1.0.0");
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() >= 300) {
            throw new IOException(answer.statusCode() + " " + answer.body());
        }
        return answer;
    }

    private static long size(List<Path> files) throws IOException {
        long sum = 0;
        for (Path file : files) {
            sum += Files.size(file);
        }
        return sum;
    }

    private static double millis(long begin) {
        return (System.nanoTime() - begin) / 1e6;
    }

    private static double seconds(long begin) {
        return (System.nanoTime() - begin) / 1e9;
    }
}
