package org.fumikura.records;

import java.util.List;
import org.fumikura.shared.Text;

/**
 * Whether somebody finds a document in one of her posts, and why.
 *
 * @param reads whether she may read it, and so find it
 * @param steps all of them have to hold
 */
public record Finding(Text post, boolean reads, List<Step> steps) {

    /**
     * Something that has to hold.
     *
     * @param parts of what it is made; how they go together its words say
     */
    public record Step(Text words, boolean holds, List<Part> parts) {}

    /** @param inner whether it is a part of the one before */
    public record Part(Text words, boolean holds, boolean inner) {

        static Part of(String ja, String en, boolean holds) {
            return new Part(new Text(ja, en), holds, false);
        }

        static Part inner(String ja, String en, boolean holds) {
            return new Part(new Text(ja, en), holds, true);
        }
    }

    /** What keeps it from her. */
    public List<Step> missing() {
        return steps.stream().filter(step -> !step.holds()).toList();
    }
}
