package org.fumikura.demo;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import org.fumikura.shared.OfficeCalendar;

/** When people of the demonstration get round to things: always within office hours, never all at the same minute. */
final class OfficeHours {

    private static final OfficeCalendar CALENDAR = OfficeCalendar.national();
    private static final int MORNING = 9;
    private static final int AFTERNOON = 13;
    private static final int MINUTES = 180;
    private static final int SCATTER = 7919;

    private OfficeHours() {}

    /**
     * The half day after a moment: what comes in the morning is done in the afternoon, what comes in the afternoon on the next
     * working morning.
     *
     * @param salt two things with different salts happen at different minutes
     */
    static LocalDateTime after(LocalDateTime moment, int salt) {
        boolean morning = moment.getHour() < AFTERNOON - 1;
        LocalDate day = morning
                ? moment.toLocalDate()
                : CALENDAR.openDayOnOrAfter(moment.toLocalDate().plusDays(1));
        int minutes = Math.floorMod(salt * SCATTER, MINUTES);
        return day.atTime(LocalTime.of(morning ? AFTERNOON : MORNING, 0)).plusMinutes(minutes);
    }
}
