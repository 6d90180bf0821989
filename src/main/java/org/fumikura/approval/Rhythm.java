package org.fumikura.approval;

import java.time.LocalDate;
import java.time.Month;
import java.time.YearMonth;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.fumikura.shared.Text;
import org.jspecify.annotations.Nullable;

/**
 * On which days a recurring draft is due (R-020-recurring). A day that a month lacks is its last one.
 *
 * @param month the month of every year, or null for every month
 * @param day 1 to 31
 */
public record Rhythm(@Nullable Month month, int day) {

    private static final int LAST_DAY = 31;

    /** Every month has so many days at least. */
    private static final int SURE_DAYS = 28;

    /** @throws IllegalArgumentException if there is no such day */
    public Rhythm {
        if (day < 1 || day > LAST_DAY) {
            throw new IllegalArgumentException("No month has a day " + day);
        }
    }

    /** The days from one to another, both included, in their order. */
    List<LocalDate> days(LocalDate first, LocalDate last) {
        return Stream.iterate(
                        YearMonth.from(first), each -> !each.isAfter(YearMonth.from(last)), each -> each.plusMonths(1))
                .filter(this::hasDayIn)
                .map(this::dayIn)
                .filter(each -> !each.isBefore(first) && !each.isAfter(last))
                .toList();
    }

    /** The first of its days that is not before another one. */
    LocalDate nextFrom(LocalDate earliest) {
        return Stream.iterate(YearMonth.from(earliest), each -> each.plusMonths(1))
                .filter(this::hasDayIn)
                .map(this::dayIn)
                .filter(each -> !each.isBefore(earliest))
                .findFirst()
                .orElseThrow();
    }

    private boolean hasDayIn(YearMonth each) {
        return month == null || each.getMonth() == month;
    }

    private LocalDate dayIn(YearMonth each) {
        return each.atDay(Math.min(day, each.lengthOfMonth()));
    }

    /** 毎月25日, 毎月31日（ない月は末日）, 毎年3月31日. */
    public Text label() {
        if (month == null) {
            return day <= SURE_DAYS
                    ? new Text("毎月" + day + "日", "every month on day " + day)
                    : new Text("毎月" + day + "日（ない月は末日）", "every month on day " + day + ", or its last day");
        }
        return new Text(
                "毎年" + month.getValue() + "月" + day + "日",
                "every year on " + day + " " + month.getDisplayName(TextStyle.FULL, Locale.ENGLISH));
    }
}
