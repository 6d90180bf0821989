package org.fumikura.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

@ResourceLock("processes of its own")
class OwnPostgresTest {

    private static final Path PROGRAMS = Path.of("target", "postgres-programs-apart");
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    static Path made;

    @TempDir
    Path data;

    /** Making a cluster takes longer than most of what is tested with one. */
    @BeforeAll
    static void makeOne() {
        OwnPostgres.start(made, PROGRAMS).close();
    }

    private void takeIt() throws IOException {
        assertThat(Command.run(List.of("cp", "-a", made + "/.", data.toString()))
                        .failed())
                .isFalse();
    }

    @Test
    void keepsWhatItCommitsOnTheDisk() throws IOException, SQLException {
        takeIt();
        try (var postgres = OwnPostgres.start(data, PROGRAMS)) {
            Login login = postgres.accounts().application();

            assertThat(ask(login, "show fsync")).isEqualTo("on");
            assertThat(ask(login, "show synchronous_commit")).isEqualTo("on");
            assertThat(ask(login, "show full_page_writes")).isEqualTo("on");
            assertThat(ask(login, "show data_checksums")).isEqualTo("on");
            assertThat(ask(login, "show listen_addresses")).isEqualTo("127.0.0.1");
            assertThat(ask(login, "show transaction_timeout")).isEqualTo("10min");
        }
    }

    @Test
    void opensOnlyWithThePassword() throws IOException, SQLException {
        takeIt();
        try (var postgres = OwnPostgres.start(data, PROGRAMS)) {
            for (Login login : List.of(
                    postgres.accounts().superuser(),
                    postgres.accounts().owner(),
                    postgres.accounts().application())) {
                assertThat(ask(login, "select current_user")).isEqualTo(login.user());
                Login stranger = new Login(login.server(), login.database(), login.user(), "guess", "");
                assertThatThrownBy(stranger::connect).isInstanceOf(SQLException.class);
                assertThat(login.toString()).doesNotContain(login.password());
            }
            assertThat(Files.getPosixFilePermissions(Secrets.fileIn(data)))
                    .isEqualTo(PosixFilePermissions.fromString("rw-------"));
        }
    }

    @Test
    void givesTheProgramNoRightsOverItsOwnTables() throws IOException, SQLException {
        takeIt();
        try (var postgres = OwnPostgres.start(data, PROGRAMS)) {
            String rights =
                    "select rolsuper or rolbypassrls or rolcreaterole or rolcreatedb from pg_roles where rolname = "
                            + "current_user";
            assertThat(ask(postgres.accounts().application(), rights)).isEqualTo("f");
            assertThat(ask(postgres.accounts().owner(), rights)).isEqualTo("f");
            assertThat(ask(
                            postgres.accounts().application(),
                            "select pg_catalog.pg_get_userbyid(datdba) from pg_database where datname = 'fumikura'"))
                    .isEqualTo("fumikura_owner");
            assertThatThrownBy(() -> tell(postgres.accounts().application(), "create table public.mine ()"))
                    .hasMessageContaining("permission denied");
        }
    }

    @Test
    void keepsDataAndPortOverARestart() throws IOException, SQLException {
        takeIt();
        String server;
        try (var postgres = OwnPostgres.start(data, PROGRAMS)) {
            server = postgres.accounts().owner().server();
            tell(postgres.accounts().owner(), "create table kept as select '髙' as text");
        }
        try (var postgres = OwnPostgres.start(data, PROGRAMS)) {
            assertThat(postgres.accounts().owner().server()).isEqualTo(server);
            assertThat(ask(postgres.accounts().owner(), "select text from kept"))
                    .isEqualTo("髙");
        }
    }

    @Test
    void refusesASecondCopyByName() throws Exception {
        takeIt();
        Process other = program();
        try (BufferedReader said = other.inputReader()) {
            assertThat(said.readLine()).isEqualTo("1");

            assertThatThrownBy(() -> OwnPostgres.start(data, PROGRAMS))
                    .isInstanceOfSatisfying(FolderInUse.class, refusal -> {
                        assertThat(refusal.message().in(Locale.JAPANESE)).contains("プロセス " + other.pid());
                        assertThat(refusal.message().in(Locale.ENGLISH)).contains("process " + other.pid());
                    });
            Accounts running = OwnPostgres.findRunning(data).orElseThrow();
            assertThat(ask(running.application(), "select current_user")).isEqualTo("fumikura_app");
        } finally {
            other.destroy();
            other.waitFor();
        }
        assertThat(OwnPostgres.findRunning(data)).isEmpty();
    }

