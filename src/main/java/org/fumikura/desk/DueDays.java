package org.fumikura.desk;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.fumikura.organization.Actor;
import org.fumikura.shared.Text;

/**
 * A module's days on which something is due for somebody, for her calendar. Called within one read; answers with a fixed number
 * of queries and with nothing that the actor may not read.
 */
@FunctionalInterface
public interface DueDays {

    List<DueDay> dueDays(Actor actor);

    /**
     * Something that is due.
     *
     * @param label what kind of thing it is
     * @param title empty where it must not leave the program (A.16)
     * @param path where it is shown
     */
    record DueDay(UUID subject, LocalDate on, Text label, Optional<String> title, String path) {}
}
