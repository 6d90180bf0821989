package org.fumikura.desk;

import java.util.List;
import org.fumikura.organization.Actor;

/**
 * A module's share of the home page. Called within one read; answers with direct, indexed queries, a fixed number of them
 * whatever the length of a list, and with nothing that the actor may not read.
 */
@FunctionalInterface
public interface DeskSource {

    List<DeskCard> cards(Actor actor);

    /** How much waits for the acting post, for who holds several; in one query. */
    default long countWaiting(Actor actor) {
        return 0;
    }
}