    @Test
    void beginsAfreshAlsoAfterAResetThatDied() throws Exception {
        Path heads = Files.createDirectory(data.resolve("heads"));
        Files.writeString(heads.resolve("1.heads"), "of the old database");
        Files.createDirectories(data.resolve("postgres.old").resolve("base"));
        Files.writeString(data.resolve("kept.txt"), "of somebody else");
        Files.createSymbolicLink(data.resolve("postgres-programs"), PROGRAMS.toAbsolutePath());
        try (var postgres = OwnPostgres.start(data, PROGRAMS)) {
            tell(postgres.accounts().owner(), "create table old ()");
            assertThatThrownBy(() -> OwnPostgres.startAfresh(data, List.of(heads)))
                    .isInstanceOf(FolderInUse.class);
            assertThat(heads).exists();
        }

        try (var postgres = OwnPostgres.startAfresh(data, List.of(heads))) {
            assertThat(ask(postgres.accounts().owner(), "select to_regclass('public.old') is null"))
                    .isEqualTo("t");
        }
        assertThat(heads).doesNotExist();
        assertThat(data.resolve("postgres.old")).doesNotExist();
        assertThat(data.resolve("kept.txt")).exists();
    }

    @Test
    void refusesASecondStartWithinTheProcess() throws IOException {
        takeIt();
        try (var postgres = OwnPostgres.start(data, PROGRAMS)) {
            assertThatThrownBy(() -> OwnPostgres.start(data, PROGRAMS)).isInstanceOf(FolderInUse.class);
            assertThat(postgres.accounts().owner().server()).startsWith("127.0.0.1:");
        }
    }

    @Test
    void losesNothingWhenTheProgramIsKilled() throws Exception {
        takeIt();
        int acknowledged = acknowledgedBeforeKill(program());

        try (var postgres = OwnPostgres.start(data, PROGRAMS)) {
            assertThat(Integer.parseInt(ask(postgres.accounts().owner(), "select count(*) from acknowledged")))
                    .isBetween(acknowledged, acknowledged + 1);
        }
    }

    @Test
    void startsAgainWhenTheServerIsKilled() throws Exception {
        takeIt();
        try (var postgres = OwnPostgres.start(data, PROGRAMS)) {
            Login owner = postgres.accounts().owner();
            tell(owner, "create table kept as select 1 as number");
            ProcessHandle server = server();

            server.destroyForcibly();
            server.onExit().join();

            assertThat(askPatiently(owner, "select number from kept")).isEqualTo("1");
            assertThat(server().pid()).isNotEqualTo(server.pid());
        }
    }

    @Test
    void saysWhenTheServerCanNotBeStartedAgain() throws Exception {
        Files.writeString(data.resolve("postgres.log"), "FATAL:  of an earlier start\n");
        try (var postgres = OwnPostgres.start(data, PROGRAMS)) {
            var lost = new CompletableFuture<CannotStart>();
            postgres.whenLost(lost::complete);
            Files.delete(data.resolve("postgres").resolve("PG_VERSION"));

            server().destroyForcibly();

            CannotStart said = lost.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            assertThat(said.message().en())
                    .contains("not a valid data directory")
                    .doesNotContain("earlier start");
        }
    }

    @Test
    void isNotMisledByALockThatNamesAStranger() throws Exception {
        takeIt();
        try (var postgres = OwnPostgres.start(data, PROGRAMS)) {
            tell(postgres.accounts().owner(), "create table kept as select 1 as number");
        }
        Path lock = data.resolve("postgres").resolve("postmaster.pid");
        long stranger = ProcessHandle.current().parent().orElseThrow().pid();
        Files.write(
                lock, List.of(Long.toString(stranger), data.resolve("postgres").toString(), "1", "1", "", "", "0 0"));

        try (var postgres = OwnPostgres.start(data, PROGRAMS)) {
            assertThat(ask(postgres.accounts().owner(), "select number from kept"))
                    .isEqualTo("1");
        }
    }

    @Test
    void isNotStoppedByAnEmptyLock() throws Exception {
        takeIt();
        try (var postgres = OwnPostgres.start(data, PROGRAMS)) {
            tell(postgres.accounts().owner(), "create table kept as select 1 as number");
        }
        Files.createFile(data.resolve("postgres").resolve("postmaster.pid"));

        try (var postgres = OwnPostgres.start(data, PROGRAMS)) {
            assertThat(ask(postgres.accounts().owner(), "select number from kept"))
                    .isEqualTo("1");
        }
    }

