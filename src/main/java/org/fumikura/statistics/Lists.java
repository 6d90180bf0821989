package org.fumikura.statistics;

import java.util.List;
import java.util.stream.Stream;
import org.fumikura.frame.Link;
import org.fumikura.shared.PageRequest;
import org.fumikura.shared.Paged;
import org.fumikura.shared.Text;

/** How the lists of what people enter are shown: a page at a time, below the figures. */
final class Lists {

    static final List<Link> CRUMBS = List.of(new Link(new Text("統計", "Figures"), FiguresPages.HOME));

    private Lists() {}

    static List<Link> crumbs(Link more) {
        return Stream.concat(CRUMBS.stream(), Stream.of(more)).toList();
    }

    /** A page of a list that is short enough to be read whole. */
    static <T> Paged<T> page(List<T> all, PageRequest page) {
        int from = (int) Math.min(all.size(), page.offset());
        return new Paged<>(all.subList(from, Math.min(all.size(), from + page.size())), all.size(), page);
    }
}
