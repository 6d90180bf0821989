package org.fumikura.meetings;

import java.time.LocalDate;
import java.util.UUID;
import org.fumikura.organization.PostId;
import org.fumikura.organization.Validity;

/** A post that sits on a team, in a role and for a time. */
public record TeamMember(UUID id, TeamId team, PostId post, TeamRole role, Validity during) {

    /** Whether it has not ended; it may begin later. */
    public boolean isOrWillBe(LocalDate today) {
        return during.last().filter(last -> last.isBefore(today)).isEmpty();
    }
}
