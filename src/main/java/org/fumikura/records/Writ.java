package org.fumikura.records;

import java.util.List;
import java.util.Set;
import org.fumikura.organization.UnitId;

/** What is to be registered or frozen: the words and classification of a document at one moment. */
public record Writ(
        UnitId unit,
        FileId file,
        String title,
        String body,
        String reason,
        Secrecy secrecy,
        Scope scope,
        Set<Flag> flags,
        Disclosure disclosure,
        String disclosureReason,
        List<AttachedFile> attachments) {}
