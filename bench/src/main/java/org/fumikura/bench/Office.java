package org.fumikura.bench;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * People at their desks. Each waits about five seconds and then opens a page, or, once in five times, does something.
 * Several of them share one of the demonstration's accounts, of four one works through a program.
 */
final class Office {

    static final int STAFF = 200;

    private static final double READS = 0.8;
    private static final int BY_PROGRAM = 4;
    private static final int ALONE = 9;
    private static final int SEED = 20220520;

    private final Work work;
    private final Map<String, Browser> signedIn = new LinkedHashMap<>();

    /** What there is to do. */
    interface Work {
        /** A page that somebody opens; that it is not for her is no failure. */
        String page(Random random);

        void act(Seat seat) throws IOException, InterruptedException;
    }

    Office(int port, Connection superuser, Work work) throws IOException, SQLException {
        this.work = work;
        for (String login :
                Database.texts(superuser, "select login from organization.person where tenant_id = 1 order by login")) {
            signedIn.put(login, Browser.signedIn(port, login));
        }
    }

    int accounts() {
        return signedIn.size();
    }

    /** What each page costs when nobody else works: where to look when the office is slow. */
    void lookAlone(List<String> paths) throws IOException {
        for (String path : paths) {
            var took = new ArrayList<Double>();
            for (Browser browser : signedIn.values().stream().limit(ALONE).toList()) {
                long begin = System.nanoTime();
                browser.get(path);
                took.add((System.nanoTime() - begin) / 1e6);
            }
            took.sort(null);
            Bench.say("%s alone: half in %.0f ms", path, took.get(took.size() / 2));
        }
    }

    /** Lets them work; what happens in the first seconds is not counted. */
    Watch work(int staff, int seconds, int warmUp) throws InterruptedException {
        var watch = new Watch(warmUp, seconds);
        var logins = List.copyOf(signedIn.keySet());
        var people = new ArrayList<Thread>();
        for (int n = 0; n < staff; n++) {
            String login = logins.get(n % logins.size());
            var random = new Random(SEED + n);
            boolean byProgram = n / logins.size() % BY_PROGRAM == BY_PROGRAM - 1;
            var seat = new Seat(login, signedIn.get(login).another(), byProgram, random, watch);
            people.add(Thread.ofVirtual().start(() -> sit(seat)));
        }
        for (Thread person : people) {
            person.join();
        }
        return watch;
    }

    private void sit(Seat seat) {
        try {
            seat.arrive();
            while (!seat.watch().isOver()) {
                once(seat);
                seat.think();
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private void once(Seat seat) throws InterruptedException {
        try {
            if (seat.random().nextDouble() < READS) {
                seat.open(work.page(seat.random()), 403, 404);
            } else {
                work.act(seat);
            }
        } catch (IOException | RuntimeException problem) {
            seat.watch().failed(seat.login(), problem);
        }
    }
}
