package org.fumikura;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.fumikura.database.Login;

/** Questions to the database as somebody. Each opens a connection of its own: the server may have been killed in between. */
record Database(Login login) {

    /** The first column of every row. */
    List<String> list(String sql) throws SQLException {
        try (Connection connection = login.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            var found = new ArrayList<String>();
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            return found;
        }
    }

    void change(String sql) throws SQLException {
        try (Connection connection = login.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    String text(String sql) throws SQLException {
        return list(sql).getFirst();
    }

    long number(String sql) throws SQLException {
        return Long.parseLong(text(sql));
    }
}
