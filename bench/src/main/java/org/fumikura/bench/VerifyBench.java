package org.fumikura.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * How fast the program verifies a ledger. The demonstration's chain of 豊島区 is continued with correctly chained acts, made
 * by an implementation of the format of its own, and {@code fumikura verify} verifies it. Counted is the time that the
 * verifying process and the database spend on the chain, per second of one processor; what a start costs is not.
 */
final class VerifyBench {

    private static final int PORT = 8391;
    private static final int SEED = 20220520;
    private static final int RUNS = 3;
    private static final int SALT_BYTES = 32;
    private static final long MICROS = 1_000_000;
    private static final String[] WORDS = {"照会・回答について", "令和4年度の契約の締結について", "研修会の開催について（通知）", "調査票の提出の依頼について"};

    private static final String SENDING = "select coalesce(max(pid), 0) from pg_stat_activity"
            + " where state = 'active' and query like 'copy (select a.id%'";

    private final Path program;
    private final Path data;
    private final int entries;

    VerifyBench(Path program, Path data, boolean quick) {
        this.program = program;
        this.data = data;
        this.entries = quick ? 200_000 : 2_000_000;
    }

    private record Took(double wall, double java, double database) {

        double cpu() {
            return java + database;
        }
    }

    Map<String, Object> run() throws Exception {
        try (Program running = Program.start(program, data, PORT)) {
            var database = new Database(data);
            try (Connection connection = database.connect(Database.SUPERUSER)) {
                fill(connection);
                long all = Database.number(connection, "select position from ledger.head where tenant_id = 1");
                Took took = best(running, connection);
                var result = new LinkedHashMap<String, Object>();
                result.put("entries", all);
                result.put("entries_per_s", Math.round(all / took.cpu()));
                result.put("entries_per_s_wall", Math.round(all / took.wall));
                result.put("cpu_program_s", took.java);
                result.put("cpu_database_s", took.database);
                result.put("runs", RUNS);
                return result;
            }
        }
    }

    private Took best(Program running, Connection connection) throws Exception {
        Took best = null;
        for (int i = 0; i < RUNS; i++) {
            Took took = once(running, connection);
            Bench.say("%.2f s; processor: program %.2f s, database %.2f s", took.wall, took.java, took.database);
            best = best == null || took.cpu() < best.cpu() ? took : best;
        }
        return best;
    }

    /** What is counted lies between the first and the last moment at which the database is seen to send the chain. */
    private Took once(Program running, Connection connection) throws Exception {
        Path said = data.resolve("verify.txt");
        Process verify = running.verify(said);
        var longest = new Took(0, 0, 0);
        Sample first = null;
        while (verify.isAlive()) {
            long backend = Database.number(connection, SENDING);
            Sample now = backend == 0 ? null : Sample.of(verify.pid(), backend);
            first = now == null || (first != null && first.backend != backend) ? now : first == null ? now : first;
            if (first != null && now != null && now.at - first.at > longest.wall * 1e9) {
                longest = new Took((now.at - first.at) / 1e9, now.java - first.java, now.server - first.server);
            }
            Thread.sleep(5);
        }
        if (verify.waitFor() != 0) {
            throw new IOException("the verification found something: " + Files.readString(said));
        }
        return longest;
    }

    private record Sample(long backend, long at, double java, double server) {

        static Sample of(long program, long backend) {
            return new Sample(
                    backend,
                    System.nanoTime(),
                    Processes.cpuSeconds(program).orElse(0.0),
                    Processes.cpuSeconds(backend).orElse(0.0));
        }
    }

