package org.fumikura.approval;

import java.nio.ByteBuffer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.fumikura.ledger.CanonicalBytes;
import org.jspecify.annotations.Nullable;

/** The hash of a line of the ledger, made from its columns by the description in docs/domain/ledger.md alone. */
final class RecomputedHash {

    private RecomputedHash() {}

    static byte[] of(ResultSet act, byte[] before) throws SQLException {
        byte[] body = new CanonicalBytes()
                .add(id(act, "id"))
                .add(act.getString("kind"))
                .add(act.getString("subject_kind"))
                .add(id(act, "subject_id"))
                .add(id(act, "person_id"))
                .add(id(act, "post_id"))
                .add(act.getString("cause"))
                .add(moment(act, "official_at"))
                .add(moment(act, "machine_at"))
                .add(id(act, "rule_id"))
                .add(act.getBytes("digest"))
                .add(act.getBytes("commitment"))
                .bytes();
        byte[] position =
                ByteBuffer.allocate(Long.BYTES).putLong(act.getLong("position")).array();
        return CanonicalBytes.sha256(before, position, body);
    }

    private static @Nullable UUID id(ResultSet act, String column) throws SQLException {
        return act.getObject(column, UUID.class);
    }

    private static Instant moment(ResultSet act, String column) throws SQLException {
        return act.getObject(column, OffsetDateTime.class).toInstant();
    }
}
