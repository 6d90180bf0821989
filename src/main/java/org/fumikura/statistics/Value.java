package org.fumikura.statistics;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.fumikura.shared.Era;
import org.fumikura.shared.EraYear;
import org.fumikura.shared.JapaneseDate;
import org.fumikura.shared.Text;

/**
 * What stands in a field of a table of figures.
 *
 * @param shown on pages and in the words of a chart
 * @param plain in files and for programs: without separators and units; empty where there is nothing
 * @param amount what a chart draws; empty for words and for what can not be said
 * @param path where it leads
 */
public record Value(Text shown, String plain, OptionalDouble amount, Optional<String> path) {

    private static final Text NOTHING = Text.same("—");
    private static final DateTimeFormatter ENGLISH_MONTH = DateTimeFormatter.ofPattern("MMM uuuu", Locale.ENGLISH);
    private static final DateTimeFormatter ENGLISH_DAY = DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);
    private static final long HOUR = 60;
    private static final long DAY = 24 * HOUR;

    static Value words(Text text) {
        return new Value(text, text.ja(), OptionalDouble.empty(), Optional.empty());
    }

    /** Words that lead somewhere. */
    static Value link(Text text, String path) {
        return new Value(text, text.ja(), OptionalDouble.empty(), Optional.of(path));
    }

    static Value none() {
        return new Value(NOTHING, "", OptionalDouble.empty(), Optional.empty());
    }

    static Value count(long count) {
        return new Value(
                Text.same(String.format(Locale.ROOT, "%,d", count)),
                Long.toString(count),
                OptionalDouble.of(count),
                Optional.empty());
    }

    static Value days(long days) {
        return new Value(
                new Text(days + "日", days == 1 ? "1 day" : days + " days"),
                Long.toString(days),
                OptionalDouble.of(days),
                Optional.empty());
    }

    /** A part of a whole in per cent with one decimal; nothing when the whole is empty. */
    static Value share(long part, long whole) {
        if (whole == 0) {
            return none();
        }
        double share = Math.round(part * 1000.0 / whole) / 10.0;
        String plain = String.format(Locale.ROOT, "%.1f", share);
        return new Value(Text.same(plain + "%"), plain, OptionalDouble.of(share), Optional.empty());
    }

    /** A time that passed; charts draw it in hours. */
    static Value minutes(double minutes) {
        long whole = Math.round(minutes);
        Text shown = whole < HOUR
                ? new Text(whole + "分", whole + " min")
                : whole < DAY
                        ? new Text(tenth(whole, HOUR) + "時間", tenth(whole, HOUR) + " h")
                        : new Text(tenth(whole, DAY) + "日", tenth(whole, DAY) + " d");
        double hours = Math.round(minutes / 6.0) / 10.0;
        return new Value(shown, String.format(Locale.ROOT, "%.1f", hours), OptionalDouble.of(hours), Optional.empty());
    }

    private static String tenth(long minutes, long unit) {
        return String.format(Locale.ROOT, "%.1f", (double) minutes / unit);
    }

    /** A month with the year of its era: R4.5. */
    static Value month(YearMonth month) {
        LocalDate first = month.atDay(1);
        String ja = Era.find(first)
                .map(era -> era.letter() + EraYear.of(first).year() + "." + month.getMonthValue())
                .orElse(month.toString());
        return new Value(
                new Text(ja, ENGLISH_MONTH.format(month)), month.toString(), OptionalDouble.empty(), Optional.empty());
    }

    static Value day(LocalDate day) {
        String ja = Era.find(day).isPresent() ? new JapaneseDate(day).compactWithWeekday() : day.toString();
        return new Value(
                new Text(ja, ENGLISH_DAY.format(day)), day.toString(), OptionalDouble.empty(), Optional.empty());
    }

    /** Whether it is set flush right among others of its kind. */
    public boolean isFigure() {
        return amount.isPresent() || shown.equals(NOTHING);
    }
}
