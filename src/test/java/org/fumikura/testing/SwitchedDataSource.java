package org.fumikura.testing;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.fumikura.database.Login;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.AbstractDataSource;

/** Connections to the database of the present test class. */
final class SwitchedDataSource extends AbstractDataSource {

    private static final int POOL_SIZE = 20;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private volatile @Nullable HikariDataSource pool;

    void connect(Login login) {
        connect(login, POOL_SIZE, PATIENCE);
    }

    /** @param patience how long somebody waits for one of the connections */
    void connect(Login login, int connections, Duration patience) {
        var fresh = new HikariDataSource();
        fresh.setJdbcUrl(login.url());
        fresh.setUsername(login.user());
        fresh.setPassword(login.password());
        fresh.setMaximumPoolSize(connections);
        fresh.setConnectionTimeout(patience.toMillis());
        fresh.setMinimumIdle(1);
        HikariDataSource old = pool;
        pool = fresh;
        if (old != null) {
            old.close();
        }
    }

    void disconnect() {
        HikariDataSource old = pool;
        pool = null;
        if (old != null) {
            old.close();
        }
    }

    @Override
    public Connection getConnection() throws SQLException {
        HikariDataSource present = pool;
        if (present == null) {
            throw new SQLException("between two test classes there is no database");
        }
        return present.getConnection();
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        return getConnection();
    }
}
