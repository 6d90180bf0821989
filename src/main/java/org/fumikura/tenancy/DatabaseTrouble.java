package org.fumikura.tenancy;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.CannotCreateTransactionException;

/** Why a database did not do what it was asked though the program is sound: told from a fault of the program. */
public enum DatabaseTrouble {
    /** It can not be reached, is just going or coming, or has no connection left. What was about to be committed may have been. */
    AWAY,

    /** Others held what this needed for too long. Nothing of this transaction was committed. */
    BUSY,

    /** Its disk has no room. Nothing of this transaction was committed. */
    FULL;

    /** The attribute under which a request carries the trouble that it met to the page that tells it. */
    public static final String ATTRIBUTE = DatabaseTrouble.class.getName();

    /** The trouble behind a problem; empty when it is none of the database's. */
    public static Optional<DatabaseTrouble> behind(@Nullable Throwable problem) {
        Optional<DatabaseTrouble> unreached = Optional.empty();
        for (Throwable each = problem; each != null; each = each.getCause()) {
            if (each instanceof SQLException told) {
                Optional<DatabaseTrouble> trouble = of(told);
                if (trouble.isPresent()) {
                    return trouble;
                }
            }
            if (each instanceof CannotCreateTransactionException) {
                unreached = Optional.of(AWAY);
            }
        }
        return unreached;
    }

    /**
     * Class 08 is a broken connection, 57P0x a server that stops or starts, 53300 one that takes no more connections; 55P03,
     * 40P01 and 25P04 are bounds of waiting, and 53100 is a full disk.
     */
    private static Optional<DatabaseTrouble> of(SQLException told) {
        String state = told.getSQLState() == null ? "" : told.getSQLState();
        return switch (state) {
            case "53100" -> Optional.of(FULL);
            case "55P03", "40P01", "25P04" -> Optional.of(BUSY);
            case "53300" -> Optional.of(AWAY);
            default ->
                told instanceof SQLTransientConnectionException || state.startsWith("08") || state.startsWith("57P0")
                        ? Optional.of(AWAY)
                        : Optional.empty();
        };
    }
}
