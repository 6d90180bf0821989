package org.fumikura.records;

import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import org.fumikura.organization.PersonId;

/** What a module above does with the knowledge which attachments were really sent to whom. */
public interface Opening {

    /**
     * A page of each of these attachments of a document, its text or its bytes are on their way to a person. Told outside of
     * transactions, and possibly more than once.
     */
    void opened(DocumentId document, Collection<UUID> attachments, PersonId person);

    /** Which of a document's attachments wait to be opened by a person; in the caller's transaction, in one query. */
    Set<UUID> unopened(DocumentId document, Collection<UUID> attachments, PersonId person);
}
