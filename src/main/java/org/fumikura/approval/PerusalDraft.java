package org.fumikura.approval;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.fumikura.organization.PersonId;
import org.fumikura.organization.PostId;
import org.fumikura.organization.UnitId;
import org.fumikura.records.AttachedFile;
import org.fumikura.records.DocumentId;

/**
 * A perusal that is being prepared.
 *
 * @param source the document from which it was begun
 * @param revision goes up with each saving
 */
record PerusalDraft(
        DocumentId id,
        PersonId sender,
        PostId post,
        UnitId unit,
        Optional<DocumentId> source,
        PerusalText text,
        int revision,
        Instant savedAt,
        List<AttachedFile> attachments) {}
