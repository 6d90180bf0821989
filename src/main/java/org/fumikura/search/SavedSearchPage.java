package org.fumikura.search;

import java.util.List;
import java.util.Optional;
import org.fumikura.shared.Text;

/**
 * A saved search of the reader.
 *
 * @param done what was just done
 * @param words what it looks for, in a line
 * @param news what it found anew, as far as she may read it now
 * @param typed the name as it was typed, where it can not be one
 * @param problem why something was refused, and of which field
 */
public record SavedSearchPage(
        Optional<Text> done,
        SavedSearch saved,
        Text words,
        List<Findables.Shown> news,
        String typed,
        Optional<Problem> problem) {

    /** What is wrong, and with which field. */
    public record Problem(String field, Text what) {}
}
