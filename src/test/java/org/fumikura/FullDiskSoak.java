package org.fumikura;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.StringReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.fumikura.testing.TestBrowser;
import org.fumikura.testing.TestBrowser.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A disk of the database that is really full (docs/operating.md): a small one in memory, which is mounted where only the
 * program sees it. Not every machine lets its users mount, so it belongs to the soak.
 */
class FullDiskSoak {

    private static final String SUPERUSER = "postgres";
    private static final String SIZE = "320m";
    private static final int MOST_ATTEMPTS = 5_000;
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    @Test
    void whatFindsNoRoomIsNotDoneAndAllIsWellAfterwards(@TempDir Path folder) throws Exception {
        int port = freePort();
        Path data = folder.resolve("資料");
        Files.createDirectories(data);
        Path said = folder.resolve("said.log");
        Process program = begin(data, port, said);
        try {
            await().atMost(PATIENCE)
                    .until(() -> !program.isAlive() || Files.readString(said).contains("Fumikura is ready: "));
            assertThat(program.isAlive()).as(Files.readString(said)).isTrue();
            var clerk = new TestBrowser(port, "localhost");
            clerk.signIn("joho-digital-tanto");
            List<String> acknowledged = new ArrayList<>();
            acknowledged.add(begun(clerk));

            inside(program, "sh", "-c", "cat /dev/zero > '" + data + "/filler'");
            Map<Integer, Integer> answers = writeUntilRefused(clerk, acknowledged);
            System.out.println("FullDiskSoak: answers " + answers + ", acknowledged " + acknowledged.size());
            assertThat(answers.keySet()).isSubsetOf(302, 503, 507).containsAnyOf(503, 507);

            System.out.println("FullDiskSoak: " + stopWritingAhead(program, data));
            assertThat(clerk.post("/drafts", Map.of()).status()).isIn(503, 507);

            inside(program, "rm", data + "/filler");
            await().atMost(PATIENCE).pollInterval(Duration.ofSeconds(1)).untilAsserted(() -> {
                Answer answer = clerk.post("/drafts", Map.of());
                assertThat(answer.status()).isEqualTo(302);
                acknowledged.add(answer.location());
            });
            for (String draft : acknowledged) {
                assertThat(clerk.get(draft).status()).as(draft).isEqualTo(200);
            }
            Process verify = new ProcessBuilder(entering(
                            program,
                            RunningProgram.command(List.of(), "verify", "--data", data.toString())
                                    .command()))
                    .redirectErrorStream(true)
                    .start();
            String verdict = new String(verify.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(verify.waitFor()).as(verdict).isZero();
        } finally {
            program.destroy();
            if (!program.waitFor(1, TimeUnit.MINUTES)) {
                program.destroyForcibly().waitFor();
            }
        }
    }

    /** On a disk so small the attachments get no reserve. */
    private static Process begin(Path data, int port, Path said) throws IOException {
        ProcessBuilder program = RunningProgram.command(
                List.of("-Dfumikura.content.reserve=1MB"),
                "demo",
                "--data",
                data.toString(),
                "--port",
                Integer.toString(port));
        String mounting = "mount -t tmpfs -o size=" + SIZE + ",mode=0700 tmpfs \"$0\" && exec \"$@\"";
        List<String> words = new ArrayList<>(List.of("unshare", "--user", "--map-root-user", "--mount"));
        words.addAll(List.of("sh", "-c", mounting, data.toString()));
        words.addAll(program.command());
        return program.command(words)
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
    }

    /** What the program's own disk sees. */
    private static String inside(Process program, String... words) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(entering(program, List.of(words)))
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return said;
    }

    private static List<String> entering(Process program, List<String> words) {
        List<String> entering = new ArrayList<>(List.of(
                "nsenter", "--target", Long.toString(program.pid()), "--user", "--mount", "--preserve-credentials"));
        entering.addAll(words);
        return entering;
    }

    /** Takes up what room the write-ahead log has, until the database stops; returns its last words. */
    private static String stopWritingAhead(Process program, Path data) throws IOException, InterruptedException {
        var secrets = new Properties();
        secrets.load(new StringReader(inside(program, "cat", data + "/database.secret")));
        String url = "jdbc:postgresql://127.0.0.1:" + secrets.getProperty("port") + "/fumikura";
        try (Connection connection = DriverManager.getConnection(url, SUPERUSER, secrets.getProperty(SUPERUSER));
                Statement statement = connection.createStatement()) {
            for (int segment = 0; segment < 100; segment++) {
                statement.execute(
                        "select pg_logical_emit_message(false, 'full', repeat('x', 1000000)), pg_switch_wal()");
            }
            return "the log still has room";
        } catch (SQLException stopped) {
            return String.valueOf(stopped.getMessage());
        }
    }

    /** Until nothing has been taken a hundred times in a row. */
    private static Map<Integer, Integer> writeUntilRefused(TestBrowser clerk, List<String> acknowledged) {
        Map<Integer, Integer> answers = new TreeMap<>();
        int refused = 0;
        for (int attempt = 0; attempt < MOST_ATTEMPTS && refused < 100; attempt++) {
            Answer answer = clerk.post("/drafts", Map.of());
            answers.merge(answer.status(), 1, Integer::sum);
            if (answer.status() == 302 && !answer.location().equals("/sign-in")) {
                acknowledged.add(answer.location());
                refused = 0;
            } else {
                refused++;
                assertThat(answer.body()).contains("受付番号").doesNotContain("Exception");
            }
        }
        return answers;
    }

    private static String begun(TestBrowser clerk) {
        return clerk.post("/drafts", Map.of()).location();
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            return socket.getLocalPort();
        }
    }
}
