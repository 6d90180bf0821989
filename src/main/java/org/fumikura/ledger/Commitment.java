package org.fumikura.ledger;

import java.nio.charset.StandardCharsets;

/** SHA-256(salt ‖ detail): binds the chain to words that may lawfully disappear. */
final class Commitment {

    private Commitment() {}

    static byte[] of(byte[] salt, String detail) {
        return CanonicalBytes.sha256(salt, detail.getBytes(StandardCharsets.UTF_8));
    }
}
