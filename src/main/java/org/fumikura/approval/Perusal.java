package org.fumikura.approval;

import java.time.Instant;
import java.util.Optional;
import org.fumikura.organization.PersonId;
import org.fumikura.organization.PostId;
import org.fumikura.records.DocumentId;

/**
 * A document that was sent to posts for their information (供覧); its words are a document of {@code records}.
 *
 * @param source the document from which it was begun
 * @param version how often it was sent
 * @param draft what became of it when somebody has to decide after all
 */
record Perusal(
        DocumentId id,
        PersonId sender,
        PostId senderPost,
        Optional<DocumentId> source,
        int version,
        Instant sentAt,
        Optional<DocumentId> draft,
        PerusalCourse course) {}
