package org.fumikura.meetings;

import java.time.LocalDate;
import java.util.Optional;
import org.fumikura.organization.UnitId;
import org.fumikura.organization.Validity;

/**
 * A project team (PT) or working group (部会).
 *
 * @param parent the team that set it up; of a working group alone
 * @param purpose what it is for
 * @param basis by which rule or decision it was set up
 * @param term its last day included
 * @param secretariat the unit that looks after it
 * @param body to which it reports
 */
public record Team(
        TeamId id,
        String name,
        TeamKind kind,
        Optional<TeamId> parent,
        String purpose,
        String basis,
        Validity term,
        UnitId secretariat,
        Optional<MeetingBodyId> body) {

    public boolean isOver(LocalDate today) {
        return term.last().filter(last -> last.isBefore(today)).isPresent();
    }
}
