package org.fumikura.demo;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.fumikura.shared.Text;

/** Reads the demonstration's tables: tab-separated, with the names of the columns in the first line. */
final class Listing {

    private final List<String> columns;
    private final List<Row> rows = new ArrayList<>();

    private Listing(List<String> columns) {
        this.columns = columns;
    }

    /**
     * Reads a table that lies beside this class.
     *
     * @throws IllegalStateException when a line has another number of cells than the first one
     */
    static List<Row> read(String path) {
        InputStream resource = Objects.requireNonNull(Listing.class.getResourceAsStream(path), path);
        try (var reader = new BufferedReader(new InputStreamReader(resource, StandardCharsets.UTF_8))) {
            List<String> lines =
                    reader.lines().filter(line -> !line.startsWith("#")).toList();
            var listing = new Listing(cells(lines.getFirst()));
            lines.stream().skip(1).forEach(line -> listing.add(path, line));
            return List.copyOf(listing.rows);
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    private void add(String path, String line) {
        List<String> cells = cells(line);
        if (cells.size() != columns.size()) {
            throw new IllegalStateException(path + ": " + line);
        }
        rows.add(new Row(cells));
    }

    private static List<String> cells(String line) {
        return List.of(line.split("\t", -1));
    }

    /** One line. */
    final class Row {

        private final List<String> cells;

        private Row(List<String> cells) {
            this.cells = cells;
        }

        String get(String column) {
            return cells.get(columns.indexOf(column));
        }

        int number(String column) {
            return Integer.parseInt(get(column));
        }

        boolean isYes(String column) {
            return get(column).equals("yes");
        }

        /** A text whose English stands in the column of the same name with {@code _en}. */
        Text text(String column) {
            return new Text(get(column), get(column + "_en"));
        }

        <E extends Enum<E>> E one(Class<E> type, String column) {
            return Enum.valueOf(type, get(column));
        }

        /** The parts between marks; none for an empty cell. */
        List<String> split(String column, String mark) {
            return get(column).isEmpty() ? List.of() : List.of(get(column).split(mark, -1));
        }

        /** A text of several lines, whose ends are written {@code \n}. */
        String lines(String column) {
            return get(column).replace("\\n", "\n");
        }
    }
}
