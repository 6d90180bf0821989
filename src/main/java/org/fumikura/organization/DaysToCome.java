package org.fumikura.organization;

import java.time.LocalDate;
import org.fumikura.frame.Invalid;
import org.fumikura.shared.DateInput;
import org.fumikura.shared.FiscalYear;
import org.fumikura.shared.OfficialClock;
import org.fumikura.shared.Text;
import org.springframework.stereotype.Component;

/** Days to which pages and programs look ahead: from tomorrow on, within three years. */
@Component
public class DaysToCome {

    private static final int YEARS = 3;

    private final OfficialClock clock;

    DaysToCome(OfficialClock clock) {
        this.clock = clock;
    }

    /** What somebody typed; the first day of the next fiscal year when it is no such day. */
    public LocalDate read(String typed) {
        LocalDate today = clock.today();
        return DateInput.read(typed, today)
                .date()
                .filter(this::contain)
                .orElseGet(() -> FiscalYear.of(today).next().firstDay());
    }

    /** @throws Invalid when it is no such day */
    public LocalDate require(LocalDate on) {
        if (!contain(on)) {
            throw new Invalid(
                    "on", new Text("明日から3年以内の日を指定してください。", "Name a day from tomorrow on, within three years."));
        }
        return on;
    }

    private boolean contain(LocalDate day) {
        LocalDate today = clock.today();
        return day.isAfter(today) && !day.isAfter(today.plusYears(YEARS));
    }
}