    @Test
    void stepsDownToASystemUserWhereRootHasNoNamespaces() throws Exception {
        if (RunAs.me() != 0) {
            return;
        }
        Path folder = Files.createDirectory(
                data.resolve("closed"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Secrets secrets = Secrets.openIn(folder);
        var cluster = new Cluster(folder, PostgresBinaries.in(PROGRAMS), RunAs.systemUser(folder, PROGRAMS));
        cluster.createIfMissing(secrets.password(Accounts.SUPERUSER));
        Process server = cluster.start(secrets.port(), () -> false);
        try {
            assertThat(Folders.owner(Path.of("/proc", Long.toString(server.pid()))))
                    .isNotZero();
            new Roles(new Accounts(secrets)).createIfMissing();
            tell(new Accounts(secrets).owner(), "create table kept as select 1 as number");
        } finally {
            cluster.stop();
        }
        assertThat(server.onExit().join().exitValue()).isZero();

        try (var postgres = OwnPostgres.start(folder, PROGRAMS)) {
            assertThat(ask(postgres.accounts().owner(), "select number from kept"))
                    .isEqualTo("1");
        }
    }

    /** Everybody but root takes this way, and whoever builds this may be root. */
    @Test
    void worksForAUserWhoIsNotRoot() throws Exception {
        if (RunAs.me() != 0) {
            return;
        }
        Folders.give(data, number("-u"), number("-g"));
        Process other = program(
                "setpriv",
                "--reuid=" + RunAs.SYSTEM_USER,
                "--regid=" + number("-g"),
                "--clear-groups",
                // to read the program, which lies where root keeps it
                "--inh-caps=+dac_override",
                "--ambient-caps=+dac_override");
        assertThat(acknowledgedBeforeKill(other)).isGreaterThanOrEqualTo(50);
        assertThat(Folders.owner(Secrets.fileIn(data))).isNotZero();
    }

    private static int number(String which) throws IOException {
        return Integer.parseInt(
                Command.run(List.of("id", which, RunAs.SYSTEM_USER)).output().strip());
    }

    @Test
    void endsWorkBeforeTheServer() throws IOException, SQLException {
        takeIt();
        var postgres = OwnPostgres.start(data, PROGRAMS);
        Login owner = postgres.accounts().owner();
        tell(owner, "create table seen (number integer)");
        postgres.stopAfter(() -> {
            try {
                tell(owner, "insert into seen values (1)");
            } catch (SQLException tooLate) {
                throw new IllegalStateException(tooLate);
            }
        });

        postgres.close();

        try (var again = OwnPostgres.start(data, PROGRAMS)) {
            assertThat(ask(again.accounts().owner(), "select count(*) from seen"))
                    .isEqualTo("1");
        }
    }

    private Process program(String... before) throws IOException {
        var words = new ArrayList<>(List.of(before));
        words.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                ProgramToKill.class.getName(),
                data.toString(),
                PROGRAMS.toString()));
        return new ProcessBuilder(words)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static int acknowledgedBeforeKill(Process program) throws IOException, InterruptedException {
        int acknowledged = 0;
        try (BufferedReader said = program.inputReader()) {
            for (String line = said.readLine(); line != null; line = said.readLine()) {
                acknowledged = Integer.parseInt(line);
                if (acknowledged == 50) {
                    program.toHandle().destroyForcibly();
                }
            }
        } finally {
            program.destroyForcibly().waitFor();
        }
        return acknowledged;
    }

    private ProcessHandle server() throws IOException {
        String process = Files.readAllLines(data.resolve("postgres").resolve("postmaster.pid"))
                .getFirst()
                .strip();
        return ProcessHandle.of(Long.parseLong(process)).orElseThrow();
    }

    private static String askPatiently(Login login, String query) throws Exception {
        Instant end = Instant.now().plus(PATIENCE);
        while (true) {
            try {
                return ask(login, query);
            } catch (SQLException notYet) {
                if (Instant.now().isAfter(end)) {
                    throw notYet;
                }
                Thread.sleep(50);
            }
        }
    }

    private static String ask(Login login, String query) throws SQLException {
        try (Connection connection = login.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static void tell(Login login, String statement) throws SQLException {
        try (Connection connection = login.connect();
                Statement target = connection.createStatement()) {
            target.execute(statement);
        }
    }
}
