package org.fumikura.desk;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.fumikura.shared.Text;

/**
 * One line of a list on the home page.
 *
 * @param note who and how much, in a few words
 * @param marks where it stands, as a small line of steps
 */
public record DeskItem(
        String path, Text title, Text note, Optional<LocalDate> dueOn, Optional<Instant> at, List<Mark> marks) {

    public DeskItem {
        marks = List.copyOf(marks);
    }

    /** One step of the line. */
    public record Mark(Text label, Progress progress) {}

    /** How far a step is. */
    public enum Progress {
        DONE,
        NOW,
        LATER
    }
}
