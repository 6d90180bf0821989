package org.fumikura.content;

import java.util.Arrays;
import java.util.HexFormat;

/** The name of some bytes. */
public final class Sha256 {

    private static final int LENGTH = 32;

    private final byte[] bytes;

    private Sha256(byte[] bytes) {
        if (bytes.length != LENGTH) {
            throw new IllegalArgumentException("a SHA-256 has 32 bytes");
        }
        this.bytes = bytes.clone();
    }

    public static Sha256 of(byte[] bytes) {
        return new Sha256(bytes);
    }

    public byte[] bytes() {
        return bytes.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Sha256 that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /** 64 lower-case hexadecimal digits. */
    @Override
    public String toString() {
        return HexFormat.of().formatHex(bytes);
    }
}
