package org.fumikura.database;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;

/** A program of its own that writes until it is killed, and says aloud what has been acknowledged. */
final class ProgramToKill {

    private ProgramToKill() {}

    public static void main(String[] arguments) throws Exception {
        var postgres = OwnPostgres.start(Path.of(arguments[0]), Path.of(arguments[1]));
        try (Connection connection = postgres.accounts().owner().connect();
                Statement statement = connection.createStatement()) {
            statement.execute("create table if not exists acknowledged (number integer primary key)");
            for (int number = 1; ; number++) {
                statement.execute("insert into acknowledged values (" + number + ")");
                System.out.println(number);
            }
        }
    }
}
