package org.fumikura.bench;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** How soon a document that was just received is found, while a new index of all documents is made and others search. */
final class Findable {

    private static final String CLERK = "joho-kanri-kakaricho";
    private static final String ADMINISTRATOR = "system-kanri";
    private static final int OTHERS = 4;
    private static final Pattern FILE = Pattern.compile("<option value=\"([0-9a-f-]{36})\"");
    private static final int BEING_MADE = 409;
    private static final int LONGEST_WAIT_MILLIS = 600_000;

    private final int port;
    private final Database database;
    private final int documents;
    private final int received;

    Findable(int port, Database database, boolean quick) {
        this.port = port;
        this.database = database;
        this.documents = quick ? 5_000 : 100_000;
        this.received = quick ? 100 : 500;
    }

    List<Double> waits() throws Exception {
        try (Connection superuser = database.connect(Database.SUPERUSER)) {
            Copies.completed(superuser, documents);
        }
        var over = new AtomicBoolean();
        try (Browser administrator = Browser.signedIn(port, ADMINISTRATOR);
                Api orders = administrator.program("READ", "WRITE", "ADMINISTER");
                Browser clerk = Browser.signedIn(port, CLERK);
                Api api = clerk.program("READ", "WRITE")) {
            untilThereIsAnIndex(api);
            ObjectNode job = Api.object();
            job.put("kind", "search.rebuild");
            orders.post("/jobs", job, "").require(202, "a new index");
            List<Thread> others = new ArrayList<>();
            for (int i = 0; i < OTHERS; i++) {
                others.add(Thread.ofVirtual().start(() -> search(api.another(), over)));
            }
            String file = file(clerk);
            List<Double> waits = new ArrayList<>();
            for (int i = 0; i < received; i++) {
                waits.add(wait(api, file));
            }
            Bench.say("at the end: %s", state(orders));
            over.set(true);
            for (Thread other : others) {
                other.join();
            }
            return waits;
        }
    }

    private static void untilThereIsAnIndex(Api api) throws IOException, InterruptedException {
        while (api.get("/search?q=x").status() == BEING_MADE) {
            Thread.sleep(100);
        }
    }

    /** The first one that the form of a receipt offers. */
    private static String file(Browser clerk) throws IOException {
        Matcher offered = FILE.matcher(clerk.get("/receipts/new").text());
        if (!offered.find()) {
            throw new IOException("no file");
        }
        return offered.group(1);
    }

    private static double wait(Api api, String file) throws IOException {
        String word = "k" + UUID.randomUUID().toString().replaceAll("[^a-f]", "");
        ObjectNode receipt = Api.object();
        receipt.put("title", "照会 " + word);
        receipt.put("sender", "県");
        receipt.put("arrivedOn", "2022-05-20");
        receipt.put("medium", "LGWAN");
        receipt.put("disclosure", "OPEN");
        receipt.put("file", file);
        api.post("/receipts", receipt, "").require(201, "a receipt");
        long begin = System.nanoTime();
        while (true) {
            Wire.Answer answer = api.get("/search?q=" + word).require(200, "a search");
            double millis = (System.nanoTime() - begin) / 1e6;
            if (Api.read(answer).path("total").asLong() > 0) {
                return millis;
            }
            if (millis > LONGEST_WAIT_MILLIS) {
                throw new IOException("what was received is not found");
            }
        }
    }

    private static void search(Api api, AtomicBoolean over) {
        try (api) {
            int number = 0;
            while (!over.get()) {
                number++;
                String words = URLEncoder.encode(Papers.question("two", number, 1), StandardCharsets.UTF_8);
                api.get("/search?q=" + words).require(200, "a search");
                Thread.sleep(50);
            }
        } catch (IOException | InterruptedException ended) {
            Bench.say("somebody who searched: %s", ended);
        }
    }

    /** What the page of the program's health says of the index. */
    private static String state(Api orders) throws IOException {
        for (JsonNode part :
                Api.read(orders.get("/system").require(200, "the system")).path("parts")) {
            if (part.path("name").path("en").asString("").contains("search")) {
                return part.path("state").path("en").asString();
            }
        }
        return "nothing is said of the index";
    }
}
