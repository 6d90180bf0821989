package org.fumikura.renditions;

import static org.fumikuradb.renditions.Tables.TASK;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.fumikura.content.Contents;
import org.fumikura.content.Sha256;
import org.fumikura.tenancy.Transactions;
import org.fumikura.testing.Toshima;
import org.jooq.DSLContext;

/** Hands files in for the city and looks at what became of them. */
record HandIn(Toshima toshima, Contents contents, Renditions renditions) {

    /** What the city has is not what a test is about. */
    HandIn alone(Transactions transactions, DSLContext db) {
        toshima.run(() -> transactions.work(() -> db.deleteFrom(TASK).execute()));
        return this;
    }

    Sha256 put(byte[] bytes) {
        return toshima.in(() -> contents.put(new ByteArrayInputStream(bytes), 200_000_000, Supplier::get))
                .sha256();
    }

    Rendition find(Sha256 sha256) {
        return toshima.read(() -> renditions.find(List.of(sha256)).get(sha256));
    }

    PageWords words(Sha256 sha256, int page) {
        return toshima.read(() -> renditions.findWords(sha256, page).orElseThrow());
    }

    /** The words of all pages. */
    String text(Sha256 sha256) {
        return IntStream.rangeClosed(1, find(sha256).pages().size())
                .mapToObj(page -> words(sha256, page).words())
                .collect(Collectors.joining("\n"));
    }

    Path preserved(Sha256 sha256) {
        return toshima.in(() -> renditions.findPreserved(sha256).orElseThrow());
    }

    /** What a reader of the PDF/A finds in it. */
    String extracted(Sha256 sha256) throws IOException {
        try (var pdf = Loader.loadPDF(preserved(sha256).toFile())) {
            return new PDFTextStripper().getText(pdf);
        }
    }
}
