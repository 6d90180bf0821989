package org.fumikura;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Random;
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
    private static final int FEWEST_KILLS = 3;
    private static final int MOST_ACTS = 8;
    private static final int LAST = 9;

    @TempDir
    static Path folder;

    private static int port;
    private static Path data;
    private static RunningProgram program;

    @BeforeAll
    static void begin() throws Exception {
        port = freePort();
        data = folder.resolve("資料");
        program = new RunningProgram(data, port);
    }

    @AfterAll
    static void end() throws Exception {
        program.close();
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
                // the few kills of every build take the program twice and the database once
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
