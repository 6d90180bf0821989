package org.fumikura.approval;

import java.time.Instant;
import java.util.List;
import org.fumikura.organization.PersonId;
import org.fumikura.organization.PostId;
import org.fumikura.organization.UnitId;
import org.fumikura.records.AttachedFile;
import org.fumikura.records.DocumentId;

/**
 * A draft as it is being written.
 *
 * @param revision goes up with each saving; who saves an older one is told
 * @param routeFollows whether its route is the one that the rules propose, and goes with them
 */
record DraftInProgress(
        DocumentId id,
        PersonId drafter,
        PostId post,
        UnitId unit,
        int revision,
        Instant savedAt,
        boolean routeFollows,
        DraftText text,
        List<AttachedFile> attachments,
        List<DraftPointer> pointers) {}
