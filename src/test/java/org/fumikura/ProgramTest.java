package org.fumikura;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import org.fumikura.RunningProgram.Finished;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

/** The program as a process of its own, as people start and stop it and as a power cut does. One city serves all. */
@ResourceLock("processes of its own")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ProgramTest {

    private static final int TERMINATED = 128 + 15;
    private static final int FEWEST_KILLS = 2;
    private static final int MOST_ACTS = 8;
    private static final int LAST = 9;
    private static final String UNREAD =
            "select count(*) from desk.notice n join desk.mailbox b on b.tenant_id = n.tenant_id"
                    + " and b.person_id = n.person_id where n.read_at is null";

    @TempDir
    static Path folder;

    private static int port;
    private static Path data;
    private static RunningProgram program;
    private static HeldSmtp smtp;
    private static String token = "";

    private static final GreenMail MAIL = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

    @BeforeAll
    static void begin() throws Exception {
        MAIL.start();
        smtp = new HeldSmtp(MAIL.getSmtp().getPort());
        port = freePort();
        data = folder.resolve("資料");
        program = new RunningProgram(
                data,
                port,
                List.of(
                        "-Dfumikura.mail.host=127.0.0.1",
                        "-Dfumikura.mail.port=" + smtp.port(),
                        "-Dfumikura.mail.encryption=none",
                        "-Dfumikura.mail.from=fumikura@example.lg.jp",
                        "-Dfumikura.mail.domains=example.lg.jp",
                        // pages of attachments have tests of their own
                        "-Dfumikura.renditions.make=false"));
    }

    @AfterAll
    static void end() throws Exception {
        program.close();
        smtp.close();
        MAIL.stop();
    }

    @Test
    @Order(1)
    void servesOnceItSaysSo() throws Exception {
        assertThat(program.said()).contains("Fumikura is ready: http://localhost:" + port);
        assertThat(statusOf("http://127.0.0.1:" + port + "/sign-in")).isEqualTo(200);
    }

    @Test
    @Order(2)
    void refusesASecondCopyByName() throws Exception {
        Finished second = RunningProgram.run("demo", "--data", data.toString(), "--port", Integer.toString(port));

        assertThat(second.status()).isEqualTo(1);
        assertThat(second.output()).contains("別の文倉（プロセス " + program.pid() + "）", "process " + program.pid());
    }

    @Test
    @Order(3)
    void refusesAPortInUseBeforeItMakesAnything() throws Exception {
        Path elsewhere = folder.resolve("elsewhere");
        Finished busy = RunningProgram.run("demo", "--data", elsewhere.toString(), "--port", Integer.toString(port));

        assertThat(busy.status()).isEqualTo(1);
        assertThat(busy.output()).contains("ポート " + port, "Port " + port);
        assertThat(elsewhere).doesNotExist();
    }

    @Test
    @Order(4)
    void verifiesBesideTheProgram() throws Exception {
        assertHolds(RunningProgram.run("verify", "--data", data.toString()));
    }

    @Test
    @Order(5)
    void isKilledWhenTheServerHasTakenALetter() throws Exception {
        Database database = program.database();
        for (String login : List.of("joho-kacho", "joho-digital-kakaricho")) {
            database.change("""
                    insert into desk.mailbox (tenant_id, person_id, address, language, code, entered_at, confirmed_at)
                        select 1, id, login || '@example.lg.jp', 'ja', '12345678', '2022-01-01', '2022-01-01'
                        from organization.person where tenant_id = 1 and login = '%s'""".formatted(login));
        }
        database.change("""
                insert into desk.preference (tenant_id, person_id, topic, channel)
                    select distinct 1, b.person_id, n.topic, 'AT_ONCE' from desk.mailbox b, desk.notice n where b.tenant_id = 1""");
        assertThat(database.number(UNREAD)).isPositive();

        orderMail();
        smtp.awaitHeld();
        program.killAndStartAgain();
        smtp.passOn();

        assertThat(MAIL.getReceivedMessages()).hasSize(1);
        assertThat(program.database().list("select state from desk.mail")).contains("SENDING");
    }

    @Test
    @Order(6)
    @DisplayName("I-02 I-05 what was acknowledged is there once after kill -9 of the program and of the database")
    void losesNothingAndDoesNothingTwice() throws Exception {
        long seed = Long.getLong("fumikura.kill.seed", System.nanoTime());
        System.out.println("ProgramTest: -Dfumikura.kill.seed=" + seed);
        var random = new Random(seed);
        var losses = new Losses(program.database());
        try (var office = new BusyOffice(port, program.database(), random)) {
            office.begin();
            var sender = new PatientSender(port, random);
            int kills = Integer.getInteger("fumikura.kill.times", FEWEST_KILLS);
            for (int kill = 1; kill <= kills; kill++) {
                office.awaitMore(1 + random.nextInt(MOST_ACTS));
                // the few kills of every build take the program once and the database once
                boolean database = kills == FEWEST_KILLS ? kill == kills : random.nextInt(3) == 0;
                System.out.println(
                        "ProgramTest: kill " + kill + " of " + kills + (database ? ", database" : ", program"));
                if (database) {
                    program.killDatabase();
                } else {
                    sender.sendAPiece();
                    program.killAndStartAgain();
                    sender.findsWhatSheSent();
                }
            }
            office.awaitEverybody();
            office.goHome();
            losses.assertNoneOf(office);
            sender.ends();
        }
        losses.assertNoGaps();
    }

    @Test
    @Order(7)
    @DisplayName(
            "N-06 what was killed after the server took a letter comes once more, the rest once, and no notice is lost")
    void mailOutlivesAKill() throws Exception {
        Database database = program.database();
        // as if the time had passed for which somebody else may still be at it
        database.change("update desk.mail set attempted_at = attempted_at - interval '1 hour' where state = 'SENDING'");
        orderMail();

        await().atMost(Duration.ofSeconds(90))
                .untilAsserted(() -> assertThat(database.list("select state from desk.mail"))
                        .isNotEmpty()
                        // what the office did in between may have made a letter needless
                        .allMatch(state -> state.equals("SENT") || state.equals("NEEDLESS")));
        assertThat(database.number(UNREAD + " and n.mail_id is null and n.at <= '2022-05-20 09:00+09'"))
                .isZero();
        Map<String, Long> copies = Arrays.stream(MAIL.getReceivedMessages())
                .map(ProgramTest::messageId)
                .collect(Collectors.groupingBy(id -> id, Collectors.counting()));
        long needless = database.number("select count(*) from desk.mail where state = 'NEEDLESS'");
        long sent = database.number("select count(*) from desk.mail where state = 'SENT'");
        assertThat((long) copies.size()).isBetween(sent, sent + needless);
        // the kills in between may have caught another letter at that moment
        assertThat(copies.values()).allMatch(count -> count <= 2);
        assertThat(copies.containsValue(2L) || needless > 0).isTrue();
    }

    private static String messageId(MimeMessage message) {
        try {
            return message.getMessageID();
        } catch (MessagingException problem) {
            throw new IllegalStateException(problem);
        }
    }

    private static String token() throws Exception {
        if (token.isEmpty()) {
            token = RunningProgram.run(
                            "token", "system-kanri", "--data", data.toString(), "--scope", "READ,WRITE,ADMINISTER")
                    .output()
                    .strip();
        }
        return token;
    }

    private static void orderMail() throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest order = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/api/v1/jobs"))
                    .header("Authorization", "Bearer " + token())
                    .header("Idempotency-Key", UUID.randomUUID().toString())
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString("{\"kind\": \"desk.mail\"}"))
                    .build();
            assertThat(client.send(order, BodyHandlers.ofString()).statusCode()).isIn(202, 409);
        }
    }

    @Test
    @Order(8)
    @DisplayName("R-146 records of another system are taken in beside the program, and found by it")
    void takesOldRecordsInBesideTheProgram() throws Exception {
        Path file = Files.writeString(folder.resolve("旧文書.jsonl"), """
                \uFEFF{"id": "旧-1", "title": "旧庁舎の解体工事について", "body": "解体する。", "number": "30豊施営発第77号"}
                {"id": "旧-2", "title": ""}
                {"id": "旧-1", "title": "同じもの"}
                """);

        Finished first = RunningProgram.run("import", "records", file.toString(), "--data", data.toString());

        assertThat(first.status()).as(first.output()).isEqualTo(1);
        assertThat(first.output())
                .contains("2 行目は移入しません。title がありません。", "3 行目は移入しません。同じ id", "移入 1 件、移入済み 0 件、移入できない行 2 行");
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest question = HttpRequest.newBuilder(
                            URI.create("http://localhost:" + port + "/api/v1/search?q=" + encoded("30豊施営発77")))
                    .header("Authorization", "Bearer " + token())
                    .build();
            await().atMost(Duration.ofSeconds(60))
                    .untilAsserted(() -> assertThat(client.send(question, BodyHandlers.ofString())
                                    .body())
                            .contains("\"sourceId\":\"旧-1\"", "旧庁舎の解体工事について"));
        }
    }

    private static String encoded(String words) {
        return URLEncoder.encode(words, StandardCharsets.UTF_8);
    }

    @Test
    @Order(LAST)
    void stopsCleanlyAndVerifiesAlone() throws Exception {
        int before = program.said().length();
        assertThat(program.terminate()).isEqualTo(TERMINATED);
        assertThat(program.said().substring(before).lines())
                .noneMatch(line -> line.contains("Exception") || line.startsWith("\tat "));
        assertThat(data.resolve("postgres").resolve("postmaster.pid")).doesNotExist();

        assertHolds(RunningProgram.run("verify", "--data", data.toString()));
    }

    @Test
    @Order(LAST + 1)
    void saysThatThePortWasTakenWhileItStarted() throws Exception {
        int wanted = freePort();
        Process late = RunningProgram.begin("demo", "--data", data.toString(), "--port", Integer.toString(wanted));
        try (BufferedReader lines = late.inputReader(StandardCharsets.UTF_8)) {
            String starting = "Starting Fumikura (data folder: " + data + ")";
            String line = lines.readLine();
            while (line != null && !line.equals(starting)) {
                line = lines.readLine();
            }
            assertThat(line).isEqualTo(starting);
            try (var other = new ServerSocket(wanted, 1, InetAddress.getByName("127.0.0.1"))) {
                assertThat(other.isBound()).isTrue();
                assertThat(lines.lines())
                        .anyMatch(said -> said.startsWith("Port " + wanted))
                        .noneMatch(said -> said.contains("A fault in the program"));
                assertThat(late.waitFor()).isEqualTo(1);
            }
        }
    }

    @Test
    void saysHowItIsUsed() throws Exception {
        Finished unknown = RunningProgram.run("dmeo");

        assertThat(unknown.status()).isEqualTo(1);
        assertThat(unknown.output()).contains("使い方", "Usage").doesNotContain("Exception");
    }

    @Test
    void hasNothingToVerifyInAnEmptyFolder(@TempDir Path empty) throws Exception {
        Finished verify = RunningProgram.run("verify", "--data", empty.toString());

        assertThat(verify.status()).isEqualTo(1);
        assertThat(verify.output()).contains("この資料フォルダーには何もありません: ", "There is nothing in this folder: ");
        assertThat(empty).isEmptyDirectory();
    }

    private static void assertHolds(Finished verify) {
        assertThat(verify.output()).contains("異常ありません", "everything holds");
        assertThat(verify.status()).as(verify.output()).isZero();
    }

    private static int statusOf(String address) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(URI.create(address)).build(), BodyHandlers.discarding())
                    .statusCode();
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            return socket.getLocalPort();
        }
    }
}
