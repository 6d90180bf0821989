package org.fumikura.shared;

import java.text.Normalizer;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fumikura.shared.DateInput.Read;
import org.fumikura.shared.DateInput.Refused;
import org.jspecify.annotations.Nullable;

/** Reads dates for {@link DateInput}. */
final class DateReader {

    // Japan has counted days by the Gregorian calendar since 1873-01-01; earlier dates would silently mean other days.
    private static final int FIRST_YEAR = 1873;
    private static final int LAST_YEAR = 2999;

    private static final int LONGEST_ECHO = 40;

    private static final String ERA = Arrays.stream(Era.values())
            .flatMap(era -> Stream.of(era.text().ja(), era.initial(), era.letter()))
            .collect(Collectors.joining("|", "(?<era>", ")?"));
    private static final String YEAR = "(?<year>[0-9]{1,4}|元)";
    private static final String MONTH = "(?<month>[0-9]{1,2})";
    private static final String DAY = "(?<day>[0-9]{1,2})";
    private static final String WEEKDAY = "(?<weekday>\\([月火水木金土日](曜日?)?\\)|[月火水木金土日](曜日?)?)?";

    private static final Pattern WORDS = Pattern.compile(ERA + YEAR + "年" + MONTH + "月" + DAY + "日" + WEEKDAY);
    private static final Pattern MARKS =
            Pattern.compile(ERA + YEAR + "(?<mark>[./-])" + MONTH + "\\k<mark>" + DAY + WEEKDAY);
    private static final Pattern EIGHT_DIGITS =
            Pattern.compile("(?<year>[0-9]{4})(?<month>[0-9]{2})(?<day>[0-9]{2})" + WEEKDAY);

