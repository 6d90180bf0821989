package org.fumikura.approval;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.fumikura.shared.Paged;
import org.fumikura.shared.Text;

/**
 * The templates from which the reader can begin a draft.
 *
 * @param done what was just done
 */
public record TemplatePage(Optional<Text> done, Paged<Line> templates) {

    /**
     * A template.
     *
     * @param kind the name of its kind of matter; blank where the table of authority has none of its code today
     * @param placeholders what a batch of drafts fills in
     * @param kept whether the reader may end it
     */
    public record Line(
            UUID id,
            String name,
            Sharing sharing,
            String kind,
            String title,
            List<String> placeholders,
            boolean kept) {}
}
