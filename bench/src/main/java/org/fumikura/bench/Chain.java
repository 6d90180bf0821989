package org.fumikura.bench;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/** The chain's bytes, written from docs/domain/ledger.md alone: what the product writes and verifies must agree with it. */
final class Chain {

    private Chain() {}

    /** One act; its moments are microseconds since 1970. */
    record Entry(
            UUID id,
            String kind,
            String subjectKind,
            UUID subject,
            UUID person,
            UUID post,
            long officialAt,
            long machineAt,
            byte[] commitment) {

        byte[] body() {
            try {
                var bytes = new ByteArrayOutputStream(256);
                var out = new DataOutputStream(bytes);
                field(out, uuid(id));
                field(out, kind.getBytes(StandardCharsets.UTF_8));
                field(out, subjectKind.getBytes(StandardCharsets.UTF_8));
                field(out, uuid(subject));
                field(out, uuid(person));
                field(out, uuid(post));
                out.writeInt(-1);
                field(out, number(officialAt));
                field(out, number(machineAt));
                out.writeInt(-1);
                out.writeInt(-1);
                field(out, commitment);
                return bytes.toByteArray();
            } catch (IOException impossible) {
                throw new IllegalStateException(impossible);
            }
        }
    }

    static byte[] commitment(byte[] salt, String detail) {
        return sha256(salt, detail.getBytes(StandardCharsets.UTF_8));
    }

    static byte[] hash(byte[] before, long position, byte[] body) {
        return sha256(before, number(position), body);
    }

    static byte[] uuid(UUID id) {
        return ByteBuffer.allocate(16)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
    }

    private static byte[] number(long value) {
        return ByteBuffer.allocate(Long.BYTES).putLong(value).array();
    }

    private static void field(DataOutputStream out, byte[] content) throws IOException {
        out.writeInt(content.length);
        out.write(content);
    }

    private static byte[] sha256(byte[]... parts) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            for (byte[] part : parts) {
                digest.update(part);
            }
            return digest.digest();
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }
}
