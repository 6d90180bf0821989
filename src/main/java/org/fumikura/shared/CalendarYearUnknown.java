package org.fumikura.shared;

import java.time.Year;

/** The holidays of a year are not known, so that nobody can say which of its days are closed. */
public final class CalendarYearUnknown extends Refusal {

    private static final long serialVersionUID = 1L;

    private final Year year;

    CalendarYearUnknown(Year year, Year first, Year last) {
        super(
                "calendar.year-unknown",
                new Text(
                        "%s年の祝日は登録されていません（登録は%s年から%s年まで）。".formatted(year, first, last),
                        "The holidays of %s are not known (known are %s to %s).".formatted(year, first, last)),
                new Text(
                        "何も計算していません。日付を確かめてください。正しい場合は、祝日データの更新を管理者に依頼してください。",
                        "Nothing was computed. Check the date; if it is right, ask the administrator for newer holidays."));
        this.year = year;
    }

    /** Returns the year that is not known. */
    public Year year() {
        return year;
    }
}
