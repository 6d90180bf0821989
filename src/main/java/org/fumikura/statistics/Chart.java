package org.fumikura.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.fumikura.shared.Text;

/**
 * Some columns of a table as bars. What is drawn is said in words as well ({@link #words}); series differ by pattern, and never
 * by colour alone.
 *
 * @param code one of its page
 * @param unit of its scale, such as %
 * @param top the value at the end of the scale
 */
public record Chart(
        String code, Text title, Kind kind, Text unit, List<Value> categories, List<Series> series, double top) {

    /** The most bars that lie below each other; the table has the rest. */
    static final int MOST_BARS = 24;

    static final Text PER_CENT = Text.same("%");

    private static final double[] STEPS = {1, 2, 2.5, 3, 4, 5, 6, 8, 10};
    private static final int PARTS = 4;

    /** How bars lie. */
    public enum Kind {
        /** Upright, for months. */
        COLUMNS,
        /** Lying, for names of any length. */
        BARS
    }

    /** A column of the table. */
    public record Series(Text label, List<Value> values) {}

    static Chart of(
            String code, Text title, Kind kind, Text unit, List<Text> columns, List<List<Value>> rows, int... drawn) {
        List<List<Value>> shown = kind == Kind.BARS && rows.size() > MOST_BARS ? rows.subList(0, MOST_BARS) : rows;
        List<Series> series = Arrays.stream(drawn)
                .mapToObj(column -> new Series(
                        columns.get(column),
                        shown.stream().map(row -> row.get(column)).toList()))
                .toList();
        double most = series.stream()
                .flatMap(each -> each.values.stream())
                .map(Value::amount)
                .filter(OptionalDouble::isPresent)
                .mapToDouble(OptionalDouble::getAsDouble)
                .max()
                .orElse(0);
        return new Chart(
                code,
                title,
                kind,
                unit,
                shown.stream().map(List::getFirst).toList(),
                series,
                unit.equals(PER_CENT) ? 100 : top(most));
    }

    /** The smallest round number that is at least the largest value, and parts into four. */
    private static double top(double most) {
        double part = Math.max(1, most / PARTS);
        double magnitude = Math.pow(10, Math.floor(Math.log10(part)));
        double step = Arrays.stream(STEPS)
                .filter(each -> each * magnitude >= part)
                .findFirst()
                .orElse(10);
        return Math.ceil(step * magnitude) * PARTS;
    }

    /** Everything that is drawn, for those who do not see it. */
    public Text words() {
        return new Text(words(Text::ja, "。", "、"), words(Text::en, ". ", ", "));
    }

    private String words(Function<Text, String> language, String end, String comma) {
        var lines = new ArrayList<String>();
        for (int i = 0; i < categories.size(); i++) {
            int category = i;
            lines.add(language.apply(categories.get(i).shown()) + " "
                    + series.stream()
                            .map(each -> language.apply(each.label) + " "
                                    + language.apply(each.values.get(category).shown()))
                            .collect(Collectors.joining(comma)));
        }
        return String.join(end, lines);
    }

    /** Where everything lies. */
    public Drawing drawing() {
        return kind == Kind.COLUMNS ? Drawing.columns(this) : Drawing.bars(this);
    }
}
