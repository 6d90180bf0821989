package org.fumikura.statistics;

import java.util.List;
import java.util.Optional;
import org.fumikura.frame.FormField;
import org.fumikura.frame.Link;
import org.fumikura.shared.Text;

/**
 * A page of figures.
 *
 * @param code of the figures, for the addresses of their files
 * @param tabs the pages that the reader may open
 * @param about whose figures these are: year and unit
 * @param more where what is counted by hand is entered
 */
public record FiguresPage(
        String code,
        Text title,
        Text lead,
        List<Link> tabs,
        Optional<Text> about,
        List<FormField> filter,
        List<Section> sections,
        List<Link> more) {}