    private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Z}]+");
    private static final Pattern DASHES = Pattern.compile("[\\p{Pd}\u2212ー]");
    private static final Pattern STOPS = Pattern.compile("[。・]");

    private final Era eraOfReference;

    DateReader(LocalDate reference) {
        this.eraOfReference = Era.get(reference);
    }

    DateInput read(String input) {
        String text = normalise(input);
        if (text.isEmpty()) {
            return refused("日付が入力されていません。", "No date was given.");
        }
        Matcher words = WORDS.matcher(text);
        if (words.matches()) {
            return readYear(words, words.group("era"), true);
        }
        Matcher marks = MARKS.matcher(text);
        if (marks.matches()) {
            return readYear(marks, marks.group("era"), marks.group("mark").equals("."));
        }
        Matcher digits = EIGHT_DIGITS.matcher(text);
        if (digits.matches()) {
            return readWestern(digits);
        }
        String shown = shortened(input.strip());
        return refused(
                "「%s」は日付として読めません。例: 令和4年5月23日、R4.5.23、2022-05-23".formatted(shown),
                "\"%s\" is not a date. Examples: 令和4年5月23日, R4.5.23, 2022-05-23".formatted(shown));
    }

    /** Japanese keyboards give full-width characters, 。 and ・ for the keys of . and /, and ー for the key of -. */
    private static String normalise(String input) {
        String text = Normalizer.normalize(input, Normalizer.Form.NFKC).toUpperCase(Locale.ROOT);
        text = BLANKS.matcher(text).replaceAll("");
        text = DASHES.matcher(text).replaceAll("-");
        return STOPS.matcher(text).replaceAll(".");
    }

    private DateInput readYear(Matcher parts, @Nullable String mark, boolean mayOmitEra) {
        if (mark != null) {
            return readInEra(parts, Era.findByMark(mark).orElseThrow());
        }
        if (parts.group("year").length() == 4) {
            return readWestern(parts);
        }
        if (mayOmitEra) {
            return readInEra(parts, eraOfReference);
        }
        return refused(
                "年が和暦か西暦か分かりません。令和4年5月23日、R4.5.23、2022-05-23のように入力してください。",
                "The year may be Japanese or Western. Write R4.5.23 or 2022-05-23.");
    }

    private static DateInput readWestern(Matcher parts) {
        int year = Integer.parseInt(parts.group("year"));
        if (year < FIRST_YEAR || year > LAST_YEAR) {
            return yearOutOfRange();
        }
        return readDay(parts, year);
    }

    private static DateInput readInEra(Matcher parts, Era era) {
        int year = parts.group("year").equals("元") ? 1 : Integer.parseInt(parts.group("year"));
        if (year == 0) {
            return refused(
                    "%s0年はありません。%sは元年（1年）から数えます。"
                            .formatted(era.text().ja(), era.text().ja()),
                    "There is no year 0 of %s; its first year is 1."
                            .formatted(era.text().en()));
        }
        int western = era.westernYear(year);
        if (western > LAST_YEAR) {
            return yearOutOfRange();
        }
        DateInput input = readDay(parts, western);
        return input.date().flatMap(date -> refusalOutsideEra(era, date)).orElse(input);
    }

    private static Optional<DateInput> refusalOutsideEra(Era era, LocalDate date) {
        if (era.contains(date)) {
            return Optional.empty();
        }
        Text name = era.text();
        boolean early = date.isBefore(era.firstDay());
        Text border =
                JapaneseDate.describe(early ? era.firstDay() : era.lastDay().orElseThrow());
        Text right = JapaneseDate.describe(date);
        return Optional.of(refused(
                "%sは%s%sです。入力された日は%sに当たります。".formatted(name.ja(), border.ja(), early ? "から" : "まで", right.ja()),
                "%s %s on %s. The day given is %s%s."
                        .formatted(
                                name.en(),
                                early ? "began" : "ended",
                                border.en(),
                                right.en(),
                                Era.find(date)
                                        .map(actual -> " (" + new JapaneseDate(date).compact() + ")")
                                        .orElse(""))));
    }

    private static DateInput readDay(Matcher parts, int year) {
        int month = Integer.parseInt(parts.group("month"));
        if (month < 1 || month > 12) {
            return refused("%d月はありません。".formatted(month), "There is no month %d.".formatted(month));
        }
        int day = Integer.parseInt(parts.group("day"));
        int lastDay = YearMonth.of(year, month).lengthOfMonth();
        if (day < 1 || day > lastDay) {
            return refused(
                    "%d年%d月は1日から%d日までです。".formatted(year, month, lastDay),
                    "%d-%02d has the days 1 to %d.".formatted(year, month, lastDay));
        }
        LocalDate date = LocalDate.of(year, month, day);
        return refusalForWeekday(parts, date).orElse(new Read(date));
    }

    private static Optional<DateInput> refusalForWeekday(Matcher parts, LocalDate date) {
        String suffix = parts.group("weekday");
        if (suffix == null) {
            return Optional.empty();
        }
        String given = suffix.replace("(", "").substring(0, 1);
        if (given.equals(JapaneseDate.weekday(date))) {
            return Optional.empty();
        }
        Text right = JapaneseDate.describe(date);
        return Optional.of(refused(
                "曜日が合いません。入力は「%s」ですが、正しくは%sです。".formatted(given, right.ja()),
                "The weekday (%s) is wrong: the day is %s.".formatted(given, right.en())));
    }

    private static String shortened(String text) {
        return text.codePointCount(0, text.length()) <= LONGEST_ECHO
                ? text
                : text.substring(0, text.offsetByCodePoints(0, LONGEST_ECHO)) + "…";
    }

    private static DateInput yearOutOfRange() {
        return refused(
                "%d年から%d年までの日付を入力してください。".formatted(FIRST_YEAR, LAST_YEAR),
                "Give a date from %d to %d.".formatted(FIRST_YEAR, LAST_YEAR));
    }

    private static Refused refused(String ja, String en) {
        return new Refused(new Text(ja, en));
    }
}
