package org.fumikura.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Makes the two roles and the database; each step is skipped when a former start has done it. */
final class Roles {

    private final Accounts accounts;

    Roles(Accounts accounts) {
        this.accounts = accounts;
    }

    void createIfMissing() {
        try (Connection connection = accounts.superuser().in("postgres").connect();
                Statement statement = connection.createStatement()) {
            create(statement, accounts.owner());
            create(statement, accounts.application());
            limit(statement);
            if (isMissing(statement, "pg_database", "datname", Accounts.DATABASE)) {
                statement.execute("create database " + Accounts.DATABASE + " owner " + Accounts.OWNER);
            }
            statement.execute("revoke all on database " + Accounts.DATABASE + " from public");
            statement.execute("grant connect on database " + Accounts.DATABASE + " to " + Accounts.APPLICATION);
        } catch (SQLException problem) {
            throw new CannotStart(String.valueOf(problem.getMessage()));
        }
    }

    private static void create(Statement statement, Login login) throws SQLException {
        if (isMissing(statement, "pg_roles", "rolname", login.user())) {
            statement.execute("create role %s login nosuperuser nocreatedb nocreaterole nobypassrls password '%s'"
                    .formatted(login.user(), login.password()));
        }
    }

    /** The outermost bounds; a write is bounded more tightly where it begins. */
    private static void limit(Statement statement) throws SQLException {
        for (String bound : new String[] {
            "transaction_timeout = '10min'", "idle_in_transaction_session_timeout = '1min'", "lock_timeout = '20s'"
        }) {
            statement.execute("alter role " + Accounts.APPLICATION + " set " + bound);
        }
    }

    private static boolean isMissing(Statement statement, String catalogue, String column, String name)
            throws SQLException {
        try (ResultSet found = statement.executeQuery(
                "select 1 from pg_catalog.%s where %s = '%s'".formatted(catalogue, column, name))) {
            return !found.next();
        }
    }
}
