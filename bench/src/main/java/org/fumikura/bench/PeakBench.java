package org.fumikura.bench;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The last week of March: two hundred of the staff work at the same time over many documents and several thousand open
 * matters, while notices, figures and heads follow. What was acknowledged is looked for in the database afterwards. Then
 * more and more people come, until pages take too long.
 */
final class PeakBench {

    private static final int PORT = 8393;
    private static final int DOCUMENTS = 100_000;
    private static final int OPEN_MATTERS = 5_000;

    // an assumption: the upper end of what a ward decides in a year, with everything that is done to one matter
    private static final double DECISIONS_A_YEAR = 80_000;
    private static final double ACTS_A_DECISION = 10;
    private static final double OPEN_DAYS = 243;
    private static final double OPEN_HOURS = 7.75;
    private static final double MEAN = DECISIONS_A_YEAR * ACTS_A_DECISION / (OPEN_DAYS * OPEN_HOURS * 3600);
    private static final double TARGET = 4 * MEAN;

    private static final double TOO_LONG_MILLIS = 2_000;
    private static final int MOST_STAFF = 3_200;
    private static final int FOLLOWED_MILLIS = 60_000;

    private final Path program;
    private final Path data;
    private final int documents;
    private final int seconds;
    private final int warmUp;

    PeakBench(Path program, Path data, boolean quick) {
        this.program = program;
        this.data = data;
        this.documents = quick ? 10_000 : DOCUMENTS;
        this.seconds = quick ? 40 : 300;
        this.warmUp = quick ? 20 : 60;
    }

    Map<String, Object> run() throws Exception {
        try (Program running = Program.start(program, data, PORT);
                Connection superuser = new Database(data).connect(Database.SUPERUSER)) {
            Copies.completed(superuser, documents);
            var work = new YearEnd(superuser, Trays.filled(superuser, OPEN_MATTERS));
            var office = new Office(PORT, superuser, work);
            office.lookAlone(work.pages());
            long head = head(superuser);
            Watch watch = office.work(Office.STAFF, seconds, warmUp);
            long behind = followed(superuser);
            long lost = work.lost(superuser, head);
            double rate = watch.acts() / watch.seconds();
            var result = new LinkedHashMap<>(watch.pages());
            result.put("api_p95_ms", watch.callsWithin(0.95));
            result.put("acts_per_s", rate);
            result.put("errors", watch.failures() + lost);
            result.put("lost", lost);
            result.put("staff", Office.STAFF);
            result.put("seconds", seconds);
            result.put("target_acts_per_s", TARGET);
            result.put("times_mean", rate / MEAN);
            result.put("followed_ms", behind);
            result.put("rss_mb", Math.round(Processes.residentMegabytes(running.pid())));
            result.putAll(limit(office, rate, slowness(watch)));
            return result;
        }
    }

    /** Doubles the staff until pages take too long. */
    private Map<String, Object> limit(Office office, double rateBefore, double p95Before) throws InterruptedException {
        int staff = Office.STAFF;
        double p95 = p95Before;
        double held = p95 < TOO_LONG_MILLIS ? rateBefore : 0;
        while (p95 < TOO_LONG_MILLIS && staff < MOST_STAFF) {
            staff *= 2;
            Watch watch = office.work(staff, seconds / 4, warmUp / 2);
            p95 = slowness(watch);
            double rate = watch.acts() / watch.seconds();
            Bench.say("%,d staff: 95 %% of pages in %.0f ms, %.2f acts a second", staff, p95, rate);
            held = p95 < TOO_LONG_MILLIS ? rate : held;
        }
        return Map.of("too_slow_staff", p95 < TOO_LONG_MILLIS ? 0 : staff, "held_times_mean", held / MEAN);
    }

    /** Within which 95 % of the pages came; beyond all bounds when some failed, or none came. */
    private static double slowness(Watch watch) {
        double p95 = watch.pagesWithin(0.95);
        return watch.failures() > 0 || p95 == 0 ? Double.POSITIVE_INFINITY : p95;
    }

    private static long head(Connection superuser) throws SQLException {
        return Database.number(superuser, "select position from ledger.head where tenant_id = 1");
    }

    /** Milliseconds until everything that follows the ledger has seen the last act. */
    private static long followed(Connection superuser) throws Exception {
        long begin = System.nanoTime();
        long head = head(superuser);
        while (Database.number(superuser, "select min(position) from ledger.follower where tenant_id = 1") < head) {
            if (System.nanoTime() - begin > FOLLOWED_MILLIS * 1_000_000L) {
                throw new IllegalStateException("a follower stands still");
            }
            Thread.sleep(5);
        }
        return (System.nanoTime() - begin) / 1_000_000;
    }
}
