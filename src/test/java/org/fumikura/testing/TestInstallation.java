package org.fumikura.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.fumikura.database.Login;
import org.fumikura.database.OwnPostgres;
import org.fumikura.testing.FumikuraTest.Template;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.util.FileSystemUtils;

/** Everything that the program under test keeps: a database on the build's own PostgreSQL, a content folder, a heads folder. */
public final class TestInstallation implements AutoCloseable {

    private static final Path PROGRAMS = Path.of("target", "postgres-programs");
    private static @Nullable TestInstallation instance;

    private final Path folder = Path.of("target", "test-installation").toAbsolutePath();
    private final OwnPostgres postgres;
    private final SwitchedDataSource dataSource = new SwitchedDataSource();
    private String database = Template.CITY.database;
    private int copies;
    private boolean cityIsKept;

    private TestInstallation() throws IOException, SQLException {
        Path data = folder.resolve("postgres-data");
        OwnPostgres.erase(data);
        FileSystemUtils.deleteRecursively(folder);
        Files.createDirectories(folder);
        postgres = OwnPostgres.start(data, PROGRAMS);
        // a test's data need not outlive the machine
        for (String setting : new String[] {"fsync", "synchronous_commit", "full_page_writes"}) {
            command("alter system set " + setting + " = off");
        }
        command("select pg_reload_conf()");
        create(Template.BARE.database, "template0");
        Login owner = postgres.accounts().owner().in(Template.BARE.database);
        Flyway.configure()
                .dataSource(owner.url(), owner.user(), owner.password())
                .locations("classpath:db/migration")
                .load()
                .migrate();
        create(Template.CITY.database, Template.BARE.database);
        connect();
    }

    /** The one installation of this build, started when first asked for. */
    static synchronized TestInstallation get() {
        if (instance == null) {
            try {
                instance = new TestInstallation();
            } catch (IOException | SQLException problem) {
                throw new IllegalStateException(problem);
            }
        }
        return instance;
    }

    /** What the program works as: bound by row security. */
    public Login application() {
        return postgres.accounts().application().in(database);
    }

    /** Who owns the tables; forced row security binds it too. */
    public Login owner() {
        return postgres.accounts().owner().in(database);
    }

    /** Who may do everything, for tests that tamper as an attacker in the machine room would. */
    public Login superuser() {
        return postgres.accounts().superuser().in(database);
    }

    /** Where the bytes lie. */
    public Path content() {
        return folder.resolve("content");
    }

    /** Where the copies of the ledger's heads lie. */
    public Path heads() {
        return folder.resolve("heads");
    }

    /**
     * Lets the program have so few connections, from now on to the end of the test class or of what is returned.
     *
     * @param patience how long it waits for one
     */
    public Narrow narrow(int connections, Duration patience) {
        dataSource.connect(application(), connections, patience);
        return this::connect;
    }

    /** A time of few connections. */
    public interface Narrow extends AutoCloseable {
        @Override
        void close();
    }

    DataSource dataSource() {
        return dataSource;
    }

    /** To be called while the program rests: gives it a fresh copy of everything. */
    void renew(Template template) throws IOException, SQLException {
        dataSource.disconnect();
        if (!cityIsKept) {
            copy(content(), kept("content"));
            copy(heads(), kept("heads"));
            cityIsKept = true;
        } else {
            command("drop database " + database + " with (force)");
        }
        copies++;
        database = "test_copy_" + copies;
        create(database, template.database);
        for (Path place : new Path[] {content(), heads()}) {
            FileSystemUtils.deleteRecursively(place);
            Files.createDirectories(place);
            if (template == Template.CITY) {
                copy(kept(place.getFileName().toString()), place);
            }
        }
        connect();
    }

    @Override
    public void close() {
        dataSource.disconnect();
        postgres.close();
    }

    private Path kept(String name) {
        return folder.resolve("kept").resolve(name);
    }

    private void connect() {
        dataSource.connect(application());
    }

    private void create(String name, String template) throws SQLException {
        Login owner = postgres.accounts().owner();
        command("create database %s template %s owner %s".formatted(name, template, owner.user()));
        command("revoke all on database " + name + " from public");
        command("grant connect on database %s to %s"
                .formatted(name, postgres.accounts().application().user()));
    }

    private void command(String sql) throws SQLException {
        try (Connection connection =
                        postgres.accounts().superuser().in("postgres").connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        if (!Files.exists(from)) {
            return;
        }
        try (Stream<Path> paths = Files.walk(from)) {
            for (Path path : paths.skip(1).toList()) {
                Files.copy(path, to.resolve(from.relativize(path)));
            }
        }
    }

    /** Tells the program where its installation is. */
    static final class Properties implements ApplicationContextInitializer<ConfigurableApplicationContext> {

        @Override
        public void initialize(ConfigurableApplicationContext context) {
            TestInstallation installation = get();
            Map<String, Object> properties = Map.of(
                    "fumikura.content.folder", installation.content().toString(),
                    "fumikura.ledger.heads", installation.heads().toString(),
                    "fumikura.demo.hosts", "localhost,127.0.0.1,[::1]",
                    // a smaller city serves tests as well
                    "fumikura.demo.whole", "false",
                    "springdoc.paths-to-match", "/api/v1/**",
                    "springdoc.paths-to-exclude", "/api/v1/openapi.json",
                    "springdoc.override-with-generic-response", "false",
                    "springdoc.default-produces-media-type", "application/json",
                    "springdoc.writer-with-order-by-keys", "true");
            context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("test", properties));
        }
    }
}
