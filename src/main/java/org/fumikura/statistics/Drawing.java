package org.fumikura.statistics;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.fumikura.shared.Text;

/**
 * Where the parts of a chart lie, in units of which the drawing is {@value #WIDTH} wide.
 *
 * @param lines of the scale
 * @param labels of scale, categories and bars
 */
public record Drawing(int height, List<Bar> bars, List<Line> lines, List<Label> labels) {

    public static final int WIDTH = 760;

    private static final int PARTS = 4;
    private static final int ROOM_FOR_NUMBERS = 52;
    private static final int ROOM_FOR_NAMES = 260;
    private static final int ROOM_BEHIND = 76;
    private static final int UPRIGHT = 220;
    private static final int ABOVE = 20;
    private static final int BELOW = 26;
    private static final int THICK = 16;
    private static final int GAP = 10;
    private static final int MOST_NUMBERED = 14;

    /** How much room a letter takes at the most usual. */
    private static final double NARROW = 6.8;

    private static final double WIDE = 12;

    /** @param series whose pattern it has, from 0 */
    public record Bar(double x, double y, double width, double height, int series) {}

    public record Line(double x1, double y1, double x2, double y2) {}

    /** @param anchor {@code start}, {@code middle} or {@code end} */
    public record Label(double x, double y, String anchor, Text text) {}

    /** A number as SVG wants it. */
    public static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }

    static Drawing columns(Chart chart) {
        var bars = new ArrayList<Bar>();
        var lines = new ArrayList<Line>();
        var labels = new ArrayList<Label>();
        double floor = ABOVE + UPRIGHT;
        for (int i = 0; i <= PARTS; i++) {
            double y = floor - UPRIGHT * (double) i / PARTS;
            lines.add(new Line(ROOM_FOR_NUMBERS, y, WIDTH, y));
            labels.add(new Label(ROOM_FOR_NUMBERS - 6, y + 4, "end", scale(chart, i)));
        }
        int many = chart.series().size();
        double room = (WIDTH - ROOM_FOR_NUMBERS) / (double) chart.categories().size();
        double width = Math.min(36, room * 0.8 / many);
        boolean numbered = many * chart.categories().size() <= MOST_NUMBERED;
        for (int c = 0; c < chart.categories().size(); c++) {
            double left = ROOM_FOR_NUMBERS + room * c + (room - width * many) / 2;
            labels.add(new Label(
                    ROOM_FOR_NUMBERS + room * (c + 0.5),
                    floor + 18,
                    "middle",
                    chart.categories().get(c).shown()));
            for (int s = 0; s < many; s++) {
                Value value = chart.series().get(s).values().get(c);
                OptionalDouble amount = value.amount();
                if (amount.isEmpty()) {
                    continue;
                }
                double high = UPRIGHT * amount.getAsDouble() / chart.top();
                bars.add(new Bar(left + width * s, floor - high, width, high, s));
                if (numbered) {
                    labels.add(new Label(left + width * (s + 0.5), floor - high - 5, "middle", value.shown()));
                }
            }
        }
        return new Drawing(ABOVE + UPRIGHT + BELOW, bars, lines, labels);
    }

    static Drawing bars(Chart chart) {
        var bars = new ArrayList<Bar>();
        var labels = new ArrayList<Label>();
        int many = chart.series().size();
        double length = WIDTH - ROOM_FOR_NAMES - ROOM_BEHIND;
        double y = GAP / 2.0;
        for (int c = 0; c < chart.categories().size(); c++) {
            labels.add(new Label(
                    ROOM_FOR_NAMES - 8,
                    y + THICK * many / 2.0 + 4,
                    "end",
                    fitting(chart.categories().get(c).shown())));
            for (int s = 0; s < many; s++) {
                Value value = chart.series().get(s).values().get(c);
                double wide = length * value.amount().orElse(0) / chart.top();
                bars.add(new Bar(ROOM_FOR_NAMES, y + THICK * s, wide, THICK - 2, s));
                labels.add(new Label(ROOM_FOR_NAMES + wide + 6, y + THICK * s + 12, "start", value.shown()));
            }
            y += THICK * many + GAP;
        }
        var floor = List.of(new Line(ROOM_FOR_NAMES, 0, ROOM_FOR_NAMES, y));
        return new Drawing((int) Math.ceil(y), bars, floor, labels);
    }

    /** A name that is too long for its room is cut; the table has it whole. */
    private static Text fitting(Text name) {
        return new Text(fitting(name.ja()), fitting(name.en()));
    }

    private static String fitting(String name) {
        double room = ROOM_FOR_NAMES - 12;
        for (int i = 0; i < name.length(); i++) {
            room -= name.charAt(i) < 0x2000 ? NARROW : WIDE;
            if (room < 0) {
                return name.substring(0, i - 1) + "…";
            }
        }
        return name;
    }

    private static Text scale(Chart chart, int part) {
        double at = chart.top() * part / PARTS;
        String number =
                at == Math.rint(at) ? String.format(Locale.ROOT, "%,.0f", at) : String.format(Locale.ROOT, "%.1f", at);
        return new Text(
                number + chart.unit().ja(), number + shortUnit(chart.unit().en()));
    }

    private static String shortUnit(String unit) {
        return unit.length() == 1 ? unit : "";
    }
}
