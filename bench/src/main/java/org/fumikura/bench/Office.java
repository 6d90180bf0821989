package org.fumikura.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Two hundred people at their desks. Each waits about five seconds and then opens a page, or, once in five times, says
 * something about a matter and sees its page again. Several of them share one of the demonstration's accounts.
 */
final class Office {

    private static final int STAFF = 200;
    private static final double THINK_SECONDS = 5;
    private static final double READS = 0.8;
    private static final int ALONE = 9;
    private static final int SEED = 20220520;

    private final int port;
    private final List<String> logins;
    private final List<String> documents;
    private final List<String> matters;
    private final Queue<Double> millis = new ConcurrentLinkedQueue<>();
    private final AtomicLong failed = new AtomicLong();
    private final AtomicLong writes = new AtomicLong();
    private final AtomicLong hidden = new AtomicLong();

    Office(int port, Connection superuser, Path data) throws SQLException {
        this.port = port;
        this.logins = texts(superuser, "select login from organization.person where tenant_id = 1 order by login");
        this.documents = texts(
                superuser,
                "select id from records.document d where tenant_id = 1 and kind = 'RECEIPT'"
                        + " or exists (select from approval.matter m where m.document_id = d.id) order by md5(id::text) limit 5000");
        this.matters = texts(
                superuser,
                "select document_id from approval.matter where tenant_id = 1 and state = 'CIRCULATING' order by 1");
    }

    /** Lets them work; what happens in the first seconds is not counted. */
    Map<String, Object> work(int seconds, int warmUp) throws Exception {
        var signedIn = new ArrayList<Browser>();
        for (String login : logins) {
            signedIn.add(Browser.signedIn(port, login));
        }
        lookAlone(signedIn);
        long counted = System.nanoTime() + warmUp * 1_000_000_000L;
        long end = counted + seconds * 1_000_000_000L;
        var people = new ArrayList<Thread>();
        for (int n = 0; n < STAFF; n++) {
            Browser browser = signedIn.get(n % signedIn.size()).another();
            var random = new Random(SEED + n);
            people.add(Thread.ofVirtual().start(() -> sit(browser, random, counted, end)));
        }
        for (Thread person : people) {
            person.join();
        }
        List<Double> sorted = millis.stream().sorted().toList();
        var result = new LinkedHashMap<String, Object>();
        result.put("page_p95_ms", sorted.get((int) (sorted.size() * 0.95)));
        result.put("page_p50_ms", sorted.get(sorted.size() / 2));
        result.put("page_max_ms", sorted.getLast());
        result.put("pages", sorted.size());
        result.put("staff", STAFF);
        result.put("accounts", logins.size());
        result.put("page_failures", failed.get());
        Bench.say(
                "%,d pages, %,d of them after an act, %,d refused to who may not read; half in %.0f ms, 95 %% in %.0f ms",
                sorted.size(), writes.get(), hidden.get(), sorted.get(sorted.size() / 2), sorted.get((int)
                        (sorted.size() * 0.95)));
        return result;
    }

    /** What each page costs when nobody else works: where to look when the office is slow. */
    private void lookAlone(List<Browser> signedIn) throws IOException {
        for (String path : List.of(
                "/",
                "/matters",
                "/documents",
                "/documents?page=20",
                "/files",
                "/receipts",
                "/documents/" + documents.getFirst())) {
            var took = new ArrayList<Double>();
            for (Browser browser : signedIn.subList(0, ALONE)) {
                long begin = System.nanoTime();
                browser.get(path);
                took.add((System.nanoTime() - begin) / 1e6);
            }
            took.sort(null);
            Bench.say("%s alone: half in %.0f ms", path, took.get(took.size() / 2));
        }
    }

    private void sit(Browser browser, Random random, long counted, long end) {
        try {
            // nobody begins at the same moment
            Thread.sleep((long) (random.nextDouble() * THINK_SECONDS * 1000));
            while (System.nanoTime() < end) {
                if (random.nextDouble() < READS) {
                    look(browser, page(random), counted);
                } else {
                    comment(browser, matters.get(random.nextInt(matters.size())), counted);
                }
                Thread.sleep((long) (THINK_SECONDS * 1000 * (0.5 + random.nextDouble())));
            }
        } catch (IOException problem) {
            failed.incrementAndGet();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private String page(Random random) {
        return switch (random.nextInt(10)) {
            case 0, 1 -> "/";
            case 2 -> "/matters";
            case 3 -> "/documents";
            case 4 -> "/documents?page=" + (2 + random.nextInt(20));
            case 5 -> "/files";
            case 6 -> "/receipts";
            default -> "/documents/" + documents.get(random.nextInt(documents.size()));
        };
    }

    private void look(Browser browser, String path, long counted) throws IOException {
        long begin = System.nanoTime();
        Browser.Answer answer = browser.get(path);
        note(begin, counted, answer.status());
        if (answer.status() == 302) {
            look(browser, path(answer), counted);
        }
    }

    /** The form and the page that it leads to are one wait for who sent it. */
    private void comment(Browser browser, String matter, long counted) throws IOException {
        long begin = System.nanoTime();
        Browser.Answer answer = browser.post(
                "/matters/" + matter,
                Map.of("do", "comment", "key", UUID.randomUUID().toString(), "round", "1", "words", "確認しました。"));
        if (answer.status() == 302) {
            answer = browser.get(path(answer));
            if (begin > counted) {
                writes.incrementAndGet();
            }
        }
        note(begin, counted, answer.status());
    }

    private static String path(Browser.Answer answer) {
        return answer.location().replaceFirst("^https?://[^/]+", "");
    }

    /** A page that says that there is nothing for her costs as much as one that shows it; more than that is a failure. */
    private void note(long begin, long counted, int status) {
        if (begin > counted) {
            millis.add((System.nanoTime() - begin) / 1e6);
        }
        if (status == 404 || status == 422) {
            hidden.incrementAndGet();
        } else if (status != 200 && status != 302) {
            failed.incrementAndGet();
        }
    }

    private static List<String> texts(Connection connection, String sql) throws SQLException {
        var texts = new ArrayList<String>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
        }
        return texts;
    }
}
