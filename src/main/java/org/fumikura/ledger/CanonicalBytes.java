package org.fumikura.ledger;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Values written so that two different sequences never give the same bytes: each field is its length as four bytes (−1 for
 * null) and its content. Both the chain and the digests of frozen rows are made of it; its form never changes.
 */
public final class CanonicalBytes {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream(256);

    public CanonicalBytes add(byte @Nullable [] value) {
        if (value == null) {
            out.writeBytes(ByteBuffer.allocate(4).putInt(-1).array());
            return this;
        }
        out.writeBytes(ByteBuffer.allocate(4).putInt(value.length).array());
        out.writeBytes(value);
        return this;
    }

    public CanonicalBytes add(@Nullable String value) {
        return add(value == null ? null : value.getBytes(StandardCharsets.UTF_8));
    }

    public CanonicalBytes add(@Nullable UUID value) {
        return add(
                value == null
                        ? null
                        : ByteBuffer.allocate(16)
                                .putLong(value.getMostSignificantBits())
                                .putLong(value.getLeastSignificantBits())
                                .array());
    }

    public CanonicalBytes add(long value) {
        return add(ByteBuffer.allocate(8).putLong(value).array());
    }

    /** To the microsecond, which is what the database keeps. */
    public CanonicalBytes add(@Nullable Instant value) {
        return value == null ? add((byte[]) null) : add(ChronoUnit.MICROS.between(Instant.EPOCH, value));
    }

    public CanonicalBytes add(@Nullable LocalDate value) {
        return add(value == null ? null : value.toString());
    }

    public byte[] bytes() {
        return out.toByteArray();
    }

    public byte[] sha256() {
        return sha256(bytes());
    }

    /** SHA-256 of parts laid one behind the other. */
    public static byte[] sha256(byte[]... parts) {
        MessageDigest digest = newSha256();
        for (byte[] part : parts) {
            digest.update(part);
        }
        return digest.digest();
    }

    static MessageDigest newSha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }
}