    private void fill(Connection connection) throws Exception {
        Path acts = data.resolve("acts.copy");
        Path details = data.resolve("details.copy");
        long begin = System.nanoTime();
        long position;
        byte[] hash;
        try (Statement statement = connection.createStatement();
                ResultSet head = statement.executeQuery(
                        "select h.position, h.hash, a.official_at, a.person_id, a.post_id from ledger.head h"
                                + " join lateral (select * from ledger.act where tenant_id = 1 and person_id is not null"
                                + " order by position desc limit 1) a on true where h.tenant_id = 1")) {
            head.next();
            position = head.getLong(1);
            hash = write(
                    acts,
                    details,
                    position,
                    head.getBytes(2),
                    head.getTimestamp(3).getTime() * 1000,
                    head.getObject(4, UUID.class),
                    head.getObject(5, UUID.class));
        }
        connection.setAutoCommit(false);
        Database.execute(connection, "set local session_replication_role = replica");
        copy(
                connection,
                acts,
                "ledger.act (tenant_id, position, id, kind, subject_kind, subject_id, person_id, post_id,"
                        + " official_at, machine_at, commitment, hash)");
        copy(connection, details, "ledger.detail (tenant_id, position, salt, detail)");
        Database.execute(
                connection,
                "update ledger.head set position = " + (position + entries) + ", hash = '\\x"
                        + HexFormat.of().formatHex(hash) + "' where tenant_id = 1");
        Database.execute(
                connection, "update ledger.follower set position = " + (position + entries) + " where tenant_id = 1");
        connection.commit();
        connection.setAutoCommit(true);
        // the copy of the head outside, as the follower would have made it
        Files.writeString(
                data.resolve("heads/1.heads"),
                (position + entries) + " " + HexFormat.of().formatHex(hash) + " 2022-05-20T00:00:00Z\n",
                StandardCharsets.UTF_8,
                java.nio.file.StandardOpenOption.APPEND);
        Database.execute(connection, "vacuum (analyze) ledger.act, ledger.detail");
        Database.execute(connection, "checkpoint");
        Bench.say("filled with %,d acts in %.1f s", entries, (System.nanoTime() - begin) / 1e9);
    }

    private byte[] write(Path acts, Path details, long position, byte[] head, long since, UUID person, UUID post)
            throws IOException {
        var random = new Random(SEED);
        byte[] hash = head;
        byte[] salt = new byte[SALT_BYTES];
        HexFormat hex = HexFormat.of();
        try (var actLines = Files.newBufferedWriter(acts);
                var detailLines = Files.newBufferedWriter(details)) {
            for (long at = position + 1; at <= position + entries; at++) {
                random.nextBytes(salt);
                String detail = "{\"doer\":\"情報管理課長\",\"title\":\"" + WORDS[random.nextInt(WORDS.length)] + at
                        + "\",\"reason\":\"\",\"changes\":[]}";
                byte[] commitment = Chain.commitment(salt, detail);
                long moment = since + at * MICROS;
                var id = new UUID(random.nextLong(), random.nextLong());
                var entry = new Chain.Entry(
                        id,
                        "approval.commented",
                        "document",
                        new UUID(random.nextLong(), random.nextLong()),
                        person,
                        post,
                        moment,
                        moment,
                        commitment);
                hash = Chain.hash(hash, at, entry.body());
                String time = moment(moment);
                actLines.write("1\t" + at + "\t" + id + "\tapproval.commented\tdocument\t" + entry.subject() + "\t"
                        + person + "\t" + post + "\t" + time + "\t" + time + "\t\\\\x" + hex.formatHex(commitment)
                        + "\t\\\\x" + hex.formatHex(hash) + "\n");
                detailLines.write("1\t" + at + "\t\\\\x" + hex.formatHex(salt) + "\t" + detail + "\n");
            }
        }
        return hash;
    }

    private static String moment(long micros) {
        return java.time.Instant.ofEpochSecond(micros / MICROS, micros % MICROS * 1000)
                .toString();
    }

    private static void copy(Connection connection, Path file, String into) throws Exception {
        CopyIn copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn("copy " + into + " from stdin");
        try (var bytes = Files.newInputStream(file)) {
            byte[] buffer = new byte[1 << 16];
            for (int n = bytes.read(buffer); n > 0; n = bytes.read(buffer)) {
                copy.writeToCopy(buffer, 0, n);
            }
        }
        copy.endCopy();
        Files.delete(file);
    }
}
