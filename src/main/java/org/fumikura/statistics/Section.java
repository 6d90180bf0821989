package org.fumikura.statistics;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.fumikura.shared.Text;

/**
 * A table of figures with what is drawn of it.
 *
 * @param code its name in addresses and files, one of its page
 * @param note how it is counted and what is left out
 * @param rows each with as many values as there are columns
 * @param empty what is said in place of a table without rows
 */
public record Section(
        String code,
        Text title,
        Text note,
        List<Text> columns,
        List<List<Value>> rows,
        Text empty,
        Optional<Chart> chart) {

    static final Text NO_FIGURES = new Text("この年度に数えるものはありません。", "There is nothing to count in this fiscal year.");

    static Section of(String code, Text title, Text note, List<Text> columns, List<List<Value>> rows) {
        return new Section(code, title, note, columns, rows, NO_FIGURES, Optional.empty());
    }

    /** The same section with a drawing of some of its columns; the first one names what is drawn. */
    Section drawn(Chart.Kind kind, Text unit, int... drawn) {
        return rows.isEmpty()
                ? this
                : new Section(
                        code,
                        title,
                        note,
                        columns,
                        rows,
                        empty,
                        Optional.of(Chart.of(code, title, kind, unit, columns, rows, drawn)));
    }

    /** The same section with a last row that is not drawn. */
    Section with(List<Value> total) {
        List<List<Value>> more = Stream.concat(rows.stream(), Stream.of(total)).toList();
        return rows.isEmpty() ? this : new Section(code, title, note, columns, more, empty, chart);
    }

    Section empty(Text words) {
        return new Section(code, title, note, columns, rows, words, chart);
    }
}
