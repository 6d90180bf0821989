package org.fumikura.search;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fumikura.shared.FiscalYear;

/**
 * Days from one to another, as somebody wrote them: 令和4年4月1日～令和4年6月30日, R4.4..R4.6, 2021年度〜2022年度. A month and a year
 * are all their days.
 *
 * @param from the first day; {@link LocalDate#MIN} for none
 * @param to the last day; {@link LocalDate#MAX} for none
 */
record Days(LocalDate from, LocalDate to) {

    private static final Pattern BETWEEN = Pattern.compile("\\.\\.|[〜～~]|から");
    private static final Pattern UNTIL = Pattern.compile("まで$");
    private static final Pattern DAY =
            Pattern.compile("(?:(?<era>明治|大正|昭和|平成|令和|[mtshr])(?<n>元|\\d{1,2})|(?<year>\\d{4}))(?<fiscal>年度)?"
                    + "(?:(?:年|[-./])(?<month>\\d{1,2})(?:(?:月|[-./])(?<day>\\d{1,2})日?|月)?|年)?");

    /** A span with a sign between its ends, of which one may be open; empty when it is none. */
    static Optional<Days> between(String written) {
        String folded =
                UNTIL.matcher(Folded.asWritten(written).text().replace(" ", "")).replaceFirst("");
        String[] ends = BETWEEN.split(folded, -1);
        if (ends.length != 2 || ends[0].isEmpty() && ends[1].isEmpty()) {
            return Optional.empty();
        }
        Optional<Days> first = ends[0].isEmpty() ? Optional.of(new Days(LocalDate.MIN, LocalDate.MIN)) : one(ends[0]);
        Optional<Days> last = ends[1].isEmpty() ? Optional.of(new Days(LocalDate.MAX, LocalDate.MAX)) : one(ends[1]);
        return first.flatMap(begin -> last.map(end -> new Days(begin.from, end.to)));
    }

    /** A day, a month or a year alone; empty when it is none. */
    static Optional<Days> of(String written) {
        return one(Folded.asWritten(written).text().replace(" ", ""));
    }

    private static Optional<Days> one(String folded) {
        Matcher match = DAY.matcher(folded);
        if (!match.matches() || match.group("fiscal") != null && match.group("month") != null) {
            return Optional.empty();
        }
        int year = match.group("year") == null
                ? FoldedDates.western(match.group("era"), match.group("n"))
                : Integer.parseInt(match.group("year"));
        if (match.group("month") == null) {
            return Optional.of(match.group("fiscal") == null ? ofYear(year) : ofFiscalYear(year));
        }
        int month = Integer.parseInt(match.group("month"));
        if (month < 1 || month > 12) {
            return Optional.empty();
        }
        YearMonth whole = YearMonth.of(year, month);
        if (match.group("day") == null) {
            return Optional.of(new Days(whole.atDay(1), whole.atEndOfMonth()));
        }
        int day = Integer.parseInt(match.group("day"));
        return whole.isValidDay(day) ? Optional.of(new Days(whole.atDay(day), whole.atDay(day))) : Optional.empty();
    }

    private static Days ofYear(int year) {
        return new Days(LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31));
    }

    private static Days ofFiscalYear(int year) {
        var whole = new FiscalYear(year);
        return new Days(whole.firstDay(), whole.lastDay());
    }
}
