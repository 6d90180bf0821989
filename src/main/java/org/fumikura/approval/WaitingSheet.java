package org.fumikura.approval;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.fumikura.shared.JapaneseDate;
import org.fumikura.shared.OfficialClock;

/**
 * The 決裁待ち一覧 of a post as it stood when it was printed. As the 起案用紙 it speaks Japanese, whatever language its reader works
 * in.
 *
 * @param municipality its name
 * @param sample true for an invented municipality, which every page says
 * @param post whose list it is
 * @param lines in the order of the list, the most urgent first
 */
public record WaitingSheet(String municipality, boolean sample, String post, List<Line> lines, Instant printedAt) {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

    /**
     * A matter that waits.
     *
     * @param number its 起案番号
     * @param drafter post and name
     * @param kind the kind of matter
     * @param since since when it waits for the post
     */
    public record Line(
            String number,
            String title,
            String drafter,
            String unit,
            String kind,
            Optional<Long> amount,
            Optional<LocalDate> dueOn,
            Optional<Instant> since) {

        /** 1,200,000円, empty where there is none. */
        public String yen() {
            return amount.map(yen -> String.format(Locale.ROOT, "%,d円", yen)).orElse("");
        }

        /** R4.5.23 月, empty where there is none. */
        public String due() {
            return dueOn.map(day -> new JapaneseDate(day).compactWithWeekday()).orElse("");
        }

        /** R4.5.23 15:04, empty where that is not known. */
        public String waitingSince() {
            return since.map(at -> moment(at, new JapaneseDate(day(at)).compact()))
                    .orElse("");
        }
    }

    /** 令和4年5月23日 15:04. */
    public String printed() {
        return moment(printedAt, new JapaneseDate(day(printedAt)).full());
    }

    private static LocalDate day(Instant at) {
        return at.atZone(OfficialClock.ZONE).toLocalDate();
    }

    private static String moment(Instant at, String day) {
        return day + " " + TIME.format(at.atZone(OfficialClock.ZONE));
    }
}
