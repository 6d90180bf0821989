package org.fumikura.database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/**
 * How one role reaches one database.
 *
 * @param server host and port
 * @param parameters of the connection, as they stand in an address for JDBC; empty or {@code name=value&name=value}
 */
public record Login(String server, String database, String user, String password, String parameters) {

    /** A role of the own PostgreSQL, which listens on the loopback address alone. */
    static Login own(int port, String database, String user, String password) {
        return new Login("127.0.0.1:" + port, database, user, password, "");
    }

    /** The address in the form that JDBC wants. */
    public String url() {
        return "jdbc:postgresql://" + server + "/" + database + (parameters.isEmpty() ? "" : "?" + parameters);
    }

    /** The same role in another database of the same server. */
    public Login in(String otherDatabase) {
        return new Login(server, otherDatabase, user, password, parameters);
    }

    /** Opens a connection, which the caller closes. */
    public Connection connect() throws SQLException {
        return DriverManager.getConnection(url(), user, password);
    }

    /** Everything but the password. */
    @Override
    public String toString() {
        return user + " at " + server + "/" + database;
    }
}
