package org.fumikura.frame;

import java.util.List;
import java.util.Optional;
import org.fumikura.shared.Paged;
import org.fumikura.shared.Text;

/**
 * A list with its filter, for the template {@code frame/listing} as its model.
 *
 * @param lead what the list is about, in a sentence
 * @param done what was just done, when a form led here
 * @param filter the fields above the list; they are sent to the same path
 * @param list the rows that are shown, for the numbers below them
 * @param actions the first of them is the button of the page
 * @param more what else can be done with the list, below it
 * @param export where the list can be had as a file; the filter of the page is sent along
 */
public record Listing(
        Text title,
        List<Link> crumbs,
        Text lead,
        Optional<Text> done,
        List<FormField> filter,
        Table table,
        Paged<?> list,
        List<Link> actions,
        List<Link> more,
        Optional<String> export) {}
