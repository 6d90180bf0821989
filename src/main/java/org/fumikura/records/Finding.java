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

    /** @param parts of what it is made in its turn; mostly none */
    public record Part(Text words, boolean holds, List<Part> parts) {

        static Part of(String ja, String en, boolean holds, Part... parts) {
            return new Part(new Text(ja, en), holds, List.of(parts));
        }
    }

    /** What keeps it from her. */
    public List<Step> missing() {
        return steps.stream().filter(step -> !step.holds()).toList();
    }
}
