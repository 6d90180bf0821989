package org.fumikura.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.fumikura.database.Login;
import org.fumikura.testing.FumikuraTest.Template;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.util.FileSystemUtils;

/** Everything that a program under test keeps: a database on the build's own PostgreSQL, a content folder, a heads folder. */
public final class TestInstallation implements AutoCloseable {

    private static final Map<String, TestInstallation> INSTALLATIONS = new HashMap<>();
    private static @Nullable TestCluster cluster;

    private final String program;
    private final TestCluster postgres;
    private final Path folder;
    private final SwitchedDataSource dataSource = new SwitchedDataSource();
    private String database = Template.CITY.database;
    private int copies;

    private TestInstallation(String program, TestCluster postgres) throws IOException, SQLException {
        this.program = program;
        this.postgres = postgres;
        folder = postgres.folderOf(program);
        Files.createDirectories(folder);
        postgres.enter();
        if (postgres.hasCity()) {
            copy(Template.CITY);
        }
        connect();
    }

    /** The installation of one of the programs of this build, made when first asked for. */
    static synchronized TestInstallation of(String program) {
        return INSTALLATIONS.computeIfAbsent(program, unused -> {
            try {
                if (cluster == null) {
                    cluster = TestCluster.start(
                            Path.of("target", "test-installation").toAbsolutePath());
                }
                return new TestInstallation(program, cluster);
            } catch (IOException | SQLException problem) {
                throw new IllegalStateException(problem);
            }
        });
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

    /** Where the index of the search lies. */
    public Path search() {
        return folder.resolve("search");
    }

    /** Where what is published lies. */
    public Path portal() {
        return folder.resolve("portal");
    }

    /** Where what is shown of the bytes lies. */
    public Path renditions() {
        return folder.resolve("renditions");
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

    /** To be called while the program rests, when it has opened: the first one has made the city, which is kept as it is. */
    void keepCity() throws IOException {
        if (!postgres.hasCity()) {
            dataSource.disconnect();
            copy(content(), kept(content()));
            copy(heads(), kept(heads()));
            postgres.keepCity();
        }
    }

    /** To be called while the program rests: gives it a fresh copy of everything. */
    void renew(Template template) throws IOException, SQLException {
        dataSource.disconnect();
        if (copies > 0) {
            postgres.drop(database);
        }
        copy(template);
        connect();
    }

    private void copy(Template template) throws IOException, SQLException {
        copies++;
        database = "test_" + program + "_" + copies;
        postgres.create(database, template.database);
        FileSystemUtils.deleteRecursively(search());
        FileSystemUtils.deleteRecursively(portal());
        for (Path place : new Path[] {content(), heads()}) {
            FileSystemUtils.deleteRecursively(place);
            Files.createDirectories(place);
            if (template == Template.CITY) {
                copy(kept(place), place);
            }
        }
    }

    @Override
    public void close() {
        dataSource.disconnect();
        postgres.leave();
    }

    private Path kept(Path place) {
        return postgres.kept().resolve(place.getFileName());
    }

    private void connect() {
        dataSource.connect(application());
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

    /** Tells a program where its installation is. */
    private static void prepare(String program, boolean makesRenditions, ConfigurableApplicationContext context) {
        TestInstallation installation = of(program);
        context.getBeanFactory().registerSingleton("testInstallation", installation);
        Map<String, Object> properties = Map.ofEntries(
                Map.entry("fumikura.content.folder", installation.content().toString()),
                Map.entry("fumikura.ledger.heads", installation.heads().toString()),
                Map.entry(
                        "fumikura.renditions.folder", installation.renditions().toString()),
                Map.entry("fumikura.renditions.make", String.valueOf(makesRenditions)),
                // a test that is about it has it done
                Map.entry("fumikura.renditions.later", "false"),
                Map.entry("fumikura.search.folder", installation.search().toString()),
                Map.entry("fumikura.portal.packages", installation.portal().toString()),
                Map.entry("fumikura.search.follow", String.valueOf(makesRenditions)),
                Map.entry("fumikura.demo.hosts", "localhost,127.0.0.1,[::1]"),
                // a smaller city serves tests as well
                Map.entry("fumikura.demo.whole", "false"),
                Map.entry("springdoc.paths-to-match", "/api/v1/**"),
                Map.entry("springdoc.paths-to-exclude", "/api/v1/openapi.json"),
                Map.entry("springdoc.override-with-generic-response", "false"),
                Map.entry("springdoc.default-produces-media-type", "application/json"),
                Map.entry("springdoc.writer-with-order-by-keys", "true"));
        context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("test", properties));
    }

    /** The program of most tests. */
    static final class OfMost implements ApplicationContextInitializer<ConfigurableApplicationContext> {

        @Override
        public void initialize(ConfigurableApplicationContext context) {
            // most tests show nothing; those that do have it made when they want it
            prepare("most", false, context);
        }
    }

    /** The program of the tests with a browser. */
    static final class OfJourneys implements ApplicationContextInitializer<ConfigurableApplicationContext> {

        @Override
        public void initialize(ConfigurableApplicationContext context) {
            prepare("journeys", true, context);
        }
    }
}
