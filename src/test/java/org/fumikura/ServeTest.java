package org.fumikura;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.fumikura.database.OwnPostgres;
import org.fumikura.organization.AlreadyFounded;
import org.fumikura.settings.BadSettings;
import org.fumikura.testing.TestBrowser;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

/** An installation in service as a process of its own, on a PostgreSQL that it did not start. */
@ResourceLock("processes of its own")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ServeTest {

    private static final String PASSWORD = "登録した人だけが知る言葉です";
    private static final Path PROGRAMS = Path.of("target", "postgres-programs");
    private static final int TERMINATED = 128 + 15;

    @TempDir
    static Path folder;

    private static int port;
    private static int management;
    private static Path config;
    private static Path said;
    private static OwnPostgres postgres;
    private static Process program;
    private static TestBrowser browser;

    @BeforeAll
    static void begin() throws Exception {
        postgres = OwnPostgres.start(folder.resolve("elsewhere"), PROGRAMS);
        port = freePort();
        management = freePort();
        said = folder.resolve("said.log");
        config = folder.resolve("fumikura.conf");
        Files.writeString(config, """
                data = %s
                database.host = 127.0.0.1
                database.port = %s
                database.tls = disable
                database.owner-password = %s
                database.application-password = %s
                database.patience = 1s
                web.port = %d
                management.port = %d
                """.formatted(
                        folder.resolve("data"),
                        postgres.accounts().owner().server().split(":", -1)[1],
                        postgres.accounts().owner().password(),
                        postgres.accounts().application().password(),
                        port,
                        management));
        Files.setPosixFilePermissions(config, PosixFilePermissions.fromString("rw-------"));
        found();
        program = RunningProgram.serve(config, said);
        browser = new TestBrowser(port, "localhost");
    }

    @AfterAll
    static void end() throws Exception {
        if (program != null && program.isAlive()) {
            program.destroyForcibly().waitFor();
        }
        postgres.close();
    }

    @Test
    @Order(1)
    void theFirstAdministratorSignsIn() {
        assertThat(signIn(browser).status()).isEqualTo(302);
        assertThat(browser.get("/").body()).contains("豊島区", "システム管理者").doesNotContain("体験", "/demo/");
    }

    @Test
    @Order(2)
    void whoIsThereIsNotFoundedAgain() {
        assertThatThrownBy(ServeTest::found).isInstanceOf(AlreadyFounded.class);
    }

    @Test
    @Order(3)
    void nothingOfTheDemonstrationIsThere() {
        assertThat(browser.get("/demo/accounts.csv").status()).isEqualTo(404);
        assertThat(browser.post("/demo/clock", Map.of("by", "week")).status()).isEqualTo(404);
        assertThat(new TestBrowser(port, "mihon.localhost").get("/").status()).isEqualTo(421);
    }

    @Test
    @Order(4)
    void healthAndMetricsStandOnTheirOwnPortAlone() {
        var watch = new TestBrowser(management, "localhost");

        assertThat(watch.get("/actuator/health").body()).contains("\"status\":\"UP\"", "content", "ledger", "db");
        assertThat(watch.get("/actuator/health/liveness").status()).isEqualTo(200);
        assertThat(watch.get("/actuator/prometheus").body())
                .contains("fumikura_ledger_lag", "uri=\"/sign-in\"", "hikaricp_connections");
        for (String closed : List.of("/actuator/env", "/actuator/beans", "/actuator/heapdump", "/actuator/loggers")) {
            assertThat(watch.get(closed).status()).as(closed).isEqualTo(404);
        }
        assertThat(browser.get("/actuator/health").status()).isEqualTo(404);
        assertThat(browser.get("/actuator/prometheus").status()).isEqualTo(404);
    }

    @Test
    @Order(5)
    void anUnsafeDatabaseIsRefused() throws SQLException {
        ServiceSettings settings = ServiceSettings.read(Optional.of(config), Map.of());
        try (Connection connection = postgres.accounts().superuser().connect();
                Statement statement = connection.createStatement()) {
            statement.execute("alter role fumikura_app bypassrls");
            statement.execute("alter role fumikura_app set synchronous_commit = off");
            assertThatThrownBy(() -> DatabaseCheck.check(settings.all(), DatabaseAccess.of(settings.database())))
                    .isInstanceOf(BadSettings.class)
                    .hasMessageContaining("fumikura_app is too powerful (fumikura_app)")
                    .hasMessageContaining("synchronous_commit is off");
            statement.execute("alter role fumikura_app nobypassrls");
            statement.execute("alter role fumikura_app reset synchronous_commit");
            DatabaseCheck.check(settings.all(), DatabaseAccess.of(settings.database()));

            statement.execute("insert into demo.clock (offset_millis) values (-1000)");
            assertThatThrownBy(() ->
                            DatabaseCheck.refuseDemonstration(settings.all(), DatabaseAccess.of(settings.database())))
                    .hasMessageContaining("made by the demonstration");
            statement.execute("delete from demo.clock");
        }
    }

    @Test
    @Order(6)
    void whileTheDatabaseIsAwayAPageSaysSoAndAllIsWellAfterwards() {
        postgres.close();

        TestBrowser.Answer page = browser.get("/documents");
        assertThat(page.status()).isEqualTo(503);
        assertThat(page.body()).contains("いまデータベースに接続できません").doesNotContain("SQL", "Exception");
        assertThat(page.header("retry-after")).isEqualTo("10");
        var watch = new TestBrowser(management, "localhost");
        assertThat(watch.get("/actuator/health/readiness").status()).isEqualTo(503);

        postgres = OwnPostgres.start(folder.resolve("elsewhere"), PROGRAMS);
        await().atMost(Duration.ofSeconds(10))
                .until(() -> browser.get("/documents").status() == 200);
        assertThat(watch.get("/actuator/health/readiness").status()).isEqualTo(200);
    }

    @Test
    @Order(7)
    void whatHasBegunIsFinishedBeforeTheProgramEnds() throws Exception {
        CompletableFuture<TestBrowser.Answer> answer;
        try (Connection connection = postgres.accounts().superuser().connect();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("lock table organization.session in exclusive mode");
            answer = CompletableFuture.supplyAsync(() -> signIn(new TestBrowser(port, "localhost")));
            await().until(() -> new Database(postgres.accounts().superuser())
                            .number("select count(*) from pg_locks where not granted")
                    > 0);
            program.destroy();
            assertThat(program.waitFor(1, TimeUnit.SECONDS)).isFalse();
            connection.rollback();
        }
        assertThat(answer.get().status()).isEqualTo(302);
        assertThat(program.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(program.exitValue()).isEqualTo(TERMINATED);
    }

    @Test
    @Order(8)
    void theLogIsReadableByProgramsAndNamesNobody() throws IOException {
        List<String> lines = Files.readAllLines(said).stream()
                .filter(line -> line.startsWith("{"))
                .toList();

        assertThat(lines).anyMatch(line -> line.contains("\"route\":\"/sign-in\"") && line.contains("\"request\":\""));
        assertThat(Files.readString(said)).doesNotContain("kanri", PASSWORD, "127.0.0.1 ", "豊島区");
        assertThat(Files.readAllLines(said))
                .as("everything behind the start is JSON")
                .filteredOn(line -> !line.startsWith("{"))
                .hasSize(3);
    }

    @Test
    @Order(9)
    void verifiesWithTheSameSettings() {
        assertThat(VerifyCommand.run(Options.parse(List.of("--config", config.toString()), "--config")))
                .isZero();
    }

    private static TestBrowser.Answer signIn(TestBrowser visitor) {
        return visitor.post("/sign-in", Map.of("login", "kanri", "password", PASSWORD));
    }

    private static void found() {
        InputStream before = System.in;
        System.setIn(new ByteArrayInputStream((PASSWORD + "\n").getBytes(StandardCharsets.UTF_8)));
        try {
            FoundCommand.run(FoundOptions.parse(List.of(
                    "--config",
                    config.toString(),
                    "--code",
                    "131164",
                    "--name",
                    "豊島区",
                    "--name-en",
                    "Toshima City",
                    "--host",
                    "localhost",
                    "--login",
                    "kanri",
                    "--password-stdin")));
        } finally {
            System.setIn(before);
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            return socket.getLocalPort();
        }
    }
}
