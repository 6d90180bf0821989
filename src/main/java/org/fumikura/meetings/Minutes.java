package org.fumikura.meetings;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.fumikura.content.Sha256;
import org.fumikura.organization.PersonId;
import org.fumikura.organization.Post;
import org.fumikura.records.DocumentId;

/**
 * The minutes of a session as they stand.
 *
 * @param matter what confirms them; empty until it is drafted
 * @param seen whether the reader finds that matter; until it is submitted it is a draft, which only its drafter opens
 * @param decided whether that matter is decided, as far as the reader may know
 * @param confirmed whether it was decided with exactly this wording: its drafter may have attached other minutes
 * @param published the newest version for everybody
 */
public record Minutes(
        SessionId session,
        MinutesState state,
        int revision,
        MinutesForm form,
        Optional<DocumentId> matter,
        boolean seen,
        boolean decided,
        boolean confirmed,
        List<Check> checks,
        Optional<Public> published) {

    /**
     * What somebody who was there says to a revision.
     *
     * @param words blank when she agrees
     * @param taken whether it was taken over; empty until it is answered
     */
    public record Check(
            java.util.UUID id,
            int revision,
            Post post,
            String place,
            String words,
            Instant at,
            Optional<Boolean> taken,
            String answer) {

        public boolean agrees() {
            return words.isBlank();
        }
    }

    /** @param number of the version, from 1 */
    public record Public(int number, MinutesForm form, Sha256 sha256, long size, PersonId madeBy, Instant madeAt) {}
}
