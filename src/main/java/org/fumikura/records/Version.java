package org.fumikura.records;

import java.time.Instant;
import java.util.List;

/** The words of a document as they were frozen; never changed afterwards. */
public record Version(
        int n,
        String title,
        String body,
        String reason,
        String disclosureReason,
        Instant frozenAt,
        List<AttachedFile> attachments) {}
