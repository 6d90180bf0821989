package org.fumikura.approval;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.fumikura.shared.Paged;
import org.fumikura.shared.Text;

/**
 * A list of matters.
 *
 * @param list waiting, own, unit or paper
 * @param compares whether the reader compares what others entered from paper
 * @param key the form's key
 * @param done what became of those that were approved together just now
 * @param drafts the reader's own drafts, in the list of what is hers
 * @param recurring what her acting post has to draft now, in the same list
 */
public record MatterListPage(
        String list,
        Paged<MatterLine> matters,
        List<DraftLine> drafts,
        List<RecurringPage.Due> recurring,
        UUID key,
        List<Done> done,
        boolean compares) {

    /** What became of a matter that was to be approved together with others. */
    public record Done(UUID matter, String title, Optional<Text> problem) {}

    /** Whether some of them can be approved together. */
    public boolean together() {
        return matters.items().stream().anyMatch(MatterLine::together);
    }

    /**
     * A draft that is being written.
     *
     * @param returned true for one that came back
     */
    public record DraftLine(UUID id, String title, Instant savedAt, boolean returned) {}
}
