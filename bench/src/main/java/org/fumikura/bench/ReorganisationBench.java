package org.fumikura.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What a reorganisation of the whole city costs, with ever more documents: to take it in beforehand, and what comes first after
 * midnight on 1 April. It takes force by the day alone, so neither may depend on the number of documents, and no row of a
 * document, a file, a matter or a route is written.
 */
final class ReorganisationBench {

    private static final int PORT = 8394;

    /** The demonstration as it is founded; each size begins with a copy of it. */
    private static final String MODEL = "model";

    private static final int OPEN_MATTERS = 4_000;
    private static final int WARM_UP = 20;
    private static final int LOOKS = 5;
    private static final String LAST_DAY = "2023-03-31";
    private static final String FIRST_DAY = "2023-04-01";
    private static final String MIDNIGHT = FIRST_DAY + "T00:00";
    private static final List<String> UNTOUCHED =
            List.of("records.document", "records.file", "approval.matter", "approval.step");

    private final Path program;
    private final Path data;
    private final List<Integer> sizes;
    private final int jobSeconds;

    ReorganisationBench(Path program, Path data, boolean quick) {
        this.program = program;
        this.data = data;
        this.jobSeconds = quick ? 30 : 60;
        this.sizes = quick ? List.of(1_000, 10_000, 100_000) : List.of(10_000, 100_000, 1_000_000);
    }

    /**
     * @param millis for the taking in and the first requests together
     * @param requests milliseconds for a list and a matter after midnight, the median of several
     */
    private record Cost(double millis, double requests, long written, long statements) {}

    Map<String, Object> run() throws Exception {
        Program.start(program, Files.createDirectory(data.resolve(MODEL)), PORT).close();
        var costs = new ArrayList<Cost>();
        for (int size : sizes) {
            costs.add(once(size));
        }
        var result = new LinkedHashMap<String, Object>();
        for (int i = 0; i < sizes.size(); i++) {
            result.put("ms_" + name(sizes.get(i)), costs.get(i).millis);
        }
        result.put("slope", costs.getLast().millis / costs.getFirst().millis);
        result.put("slope_requests", costs.getLast().requests / costs.getFirst().requests);
        result.put("written_rows", costs.stream().mapToLong(Cost::written).sum());
        result.put(
                "statements",
                costs.stream()
                        .map(cost -> Long.toString(cost.statements))
                        .distinct()
                        .collect(Collectors.joining("/")));
        return result;
    }

    private static String name(int size) {
        return size < 1_000_000 ? size / 1_000 + "k" : size / 1_000_000 + "m";
    }

    private Cost once(int documents) throws Exception {
        Path city = data.resolve(name(documents));
        Shell.run("cp", "-a", data.resolve(MODEL).toString(), city.toString());
        try (Program running = Program.start(program, city, PORT);
                Connection superuser = new Database(city).connect(Database.SUPERUSER)) {
            Copies.completed(superuser, documents);
            Trays trays = Trays.filled(superuser, OPEN_MATTERS);
            for (int n = 0; n < WARM_UP; n++) {
                first(trays, () -> {});
            }
            Requests before = first(trays, () -> {});
            var reorganisation = new Reorganisation(personnel(superuser), FIRST_DAY, LAST_DAY);
            long mark = Database.number(superuser, "select pg_current_xact_id()::text::bigint");
            long rows = rows(superuser);
            long statements = Recording.of(superuser, city, reorganisation::takeIn).stream()
                    .mapToLong(conversation -> conversation.statements().size())
                    .sum();
            running.advanceTo(MIDNIGHT);
            var written = new ArrayList<Long>();
            Requests after = first(trays, () -> {
                written.add(changed(superuser, rows, mark));
                Thread.sleep(jobSeconds * 1_000L);
                written.add(changed(superuser, rows, mark));
            });
            requireInForce(superuser);
            double requests = look(trays);
            Bench.say(
                    "%,d rows taken in within %.0f ms; before %s; after midnight %s, list and matter again %.0f ms",
                    reorganisation.size(), reorganisation.millis(), before, after, requests);
            return new Cost(
                    reorganisation.millis() + after.millis(),
                    requests,
                    written.stream().mapToLong(Long::longValue).max().orElseThrow(),
                    statements);
        } finally {
            Shell.run("rm", "-rf", city.toString());
        }
    }

