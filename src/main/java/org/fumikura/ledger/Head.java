package org.fumikura.ledger;

import java.util.HexFormat;

/** Where a chain stands. */
public record Head(long position, byte[] hash) {

    /** The first eight hexadecimal digits, as printed on paper. */
    public String shortHash() {
        return HexFormat.of().formatHex(hash, 0, 4);
    }
}
