package org.fumikura.sheets;

import java.util.List;
import java.util.stream.IntStream;

/**
 * A table of texts as it goes into a file and comes out of one.
 *
 * @param head the names of the columns
 * @param rows each with as many cells as the head; an empty cell is blank
 * @param lines where each row stands in the file, as a spreadsheet program numbers it
 */
public record Grid(List<String> head, List<List<String>> rows, List<Integer> lines) {

    /** The line of the first row where nothing is blank: the head is line 1. */
    public static final int FIRST_LINE = 2;

    /** @throws IllegalArgumentException unless every row has a line */
    public Grid {
        head = List.copyOf(head);
        rows = List.copyOf(rows);
        lines = List.copyOf(lines);
        if (lines.size() != rows.size()) {
            throw new IllegalArgumentException(rows.size() + " rows on " + lines.size() + " lines");
        }
    }

    /** One row below the other. */
    public Grid(List<String> head, List<List<String>> rows) {
        this(
                head,
                rows,
                IntStream.range(FIRST_LINE, FIRST_LINE + rows.size()).boxed().toList());
    }
}
