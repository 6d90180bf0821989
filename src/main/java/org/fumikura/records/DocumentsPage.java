package org.fumikura.records;

import java.util.Optional;
import org.fumikura.shared.Paged;
import org.fumikura.shared.Text;

/**
 * The list of documents.
 *
 * @param query what it is narrowed to
 * @param file what the file is called that it is narrowed to; empty when it is not, or when she may not see it
 */
public record DocumentsPage(Documents.Query query, Optional<FilePlanEntry> file, Paged<DocumentLine> documents) {

    /** A document and the unit that is responsible for it, as it is called. */
    public record DocumentLine(Document document, String numbers, Text unit) {}
}
