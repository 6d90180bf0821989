package org.fumikura.approval;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.fumikura.shared.Paged;
import org.fumikura.shared.Text;

/**
 * What stands without its drafter in the unit of its reader (引き継ぐ起案).
 *
 * @param drafts that were not submitted yet
 * @param problem why something could not be taken over
 * @param words what was typed with it
 */
public record TakeoverPage(
        Paged<MatterLine> matters, List<Left> drafts, UUID key, Optional<Text> problem, String words) {

    /** The key of the form of one of them: each takes effect once, whatever became of another. */
    public UUID keyOf(UUID id) {
        return new UUID(
                key.getMostSignificantBits() ^ id.getMostSignificantBits(),
                key.getLeastSignificantBits() ^ id.getLeastSignificantBits());
    }

    /**
     * A draft that was not submitted yet.
     *
     * @param post in which it was begun
     * @param mine whether the reader can take it over
     */
    public record Left(UUID id, String title, Text post, boolean mine) {}
}
