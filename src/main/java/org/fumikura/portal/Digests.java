package org.fumikura.portal;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 in 64 lower-case hexadecimal digits, as packages name it. */
final class Digests {

    private Digests() {}

    static byte[] digest(byte[] bytes) {
        return sha256().digest(bytes);
    }

    static String of(byte[] bytes) {
        return HexFormat.of().formatHex(digest(bytes));
    }

    static String of(String text) {
        return of(text.getBytes(StandardCharsets.UTF_8));
    }

    static String of(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return copy(in, OutputStream.nullOutputStream());
        }
    }

    /** Copies, and says what was copied. */
    static String copy(InputStream in, OutputStream out) throws IOException {
        var reading = new DigestInputStream(in, sha256());
        reading.transferTo(out);
        return HexFormat.of().formatHex(reading.getMessageDigest().digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }
}
