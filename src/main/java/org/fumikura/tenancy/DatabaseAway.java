package org.fumikura.tenancy;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.CannotCreateTransactionException;

/** Tells a database that can not be reached, or that is just going or coming, from a fault of the program. */
public final class DatabaseAway {

    private DatabaseAway() {}

    /** Whether something failed because the database was away. What it was about to commit may have been committed. */
    public static boolean causes(@Nullable Throwable problem) {
        for (Throwable each = problem; each != null; each = each.getCause()) {
            if (each instanceof CannotCreateTransactionException
                    || each instanceof SQLTransientConnectionException
                    || each instanceof SQLException told && isAway(told.getSQLState())) {
                return true;
            }
        }
        return false;
    }

    /** Class 08 is a broken connection, 57P0x a server that stops or starts, 53300 one that is full. */
    private static boolean isAway(@Nullable String state) {
        return state != null && (state.startsWith("08") || state.startsWith("57P0") || state.equals("53300"));
    }
}
