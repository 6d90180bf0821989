package org.fumikura.approval;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.fumikura.shared.Paged;
import org.fumikura.shared.Text;

/**
 * The phrases that the reader can put into a request, and the form for a new one.
 *
 * @param done what was just done
 * @param sharings for whom the reader may keep one
 * @param typed what was typed into the form that could not be accepted
 * @param problem why it could not be accepted
 * @param key the form's key
 */
public record PhrasePage(
        Optional<Text> done,
        Paged<Line> phrases,
        List<Sharing> sharings,
        Typed typed,
        Optional<Problem> problem,
        UUID key) {

    /**
     * A phrase.
     *
     * @param kept whether the reader may end it
     */
    public record Line(UUID id, String name, String words, Sharing sharing, boolean kept) {}

    /** What stands in the form. */
    public record Typed(String name, String words, Sharing sharing) {

        static final Typed NOTHING = new Typed("", "", Sharing.MINE);
    }

    /** What is wrong, and with which field. */
    public record Problem(String field, Text what) {}

    /** What is wrong with a field. */
    public Optional<Text> problemOf(String field) {
        return problem.filter(each -> each.field().equals(field)).map(Problem::what);
    }
}
