package org.fumikura.meetings;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** One thing of a chain. */
public record ChainKey(ChainKind kind, UUID id) {

    /** As it stands in an address, e.g. {@code theme-0197…}. */
    public String code() {
        return kind.name().toLowerCase(Locale.ROOT) + "-" + id;
    }

    /** What stands in an address; empty for anything else. */
    static Optional<ChainKey> read(String code) {
        return Arrays.stream(ChainKind.values())
                .filter(kind -> code.startsWith(kind.name().toLowerCase(Locale.ROOT) + "-"))
                .findFirst()
                .flatMap(kind -> id(code.substring(kind.name().length() + 1)).map(id -> new ChainKey(kind, id)));
    }

    private static Optional<UUID> id(String written) {
        try {
            return Optional.of(UUID.fromString(written));
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }
}
