package org.fumikura.renditions;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.fumikura.content.Contents;
import org.fumikura.content.Sha256;
import org.fumikura.tenancy.Tenancy;
import org.fumikura.tenancy.Transactions;
import org.springframework.stereotype.Component;

/**
 * The PDFs that were made of bytes: the copy in which they are read, and the PDF/A. They can be made anew, at a price, and stay as
 * long as the bytes.
 */
@Component
class Derivatives {

    private final RenditionSettings settings;
    private final RenditionOrders orders;
    private final RenditionRows rows;
    private final Contents contents;
    private final Transactions transactions;

    Derivatives(
            RenditionSettings settings,
            RenditionOrders orders,
            RenditionRows rows,
            Contents contents,
            Transactions transactions) {
        this.settings = settings;
        this.orders = orders;
        this.rows = rows;
        this.contents = contents;
        this.transactions = transactions;
    }

    /** What a paper is made for. */
    enum Purpose {
        COPY,
        PRESERVED
    }

    /** Takes a paper in; its file is gone from where it was. */
    void keep(Sha256 sha256, Purpose purpose, Path made) throws IOException {
        Path place = place(sha256, purpose);
        Files.createDirectories(place.getParent());
        // a file of its own: whoever made it may still hold the one that was taken over
        Path own = place.resolveSibling(UUID.randomUUID().toString());
        Files.copy(made, own);
        Files.move(own, place, StandardCopyOption.ATOMIC_MOVE);
        Files.delete(made);
    }

    /** Where a paper lies; empty when it is not there. */
    Optional<Path> find(Sha256 sha256, Purpose purpose) {
        return Optional.of(place(sha256, purpose)).filter(Files::isRegularFile);
    }

    /** Where the PDF/A lies; one that has gone is made anew. */
    Optional<Path> findPreserved(Sha256 sha256) {
        Optional<Path> found = find(sha256, Purpose.PRESERVED);
        if (found.isEmpty()) {
            transactions.work(() -> orders.preserveAnew(sha256));
        }
        return found;
    }

    /**
     * Puts what has the pages where the worker reads it: the copy, if there is one, or the bytes themselves.
     *
     * @throws IOException when the copy is no longer there; it will be made anew
     */
    void lend(Sha256 sha256, Path to) throws IOException {
        if (!transactions.read(() -> rows.isCopied(sha256))) {
            contents.lend(sha256, to);
            return;
        }
        Path copy = place(sha256, Purpose.COPY);
        if (!Files.isRegularFile(copy)) {
            transactions.work(() -> orders.describeAnew(sha256));
            throw new NoSuchFileException(copy.toString());
        }
        // the worker's folder is beside it
        Files.createLink(to, copy);
    }

    /**
     * The bytes have gone: nothing made of them stays.
     *
     * @throws UncheckedIOException when something of it is still there
     */
    void forget(Sha256 sha256) {
        for (Purpose purpose : Purpose.values()) {
            try {
                Files.deleteIfExists(place(sha256, purpose));
            } catch (IOException problem) {
                throw new UncheckedIOException(problem);
            }
        }
    }

    private Path place(Sha256 sha256, Purpose purpose) {
        String name = sha256.toString();
        return settings.folder()
                .toAbsolutePath()
                .resolve(purpose.name().toLowerCase(Locale.ROOT))
                .resolve(Integer.toString(Tenancy.current().value()))
                .resolve(name.substring(0, 2))
                .resolve(name + ".pdf");
    }
}
