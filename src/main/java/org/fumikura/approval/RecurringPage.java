package org.fumikura.approval;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.fumikura.shared.Paged;
import org.fumikura.shared.Text;

/**
 * The recurring drafts of a post.
 *
 * @param done what was just done
 * @param due what the acting post has to draft now, the oldest first
 * @param recurrences those that the reader may end
 */
public record RecurringPage(Optional<Text> done, List<Due> due, Paged<Line> recurrences) {

    /** A turn that is to be drafted. */
    public record Due(UUID recurrence, String name, LocalDate dueOn) {}

    /**
     * A recurring draft.
     *
     * @param name of its template
     * @param leadDays so many days before it is due it is shown
     * @param next the next day on which it is due, from today on
     * @param due the days of the turns that are to be drafted now
     */
    public record Line(
            UUID id,
            UUID template,
            String name,
            UUID post,
            Text postName,
            Rhythm rhythm,
            int leadDays,
            LocalDate next,
            List<LocalDate> due) {}
}
