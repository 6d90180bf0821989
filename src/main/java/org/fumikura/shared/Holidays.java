package org.fumikura.shared;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.Year;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The public holidays of Japan, from the resource {@code holidays.csv}. */
final class Holidays {

    static final Holidays JAPAN = load();

    private final NavigableMap<LocalDate, Text> names;

    private Holidays(NavigableMap<LocalDate, Text> names) {
        this.names = names;
    }

    /** @throws CalendarYearUnknown if the data do not reach that year */
    Optional<Text> find(LocalDate date) {
        if (date.getYear() < firstYear().getValue()
                || date.getYear() > lastYear().getValue()) {
            throw new CalendarYearUnknown(Year.from(date), firstYear(), lastYear());
        }
        return Optional.ofNullable(names.get(date));
    }

    Year firstYear() {
        return Year.from(names.firstKey());
    }

    Year lastYear() {
        return Year.from(names.lastKey());
    }

    private static Holidays load() {
        InputStream resource = Objects.requireNonNull(Holidays.class.getResourceAsStream("holidays.csv"));
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(resource, StandardCharsets.UTF_8))) {
            return new Holidays(parse(reader.lines()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static NavigableMap<LocalDate, Text> parse(Stream<String> lines) {
        return lines.filter(line -> !line.startsWith("#"))
                .map(line -> line.split(",", -1))
                .collect(Collectors.toMap(
                        cells -> LocalDate.parse(cells[0]),
                        cells -> new Text(cells[1], cells[2]),
                        (one, other) -> {
                            throw new IllegalStateException("Two holidays on one day: " + one + ", " + other);
                        },
                        TreeMap::new));
    }
}
