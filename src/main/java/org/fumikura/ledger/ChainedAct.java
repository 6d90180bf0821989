package org.fumikura.ledger;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The columns that the chain covers, and their bytes. */
record ChainedAct(
        UUID id,
        String kind,
        Subject subject,
        @Nullable UUID person,
        @Nullable UUID post,
        @Nullable String cause,
        Instant officialAt,
        Instant machineAt,
        @Nullable UUID rule,
        byte @Nullable [] digest,
        byte[] commitment) {

    byte[] body() {
        return new CanonicalBytes()
                .add(id)
                .add(kind)
                .add(subject.kind())
                .add(subject.id())
                .add(person)
                .add(post)
                .add(cause)
                .add(officialAt)
                .add(machineAt)
                .add(rule)
                .add(digest)
                .add(commitment)
                .bytes();
    }

    byte[] hashAfter(byte[] before, long position) {
        return CanonicalBytes.sha256(
                before, ByteBuffer.allocate(8).putLong(position).array(), body());
    }
}
