package org.fumikura.frame;

import java.util.List;
import java.util.Optional;
import org.fumikura.shared.Text;

/**
 * One thing with what is known about it, for the template {@code frame/facts} as its model.
 *
 * @param done what was just done, when a form led here
 * @param actions what can be done with it; the first of them is the button of the page
 */
public record Facts(
        Text title,
        List<Link> crumbs,
        Optional<Text> done,
        List<Fact> facts,
        List<Section> sections,
        List<Link> actions) {

    /** A name and what it stands for here. */
    public record Fact(Text name, Cell cell) {}

    /**
     * A table about the thing, with the ways on that belong to it.
     *
     * @param export where the table can be had as a file
     */
    public record Section(Text title, Table table, List<Link> links, Optional<String> export) {

        public Section(Text title, Table table, List<Link> links) {
            this(title, table, links, Optional.empty());
        }
    }
}