    /** What somebody does first, in milliseconds. */
    private record Requests(double list, double matter, double approval) {

        double millis() {
            return list + matter + approval;
        }

        @Override
        public String toString() {
            return "list %.0f, matter %.0f, approval %.0f ms".formatted(list, matter, approval);
        }
    }

    /** What happens between two requests; not counted. */
    private interface Meanwhile {
        void happen() throws Exception;
    }

    /** Signs in as somebody who is asked to approve, and lets her look at her list, open the matter and approve it. */
    private static Requests first(Trays trays, Meanwhile beforeApproval) throws Exception {
        Trays.Case waiting = trays.takeAny(Trays.Act.APPROVE);
        try (Browser browser =
                Browser.signedIn(PORT, waiting.next().orElseThrow().login())) {
            String path = "/matters/" + waiting.document();
            long begin = System.nanoTime();
            browser.get("/matters").require(200, "/matters");
            long listed = System.nanoTime();
            Wire.Answer page = browser.get(path).require(200, path);
            long opened = System.nanoTime();
            Form form = Form.of(page.text(), "class=\"actionbar\"");
            form.set("do", Trays.Act.APPROVE.button());
            beforeApproval.happen();
            long ready = System.nanoTime();
            browser.send(path, form.fields()).require(302, "the approval");
            trays.put(waiting.passed());
            return new Requests((listed - begin) / 1e6, (opened - listed) / 1e6, (System.nanoTime() - ready) / 1e6);
        }
    }

    /** Milliseconds for the list and a matter of somebody who is asked to approve: the median of several looks. */
    private static double look(Trays trays) throws IOException {
        Trays.Case waiting = trays.takeAny(Trays.Act.APPROVE);
        try (Browser browser =
                Browser.signedIn(PORT, waiting.next().orElseThrow().login())) {
            String path = "/matters/" + waiting.document();
            var took = new ArrayList<Double>();
            for (int n = 0; n < LOOKS; n++) {
                long begin = System.nanoTime();
                browser.get("/matters").require(200, "/matters");
                browser.get(path).require(200, path);
                took.add((System.nanoTime() - begin) / 1e6);
            }
            trays.put(waiting);
            took.sort(null);
            return took.get(LOOKS / 2);
        }
    }

    /** The approval after midnight was given in a post that is there from that day on. */
    private static void requireInForce(Connection superuser) throws SQLException {
        String approved = """
                from ledger.act a join organization.post p on p.tenant_id = a.tenant_id and p.id = a.post_id
                where a.tenant_id = 1 and a.kind = 'approval.approved'
                    and a.position = (select max(position) from ledger.act where tenant_id = 1 and kind = 'approval.approved')
                    and p.valid @> date '%s'
                """.formatted(FIRST_DAY);
        if (Database.number(superuser, "select count(*) " + approved) != 1) {
            throw new IllegalStateException("after midnight somebody approved in a post that has ended");
        }
    }

    /** A program of somebody who prepares it: who sees days to come, or else an administrator. */
    private static Api personnel(Connection superuser) throws IOException, SQLException {
        String login = Database.text(superuser, """
                select p.login from organization.role_grant g
                join organization.assignment a on a.tenant_id = g.tenant_id and a.post_id = g.post_id
                join organization.person p on p.tenant_id = a.tenant_id and p.id = a.person_id
                where g.tenant_id = 1 and g.role in ('PERSONNEL', 'ADMINISTRATOR') order by g.role desc limit 1
                """);
        try (Browser browser = Browser.signedIn(PORT, login)) {
            return browser.program("READ", "WRITE", "ADMINISTER");
        }
    }

    private static long changed(Connection superuser, long rowsBefore, long mark) throws SQLException {
        return Math.abs(rows(superuser) - rowsBefore) + written(superuser, mark);
    }

    private static long rows(Connection superuser) throws SQLException {
        return sum(superuser, "select count(*) from %s");
    }

    /** Rows that were written since, whatever they say. */
    private static long written(Connection superuser, long mark) throws SQLException {
        return sum(superuser, "select count(*) from %s where xmin::text::bigint >= " + mark);
    }

    private static long sum(Connection superuser, String sql) throws SQLException {
        long sum = 0;
        for (String table : UNTOUCHED) {
            sum += Database.number(superuser, sql.formatted(table));
        }
        return sum;
    }
}
