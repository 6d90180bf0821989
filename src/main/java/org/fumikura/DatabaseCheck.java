package org.fumikura;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.fumikura.database.Login;
import org.fumikura.settings.BadSettings;
import org.fumikura.settings.Complaint;
import org.fumikura.settings.Settings;
import org.fumikura.shared.Text;

/** Looks whether a database may be trusted with records, before anything is written into it. */
final class DatabaseCheck {

    private static final int OLDEST = 18;
    private static final int VERSION_UNIT = 10_000;

    /** Roles that row security does not bind, or that reach around it. */
    private static final String DANGEROUS = """
            select string_agg(rolname, ', ' order by rolname) from pg_roles
            where pg_has_role(current_user, oid, 'member')
                and (rolsuper or rolbypassrls or rolreplication or rolname = '%s' or rolname in ('pg_read_all_data',
                    'pg_write_all_data', 'pg_write_server_files', 'pg_read_server_files', 'pg_execute_server_program'))""";

    /** What the role owns of this database. */
    private static final String OWNED = """
            select string_agg(distinct what, ', ') from (
                select 'database ' || datname from pg_database
                    where datname = current_database() and pg_get_userbyid(datdba) = current_user
                union all select 'schema ' || nspname from pg_namespace where pg_get_userbyid(nspowner) = current_user
                union all select 'table ' || oid::regclass::text from pg_class
                    where relkind in ('r', 'p') and pg_get_userbyid(relowner) = current_user) owned (what)""";

    private final Settings settings;
    private final DatabaseAccess access;
    private final List<Complaint> complaints = new ArrayList<>();

    private DatabaseCheck(Settings settings, DatabaseAccess access) {
        this.settings = settings;
        this.access = access;
    }

    /** @throws BadSettings naming everything that is unsafe; nothing was changed */
    static void check(Settings settings, DatabaseAccess access) {
        var check = new DatabaseCheck(settings, access);
        check.checkOwner();
        check.checkApplication();
        check.complain();
    }

    /**
     * Looks for the mark of a demonstration, whose dates are not those of the office. The database may be empty yet.
     *
     * @throws BadSettings when there is one; nothing was changed
     */
    static void refuseDemonstration(Settings settings, DatabaseAccess access) {
        var check = new DatabaseCheck(settings, access);
        check.ask("database", access.owner(), statement -> {
            boolean hasClock = text(statement, "select to_regclass('demo.clock') is not null")
                    .equals("t");
            if (hasClock && !text(statement, "select count(*) from demo.clock").equals("0")) {
                check.complain(
                        "database.name",
                        "体験用に作られたデータベースで、公式時刻がずらされています。業務には使えません。別のデータベースにしてください。",
                        "This database was made by the demonstration, and its official clock is set off. It can not be put"
                                + " into service; please name another one.");
            }
        });
        check.complain();
    }

    private void checkOwner() {
        ask("database.owner-password", access.owner(), statement -> {
            if (!text(
                            statement,
                            "select pg_has_role(current_user, datdba, 'member') from pg_database"
                                    + " where datname = current_database()")
                    .equals("t")) {
                complain(
                        "database.owner",
                        "このロールはデータベースの所有者ではありません。deploy/database.sql のとおりに作ってください。",
                        "This role does not own the database. Please make it as deploy/database.sql does.");
            }
        });
    }

    private void checkApplication() {
        ask("database.application-password", access.application(), statement -> {
            checkServer(statement);
            checkDurability(statement);
            String dangerous =
                    text(statement, DANGEROUS.formatted(access.owner().user()));
            if (!dangerous.isEmpty()) {
                complain(
                        "database.application-password",
                        "fumikura_app が強すぎる権限を持っています（" + dangerous + "）。行の保護が効かないため、外してください。",
                        "fumikura_app is too powerful (" + dangerous
                                + "): row security would not bind it. Please take that away.");
            }
            String owned = text(statement, OWNED);
            if (!owned.isEmpty()) {
                complain(
                        "database.application-password",
                        "fumikura_app が所有しているものがあります（" + owned + "）。所有者は database.owner のロールだけにしてください。",
                        "fumikura_app owns " + owned + ". Only the role of database.owner may own anything.");
            }
        });
    }

    private void checkServer(Statement statement) throws SQLException {
        int version = Integer.parseInt(text(statement, "show server_version_num")) / VERSION_UNIT;
        if (version < OLDEST) {
            complain(
                    "database.host",
                    "PostgreSQL %d です。%d 以上が必要です。".formatted(version, OLDEST),
                    "This is PostgreSQL %d; %d or later is needed.".formatted(version, OLDEST));
        }
        String encoding = text(statement, "show server_encoding");
        if (!encoding.equals("UTF8")) {
            complain(
                    "database.name",
                    "文字コードが " + encoding + " です。UTF8 で作り直してください。",
                    "Its encoding is " + encoding + ". Please make it anew in UTF8.");
        }
    }

    private void checkDurability(Statement statement) throws SQLException {
        for (String setting : List.of("fsync", "full_page_writes", "synchronous_commit")) {
            if (text(statement, "show " + setting).equals("off")) {
                complain(
                        "database.host",
                        "PostgreSQL の " + setting + " が off です。停電で記録を失うため、on にしてください。",
                        "PostgreSQL's " + setting + " is off: a power cut would lose records. Please turn it on.");
            }
        }
    }

    private void ask(String key, Login login, Question question) {
        try (Connection connection = login.connect();
                Statement statement = connection.createStatement()) {
            question.ask(statement);
        } catch (SQLException problem) {
            complain(
                    key,
                    "%s として %s に接続できません（%s）。".formatted(login.user(), login.server(), problem.getMessage()),
                    "%s can not be reached as %s (%s).".formatted(login.server(), login.user(), problem.getMessage()));
        }
    }

    private static String text(Statement statement, String sql) throws SQLException {
        try (ResultSet rows = statement.executeQuery(sql)) {
            String text = rows.next() ? rows.getString(1) : null;
            return text == null ? "" : text;
        }
    }

    private void complain(String key, String ja, String en) {
        complaints.add(settings.complaint(key, new Text(ja, en)));
    }

    private void complain() {
        if (!complaints.isEmpty()) {
            throw new BadSettings(complaints);
        }
    }

    @FunctionalInterface
    private interface Question {
        void ask(Statement statement) throws SQLException;
    }
}
