package org.fumikura.desk;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.fumikura.ledger.LedgerEntry;
import org.fumikura.organization.Actor;
import org.fumikura.organization.PersonId;

/** A module's acts that people are told about. Notices hold no words; a title is read when it is shown, under access. */
public interface Noticing {

    /** The kinds of act that it knows. */
    Set<String> kinds();

    /** Who is to be told about an act of one of these kinds. */
    Set<PersonId> recipients(LedgerEntry entry);

    /** Titles of those subjects that a person may read now. */
    Map<UUID, String> titles(Collection<UUID> subjects, Actor actor);

    /** Where a subject is shown. */
    String path(UUID subject);
}
