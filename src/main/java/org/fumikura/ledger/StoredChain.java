package org.fumikura.ledger;

import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Consumer;
import org.jooq.DSLContext;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyOut;

/** The chain of the current municipality as a stream of bytes: an office's chain has millions of lines. */
final class StoredChain {

    private static final String COPY =
            "copy (select " + StoredAct.COLUMNS + " from ledger.act a left join ledger.detail d"
                    + " on d.tenant_id = a.tenant_id and d.position = a.position order by a.position) to stdout (format binary)";

    private static final int SIGNATURE_BYTES = 11;
    private static final int EXTENSION_AT = SIGNATURE_BYTES + Integer.BYTES;
    private static final short END = -1;

    private StoredChain() {}

    /**
     * Reads all lines in the order of their positions.
     *
     * @param each is given the same object again and again, and must not ask the database: its connection is busy
     */
    static void read(DSLContext db, Consumer<StoredAct> each) {
        // both tables lie in this order: nothing is to be sorted or held in memory
        set(db, "off");
        db.connection(connection -> read(connection, each));
        set(db, "default");
    }

    private static void set(DSLContext db, String value) {
        db.execute("set local enable_hashjoin to " + value);
        db.execute("set local enable_sort to " + value);
    }

    private static void read(Connection connection, Consumer<StoredAct> each) throws SQLException {
        CopyOut copy = connection.unwrap(PGConnection.class).getCopyAPI().copyOut(COPY);
        try {
            var act = new StoredAct();
            byte[] row = copy.readFromCopy();
            int at = SIGNATURE_BYTES + 2 * Integer.BYTES + ByteBuffer.wrap(row).getInt(EXTENSION_AT);
            while (row != null && ByteBuffer.wrap(row).getShort(at) != END) {
                act.load(row, at + Short.BYTES);
                each.accept(act);
                row = copy.readFromCopy();
                at = 0;
            }
            while (row != null) {
                row = copy.readFromCopy();
            }
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
    }
}
