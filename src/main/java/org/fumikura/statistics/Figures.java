package org.fumikura.statistics;

import java.util.List;
import org.fumikura.shared.Text;

/** One page of figures; also a file for each of its tables, and an answer of the API. */
interface Figures {

    /** Its name in addresses. */
    String code();

    Text title();

    /** What it is about and how it is to be read. */
    Text lead();

    /** Whether they are those of a fiscal year, and not of this moment. */
    default boolean ofYear() {
        return true;
    }

    /** Whether one of its tables sums up units. */
    default boolean ofUnits() {
        return true;
    }

    /** Tables of what the wish reaches and of nothing else; in a read. */
    List<Section> sections(Wish wish);
}
