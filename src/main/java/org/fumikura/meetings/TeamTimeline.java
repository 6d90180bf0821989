package org.fumikura.meetings;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.fumikura.shared.FiscalYear;
import org.fumikura.shared.FiscalYearNames;
import org.fumikura.shared.Text;

/**
 * The course of a team's themes through time, in units of which the drawing is {@value #WIDTH} wide. Each bar is a state in
 * which a theme was; the same stands in the rows of a table.
 *
 * @param rows everything that is drawn, in words
 * @param today where the present day stands
 */
public record TeamTimeline(
        int height,
        List<Row> rows,
        List<Bar> bars,
        List<Mark> marks,
        List<Label> labels,
        List<Double> years,
        double today) {

    public static final int WIDTH = 960;

    private static final int ROOM_FOR_NAMES = 260;
    private static final int ABOVE = 28;
    private static final int ROW = 30;
    private static final int THICK = 18;
    private static final int LONGEST_NAME = 18;
    private static final double WIDE = 12;
    private static final int MOST_YEARS = 4;

    /** A state that a theme was in; without an end while it is in it. */
    public record Row(Theme theme, ThemeState state, LocalDate from, Optional<LocalDate> to) {}

    public record Bar(double x, double y, double width, ThemeState state, boolean named) {

        public int height() {
            return THICK;
        }
    }

    /** A day on which something was noted in the log. */
    public record Mark(double x, double y, LocalDate day) {}

    /** @param anchor {@code start}, {@code middle} or {@code end} */
    public record Label(double x, double y, String anchor, Text text) {}

    /** A number as SVG wants it. */
    public static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }

    public boolean isEmpty() {
        return rows.isEmpty();
    }

    static TeamTimeline of(List<Theme> themes, Map<UUID, List<ThemeStep>> steps, List<TeamEntry> log, LocalDate today) {
        LocalDate oldest = themes.stream()
                .map(Theme::charteredOn)
                .min(LocalDate::compareTo)
                .orElse(today);
        int last = FiscalYear.of(today).startYear();
        int first = Math.max(FiscalYear.of(oldest).startYear(), last - MOST_YEARS + 1);
        var scale = new Scale(
                new FiscalYear(first).firstDay(), new FiscalYear(last).next().firstDay());
        var rows = new ArrayList<Row>();
        var bars = new ArrayList<Bar>();
        var labels = new ArrayList<Label>();
        double y = ABOVE;
        for (Theme theme : themes) {
            labels.add(new Label(0, y + THICK - 4, "start", name(theme)));
            for (Row row : rows(theme, steps.getOrDefault(theme.id().value(), List.of()))) {
                rows.add(row);
                bar(row, y, scale, today).ifPresent(bars::add);
            }
            y += ROW;
        }
        double middle = y + THICK / 2.0;
        List<Mark> marks = log.stream()
                .map(TeamEntry::day)
                .distinct()
                .filter(scale::shows)
                .map(day -> new Mark(scale.x(day), middle, day))
                .toList();
        if (!marks.isEmpty()) {
            labels.add(new Label(0, middle + 4, "start", new Text("活動の記録", "Log")));
            y += ROW;
        }
        var years = new ArrayList<Double>();
        for (int year = first; year <= last; year++) {
            double x = scale.x(new FiscalYear(year).firstDay());
            years.add(x);
            labels.add(new Label(x + 4, 16, "start", new FiscalYear(year).label(FiscalYearNames.STANDARD)));
        }
        return new TeamTimeline(
                (int) y + 6,
                List.copyOf(rows),
                List.copyOf(bars),
                marks,
                List.copyOf(labels),
                List.copyOf(years),
                scale.x(today));
    }

    private static Text name(Theme theme) {
        String title = theme.title();
        String shown = title.codePointCount(0, title.length()) > LONGEST_NAME
                ? title.substring(0, title.offsetByCodePoints(0, LONGEST_NAME)) + "…"
                : title;
        return Text.same(theme.ordinal() + " " + shown);
    }

    private static List<Row> rows(Theme theme, List<ThemeStep> steps) {
        var rows = new ArrayList<Row>();
        for (int i = 0; i < steps.size(); i++) {
            Optional<LocalDate> to =
                    i + 1 < steps.size() ? Optional.of(steps.get(i + 1).day()) : Optional.empty();
            rows.add(new Row(theme, steps.get(i).state(), steps.get(i).day(), to));
        }
        return rows;
    }

    /** What of a row lies in the years that are drawn; what is over ends with the day on which it came to that. */
    private static Optional<Bar> bar(Row row, double y, Scale scale, LocalDate today) {
        LocalDate to = row.to.orElse(row.state.isOver() ? row.from : today);
        if (to.isBefore(scale.from)) {
            return Optional.empty();
        }
        double x = scale.x(row.from);
        double width = Math.max(6, scale.x(to) - x);
        return Optional.of(
                new Bar(x, y, width, row.state, width >= row.state.label().ja().length() * WIDE + 6));
    }

    private record Scale(LocalDate from, LocalDate to) {

        boolean shows(LocalDate day) {
            return !day.isBefore(from) && day.isBefore(to);
        }

        double x(LocalDate day) {
            double part = (double) ChronoUnit.DAYS.between(from, day) / ChronoUnit.DAYS.between(from, to);
            return ROOM_FOR_NAMES + Math.clamp(part, 0, 1) * (WIDTH - ROOM_FOR_NAMES);
        }
    }
}
