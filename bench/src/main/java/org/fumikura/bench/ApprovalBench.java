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
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How many approvals a second the program carries out, against what the same statements reach in plain SQL: the same
 * transactions over as many connections into the same durable database, in turns with the program, while it rests. And how
 * fast pages come while an office of two hundred works. The generator of the load computes on the same processors.
 */
final class ApprovalBench {

    private static final int PORT = 8392;
    private static final int DOCUMENTS = 100_000;
    private static final int AT_ONCE = 16;
    private static final String DRAFTER = "joho-digital-tanto";
    private static final String APPROVER = "joho-digital-kakaricho";

    private final Path program;
    private final Path data;
    private final int seconds;
    private final int warmUp;
    private final int turns;
    private final int matters;
    private final AtomicLong failed = new AtomicLong();

    ApprovalBench(Path program, Path data, boolean quick) {
        this.program = program;
        this.data = data;
        this.seconds = quick ? 10 : 60;
        this.warmUp = quick ? 5 : 20;
        this.turns = quick ? 1 : 2;
        this.matters = quick ? 20_000 : 150_000;
    }

    /** One load until the time is over; false when there is nothing left to do. */
    private interface Worker extends AutoCloseable {
        boolean act() throws Exception;

        @Override
        void close() throws Exception;
    }

    private interface WorkerSource {
        Worker make(int n) throws Exception;
    }

    Map<String, Object> run() throws Exception {
        try (Program running = Program.start(program, data, PORT)) {
            var database = new Database(data);
            try (Connection superuser = database.connect(Database.SUPERUSER)) {
                Copies.completed(superuser, DOCUMENTS);
                var result = new LinkedHashMap<String, Object>();
                Map<String, Object> pages = pages(superuser);
                approvals(database, superuser, result);
                result.putAll(pages);
                result.put("rss_mb", Math.round(Processes.residentMegabytes(running.pid())));
                result.put("failed", failed.get());
                return result;
            }
        }
    }

    private Map<String, Object> pages(Connection superuser) throws Exception {
        var pages = new Pages(superuser);
        var office = new Office(PORT, superuser, new Commenting(pages, superuser));
        office.lookAlone(pages.each());
        Watch watch = office.work(Office.STAFF, seconds * 2, warmUp * 2);
        Map<String, Object> result = watch.pages();
        result.put("staff", Office.STAFF);
        result.put("accounts", office.accounts());
        result.put("page_failures", watch.failures());
        return result;
    }

    /** Somebody says something about a matter and sees its page again. */
    private record Commenting(Pages pages, List<String> matters) implements Office.Work {

        Commenting(Pages pages, Connection superuser) throws SQLException {
            this(
                    pages,
                    Database.texts(
                            superuser,
                            "select document_id from approval.matter where tenant_id = 1 and state = 'CIRCULATING'"
                                    + " order by 1"));
        }

        @Override
        public String page(Random random) {
            return pages.any(random);
        }

        @Override
        public void act(Seat seat) throws IOException {
            long begin = System.nanoTime();
            Wire.Answer answer = seat.send(
                    "/matters/" + matters.get(seat.random().nextInt(matters.size())),
                    Map.of(
                            "do", List.of("comment"),
                            "key", List.of(UUID.randomUUID().toString()),
                            "round", List.of("1"),
                            "words", List.of("確認しました。")),
                    404,
                    422);
            if (answer.status() == 302) {
                seat.watch().acted(begin);
            }
        }
    }

    private void approvals(Database database, Connection superuser, Map<String, Object> result) throws Exception {
        Browser approver = Browser.signedIn(PORT, APPROVER);
        String first = waiting(superuser);
        Copies.make(superuser, "d.id = '" + first + "'", 1_000_000, 1_000_000 + matters);
        Copies.settle(superuser);
        List<String> ids = Copies.ids(superuser, first, 1_000_000, 1_000_000 + matters);
        var pool = new ConcurrentLinkedQueue<>(ids);
        // what is recorded is said by a program that is warm
        WorkerSource overHttp = n -> http(approver.another(), pool);
        rate("HTTP, not counted", overHttp, superuser, warmUp);
        String key = UUID.randomUUID().toString();
        String recorded = pool.remove();
        List<Recording.Conversation> conversations =
                Recording.of(superuser, data, () -> approve(approver, recorded, key));
        int statements = conversations.stream()
                .mapToInt(each -> each.statements().size())
                .sum();
        Bench.say(
                "one approval: %d transactions, %d statements besides begin and commit",
                conversations.size(), statements);
        WorkerSource plain = n -> sql(database.connect(Database.APPLICATION), conversations, recorded, key, pool);
        rate("SQL, not counted", plain, superuser, warmUp / 2);
        double http = 0;
        double sql = 0;
        for (int turn = 0; turn < turns; turn++) {
            http += rate("HTTP", overHttp, superuser, seconds) / turns;
            sql += rate("SQL", plain, superuser, seconds) / turns;
        }
        result.put("acts_per_s", http);
        result.put("sql_acts_per_s", sql);
        result.put("ratio", http / sql);
        result.put("clients", AT_ONCE);
        result.put("seconds", seconds);
        result.put("turns", turns);
        result.put("statements", statements);
        result.put("transactions", conversations.size());
    }

