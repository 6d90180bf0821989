package org.fumikura.desk;

import java.util.Collection;
import java.util.List;
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

    /** Who is to be told what about an act of one of these kinds; of several for one person the first counts. */
    List<Told> told(LedgerEntry entry);

    /** Titles of those subjects that a person may read now. */
    Map<UUID, String> titles(Collection<UUID> subjects, Actor actor);

    /** Those of {@link #titles} that may leave the program, by mail or in a calendar: none of anything secret (A.16). */
    Map<UUID, String> titlesToSend(Collection<UUID> subjects, Actor actor);

    /** Where a subject is shown. */
    String path(UUID subject);

    /**
     * That a person is told.
     *
     * @param urgent whether its mail breaks the quiet hours (緊急)
     */
    record Told(PersonId person, NoticeTopic topic, boolean urgent) {

        public static Told of(PersonId person, NoticeTopic topic) {
            return new Told(person, topic, false);
        }
    }
}
