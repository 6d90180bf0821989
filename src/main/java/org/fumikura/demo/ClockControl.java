package org.fumikura.demo;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import org.fumikura.shared.DateInput;
import org.fumikura.shared.OfficeCalendar;
import org.fumikura.shared.OfficialClock;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** The three ways in which a visitor moves the official clock. Each refuses to go back. */
@Component
@Profile("demo")
class ClockControl {

    private static final LocalTime OFFICE_OPENS = LocalTime.of(8, 30);
    /** The last year but one whose holidays are known: deadlines must still find theirs. */
    private static final int LAST_YEAR = 2049;

    private final DemoClock demoClock;
    private final OfficialClock clock;

    ClockControl(DemoClock demoClock, OfficialClock clock) {
        this.demoClock = demoClock;
        this.clock = clock;
    }

    /** To the opening of the office on the next day on which offices are open. */
    void toNextBusinessDay(String by) {
        LocalDate next =
                OfficeCalendar.national().openDayOnOrAfter(clock.today().plusDays(1));
        advance(next.atTime(OFFICE_OPENS), by);
    }

    /** To the same time a week later. */
    void byOneWeek(String by) {
        advance(clock.dateTime().plusWeeks(1), by);
    }

    /**
     * To a moment, or to the opening of the office on a day.
     *
     * @throws ClockRefused when the input is neither, or too far ahead
     */
    void to(String input, String by) {
        advance(read(input.strip()), by);
    }

    private LocalDateTime read(String input) {
        if (input.contains("T")) {
            try {
                return LocalDateTime.parse(input);
            } catch (DateTimeParseException notIso) {
                // it may still be a day, or the refusal below says what is wrong
            }
        }
        return switch (DateInput.read(input, clock.today())) {
            case DateInput.Read day -> day.value().atTime(OFFICE_OPENS);
            case DateInput.Refused refused -> throw ClockRefused.unreadable(refused.reason());
        };
    }

    private void advance(LocalDateTime moment, String by) {
        if (moment.getYear() > LAST_YEAR) {
            throw ClockRefused.tooFar(LAST_YEAR);
        }
        demoClock.advanceTo(moment, by);
    }
}
