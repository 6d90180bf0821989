package org.fumikura.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.flywaydb.core.Flyway;
import org.fumikura.database.Accounts;
import org.fumikura.database.Login;
import org.fumikura.database.OwnPostgres;
import org.fumikura.testing.FumikuraTest.Template;
import org.springframework.util.FileSystemUtils;

/**
 * The one PostgreSQL of a build with the databases that are copied, shared by the programs under test. The first of them makes
 * the city; whoever comes later begins with a copy.
 */
final class TestCluster {

    private static final Path PROGRAMS = Path.of("target", "postgres-programs");

    private final Path folder;
    private final OwnPostgres postgres;
    private boolean cityIsKept;
    private int users;

    private TestCluster(Path folder) throws IOException, SQLException {
        this.folder = folder;
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
        Login owner = accounts().owner().in(Template.BARE.database);
        Flyway.configure()
                .dataSource(owner.url(), owner.user(), owner.password())
                .locations("classpath:db/migration")
                .load()
                .migrate();
        create(Template.CITY.database, Template.BARE.database);
    }

    /** Starts it in an emptied folder. */
    static TestCluster start(Path folder) {
        try {
            return new TestCluster(folder);
        } catch (IOException | SQLException problem) {
            throw new IllegalStateException(problem);
        }
    }

    Accounts accounts() {
        return postgres.accounts();
    }

    /** Where a program under test keeps what is not in the database, such as its content. */
    Path folderOf(String program) {
        return folder.resolve(program);
    }

    /** Where the content and the heads of the city are kept. */
    Path kept() {
        return folder.resolve("kept");
    }

    /** Whether the city is there to be copied. */
    synchronized boolean hasCity() {
        return cityIsKept;
    }

    /** From now on the city is there to be copied, and nobody works in it. */
    synchronized void keepCity() {
        cityIsKept = true;
    }

    synchronized void enter() {
        users++;
    }

    /** Ends it with the last program. */
    synchronized void leave() {
        users--;
        if (users == 0) {
            postgres.close();
        }
    }

    void create(String database, String template) throws SQLException {
        command("create database %s template %s owner %s"
                .formatted(database, template, accounts().owner().user()));
        command("revoke all on database " + database + " from public");
        command("grant connect on database %s to %s"
                .formatted(database, accounts().application().user()));
    }

    void drop(String database) throws SQLException {
        command("drop database " + database + " with (force)");
    }

    private void command(String sql) throws SQLException {
        try (Connection connection = accounts().superuser().in("postgres").connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
