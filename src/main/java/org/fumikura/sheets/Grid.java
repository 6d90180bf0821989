package org.fumikura.sheets;

import java.util.List;

/**
 * A table of texts as it goes into a file and comes out of one.
 *
 * @param head the names of the columns
 * @param rows each with as many cells as the head; an empty cell is blank
 */
public record Grid(List<String> head, List<List<String>> rows) {

    public Grid {
        head = List.copyOf(head);
        rows = List.copyOf(rows);
    }
}
