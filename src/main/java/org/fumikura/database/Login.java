package org.fumikura.database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** How one role reaches one database on the own PostgreSQL. */
public record Login(int port, String database, String user, String password) {

    /** The address in the form that JDBC wants. */
    public String url() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    /** The same role in another database of the same server. */
    public Login in(String otherDatabase) {
        return new Login(port, otherDatabase, user, password);
    }

    /** Opens a connection, which the caller closes. */
    public Connection connect() throws SQLException {
        return DriverManager.getConnection(url(), user, password);
    }

    /** Everything but the password. */
    @Override
    public String toString() {
        return user + " at " + url();
    }
}
