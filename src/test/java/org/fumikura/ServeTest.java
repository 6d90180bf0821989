package org.fumikura;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
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
                web.trusted-proxies = 127.0.0.1
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
    void whileTheDatabaseIsAwayAPageSaysSoAndAllIsWellAfterwards() throws SQLException {
        assertThat(browser.post("/administration/people", Map.of()).status()).isEqualTo(422);
        postgres.close();

        Map<String, String> entered = Map.of("login", "ido-saki", "name", "異動 花子");
        TestBrowser.Answer sent = browser.post("/administration/people", entered);
        assertThat(sent.status()).isEqualTo(503);
        assertThat(sent.body()).contains("操作が反映されているか確かめ");
        TestBrowser.Answer told = browser.get("/api/v1/me", "Authorization", "Bearer nobody");
        assertThat(told.status()).isEqualTo(503);
        assertThat(told.body()).contains("frame.database-away");
        TestBrowser.Answer page = browser.get("/documents");
        assertThat(page.status()).isEqualTo(503);
        assertThat(page.body()).contains("いまデータベースに接続できません").doesNotContain("SQL", "Exception");
        assertThat(page.header("retry-after")).isEqualTo("10");
        var watch = new TestBrowser(management, "localhost");
        assertThat(watch.get("/actuator/health/readiness").status()).isEqualTo(503);
        assertThat(watch.get("/actuator/health/liveness").status()).isEqualTo(200);

        postgres = OwnPostgres.start(folder.resolve("elsewhere"), PROGRAMS);
        await().atMost(Duration.ofSeconds(10))
                .until(() -> browser.get("/documents").status() == 200);
        assertThat(watch.get("/actuator/health/readiness").status()).isEqualTo(200);
        assertThat(people("ido-saki")).as("nothing half done").isZero();
        assertThat(browser.post("/administration/people", entered).status()).isEqualTo(200);
        assertThat(people("ido-saki")).isOne();
    }

    @Test
    @Order(7)
    void aProxyThatIsNamedIsBelievedAboutTheWayAndNobodyElseIsAnswered() throws Exception {
        String failed = "login=nobody&password=wrong&_csrf=";
        String said = forwarded("127.0.0.1", "203.0.113.66, 192.0.2.9", failed, 422);
        assertThat(said).containsIgnoringCase("secure");
        assertThat(new Database(postgres.accounts().superuser())
                        .list("select distinct address from organization.access_log where kind = 'SIGN_IN_FAILED'"))
                .as("whoever wrote the header before the proxy is not believed")
                .containsExactly("192.0.2.9");

        forwarded("127.0.0.2", "192.0.2.10", failed, 403);
        assertThat(new Database(postgres.accounts().superuser())
                        .list("select address from organization.access_log where address <> '127.0.0.1'"))
                .containsExactly("192.0.2.9");
    }

    @Test
    @Order(8)
    void aSecondProgramOnTheSameContentIsRefusedByName() throws Exception {
        Path other = folder.resolve("other.conf");
        Files.writeString(
                other,
                Files.readString(config)
                        .replace("web.port = " + port, "web.port = " + freePort())
                        .replace("management.port = " + management, "management.port = " + freePort()));
        Files.setPosixFilePermissions(other, PosixFilePermissions.fromString("rw-------"));

        RunningProgram.Finished second = RunningProgram.run("serve", "--config", other.toString());

        assertThat(second.status()).isEqualTo(1);
        assertThat(second.output())
                .contains("別の文倉（プロセス " + program.pid() + "）", "process " + program.pid(), "content")
                .doesNotContain("Exception");
        assertThat(browser.get("/documents").status()).isEqualTo(200);
    }

    /** Sends a form as from an address and through a proxy that speaks of another one; tells the cookies that came. */
    private static String forwarded(String from, String about, String form, int status) throws Exception {
        try (HttpClient client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .localAddress(InetAddress.getByName(from))
                .build()) {
            var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/sign-in"))
                    .header("Host", "localhost")
                    .header("X-Forwarded-For", about)
                    .header("X-Forwarded-Proto", "https")
                    .header("X-Forwarded-Host", "mihon.localhost")
                    .header("Content-Type", "application/x-www-form-urlencoded");
            var seen = client.send(request.copy().GET().build(), BodyHandlers.ofString());
            String cookies = String.join("\n", seen.headers().allValues("set-cookie"));
            Matcher token = TOKEN.matcher(seen.body());
            String key = token.find() ? token.group(1) : "";
            int answered = client.send(
                            request.header("Cookie", cookies.replaceAll("(?s);.*", ""))
                                    .POST(HttpRequest.BodyPublishers.ofString(form + key))
                                    .build(),
                            BodyHandlers.ofString())
                    .statusCode();
            assertThat(answered).isEqualTo(status);
            return cookies;
        }
    }

    private static long people(String login) throws SQLException {
        return new Database(postgres.accounts().superuser())
                .number("select count(*) from organization.person where login = '" + login + "'");
    }

    @Test
    @Order(10)
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
    @Order(11)
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
    @Order(12)
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