    /** A matter of the demonstration that waits for the approver at the first place of its route. */
    private static String waiting(Connection superuser) throws SQLException {
        return Database.text(superuser, """
                select s.document_id from approval.step s
                join organization.assignment a on a.tenant_id = s.tenant_id and a.post_id = s.post_id
                join organization.person p on p.tenant_id = a.tenant_id and p.id = a.person_id
                where s.tenant_id = 1 and s.state = 'ACTIVE' and s.ordinal = 1 and s.kind = 'REVIEW' and s.round = 1
                    and p.login = '%s' limit 1
                """.formatted(APPROVER));
    }

    private Worker http(Browser browser, ConcurrentLinkedQueue<String> pool) {
        return new Worker() {
            @Override
            public boolean act() throws IOException {
                String id = pool.poll();
                if (id != null) {
                    approve(browser, id, UUID.randomUUID().toString());
                }
                return id != null;
            }

            @Override
            public void close() throws IOException {
                browser.close();
            }
        };
    }

    private void approve(Browser browser, String id, String key) throws IOException {
        Wire.Answer answer =
                browser.post("/matters/" + id, Map.of("do", "approve", "key", key, "round", "1", "words", ""));
        if (answer.status() != 302) {
            failed.incrementAndGet();
        }
    }

    private Worker sql(
            Connection connection,
            List<Recording.Conversation> conversations,
            String document,
            String key,
            ConcurrentLinkedQueue<String> pool)
            throws SQLException {
        var replay = new Replay(connection, conversations, document, key);
        return new Worker() {
            @Override
            public boolean act() throws SQLException {
                String id = pool.poll();
                if (id != null) {
                    replay.approve(id);
                }
                return id != null;
            }

            @Override
            public void close() throws SQLException {
                connection.close();
            }
        };
    }

    /** Lawful approvals a second, counted again from the ledger: each has its step, and its step has it. */
    private double rate(String name, WorkerSource source, Connection superuser, int howLong) throws Exception {
        var workers = new ArrayList<Worker>();
        for (int n = 0; n < AT_ONCE; n++) {
            workers.add(source.make(n));
        }
        long head = Database.number(superuser, "select position from ledger.head where tenant_id = 1");
        long begin = System.nanoTime();
        long end = begin + howLong * 1_000_000_000L;
        try (ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE)) {
            var running = new ArrayList<Future<?>>();
            for (Worker worker : workers) {
                Callable<Boolean> task = () -> {
                    while (System.nanoTime() < end && worker.act()) {
                        // the next one
                    }
                    return true;
                };
                running.add(threads.submit(task));
            }
            for (Future<?> each : running) {
                each.get();
            }
        }
        double took = (System.nanoTime() - begin) / 1e9;
        for (Worker worker : workers) {
            worker.close();
        }
        long acts = lawful(superuser, head);
        Bench.say("%s: %,d approvals in %.1f s, %.1f a second", name, acts, took, acts / took);
        return acts / took;
    }

    private static long lawful(Connection superuser, long after) throws SQLException {
        try (Statement statement = superuser.createStatement();
                ResultSet rows = statement.executeQuery("""
                        select count(*), count(distinct a.subject_id), count(s.document_id) from ledger.act a
                        left join approval.step s on s.tenant_id = a.tenant_id and s.document_id = a.subject_id
                            and s.post_id = a.post_id and s.person_id = a.person_id and s.state = 'APPROVED'
                        where a.tenant_id = 1 and a.position > %d and a.kind = 'approval.approved'
                        """.formatted(after))) {
            rows.next();
            if (rows.getLong(1) != rows.getLong(2) || rows.getLong(1) != rows.getLong(3)) {
                throw new IllegalStateException("acts without a step, or twice: %d acts, %d matters, %d steps"
                        .formatted(rows.getLong(1), rows.getLong(2), rows.getLong(3)));
            }
            return rows.getLong(1);
        }
    }
}
