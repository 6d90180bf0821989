package org.fumikura.ledger;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.DigestException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A line of the ledger as the database sends it, one after the other in the same object. PostgreSQL's binary form of a row and
 * the bytes that the chain covers are the same: each field is its length and its content, −1 for null. Only moments count from
 * another day. So a line is verified where it lies, without making anything of it.
 */
final class StoredAct {

    /** What the chain covers, in its order, and then the rest; {@link #load} relies on this order. */
    static final String COLUMNS = "a.id, a.kind, a.subject_kind, a.subject_id, a.person_id, a.post_id, a.cause,"
            + " a.official_at, a.machine_at, a.rule_id, a.digest, a.commitment, a.hash, a.position, d.salt, d.detail";

    private static final int KIND = 1;
    private static final int SUBJECT_ID = 3;
    private static final int OFFICIAL_AT = 7;
    private static final int MACHINE_AT = 8;
    private static final int DIGEST = 10;
    private static final int COMMITMENT = 11;
    private static final int HASH = 12;
    private static final int POSITION = 13;
    private static final int SALT = 14;
    private static final int DETAIL = 15;
    private static final int FIELDS = 16;

    private static final int HASH_BYTES = 32;
    private static final long MICROS_TO_2000 =
            TimeUnit.SECONDS.toMicros(Duration.between(Instant.EPOCH, Instant.parse("2000-01-01T00:00:00Z"))
                    .toSeconds());

    private final int[] begins = new int[FIELDS];
    private final int[] lengths = new int[FIELDS];
    private final MessageDigest sha256 = CanonicalBytes.newSha256();
    private final byte[] computed = new byte[HASH_BYTES];
    private byte[] row = {};
    private ByteBuffer numbers = ByteBuffer.wrap(row);

    /**
     * Goes on to the next line.
     *
     * @param bytes kept and changed
     * @param at where the first field begins
     */
    void load(byte[] bytes, int at) {
        row = bytes;
        numbers = ByteBuffer.wrap(bytes);
        int next = at;
        for (int field = 0; field < FIELDS; field++) {
            lengths[field] = numbers.getInt(next);
            begins[field] = next + Integer.BYTES;
            next = begins[field] + Math.max(lengths[field], 0);
        }
        countFrom1970(OFFICIAL_AT);
        countFrom1970(MACHINE_AT);
    }

    private void countFrom1970(int field) {
        numbers.putLong(begins[field], numbers.getLong(begins[field]) + MICROS_TO_2000);
    }

    long position() {
        return numbers.getLong(begins[POSITION]);
    }

    /** Whether its hash follows from the one before. */
    boolean follows(byte[] before) {
        sha256.update(before);
        sha256.update(row, begins[POSITION], Long.BYTES);
        int body = begins[0] - Integer.BYTES;
        sha256.update(row, body, begins[COMMITMENT] + lengths[COMMITMENT] - body);
        return isComputed(HASH);
    }

    /** Whether its words are there. */
    boolean hasWords() {
        return lengths[SALT] >= 0 && lengths[DETAIL] >= 0;
    }

    /** Whether its words are those that it committed to. */
    boolean keepsItsWords() {
        sha256.update(row, begins[SALT], lengths[SALT]);
        sha256.update(row, begins[DETAIL], lengths[DETAIL]);
        return isComputed(COMMITMENT);
    }

    private boolean isComputed(int field) {
        try {
            sha256.digest(computed, 0, HASH_BYTES);
        } catch (DigestException impossible) {
            throw new IllegalStateException(impossible);
        }
        return Arrays.equals(computed, 0, HASH_BYTES, row, begins[field], begins[field] + Math.max(lengths[field], 0));
    }

    /** Writes its hash, as it is stored, over another one. */
    void copyHashTo(byte[] hash) {
        System.arraycopy(row, begins[HASH], hash, 0, HASH_BYTES);
    }

    String kind() {
        return new String(row, begins[KIND], lengths[KIND], StandardCharsets.UTF_8);
    }

    UUID subject() {
        return new UUID(numbers.getLong(begins[SUBJECT_ID]), numbers.getLong(begins[SUBJECT_ID] + Long.BYTES));
    }

    /** What it sealed; null when it sealed nothing. */
    byte @Nullable [] digest() {
        return lengths[DIGEST] < 0 ? null : Arrays.copyOfRange(row, begins[DIGEST], begins[DIGEST] + lengths[DIGEST]);
    }
}
