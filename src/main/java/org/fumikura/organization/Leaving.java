package org.fumikura.organization;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.fumikura.shared.Text;

/**
 * Whose open things are asked for, in which of her posts, and for whom.
 *
 * @param label what she is called
 * @param posts those of her posts that the reader looks after; all of them when she looks herself
 * @param reader who looks, in the post in which she acts
 */
public record Leaving(PersonId person, Text label, List<Held> posts, Actor reader) {

    /**
     * A post that she holds.
     *
     * @param lastDay her last day in it; empty when none is entered
     * @param reader under whose access its things are counted: she herself in that post, or who looks at it for her
     */
    public record Held(Post post, Optional<LocalDate> lastDay, Actor reader) {}

    /** Whether she looks at her own. */
    public boolean herself() {
        return reader.person().equals(person);
    }
}
