package org.fumikura.renditions;

import java.nio.file.Path;
import java.util.Optional;

/** A PDF that was drawn anew, and what came of looking for what was taken away. */
public final class Redrawn implements AutoCloseable {

    private final Path file;
    private final Proof proof;

    Redrawn(Path file, Proof proof) {
        this.file = file;
        this.proof = proof;
    }

    public Proof proof() {
        return proof;
    }

    /** Where it lies; empty when something was found in it. */
    public Optional<Path> file() {
        return proof.holds() ? Optional.of(file) : Optional.empty();
    }

    @Override
    public void close() {
        RenditionMaking.remove(file);
    }
}
