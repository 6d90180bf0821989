package org.fumikura.approval;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.fumikura.shared.Paged;

/**
 * A list of matters.
 *
 * @param list waiting, own or unit
 * @param drafts the reader's own drafts, in the list of what is hers
 */
public record MatterListPage(String list, Paged<MatterLine> matters, List<DraftLine> drafts) {

    /**
     * A draft that is being written.
     *
     * @param returned true for one that came back
     */
    public record DraftLine(UUID id, String title, Instant savedAt, boolean returned) {}
}
