package org.fumikura.demo;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param hosts further host names and addresses under which the first municipality answers
 * @param whole whether all of the past is played; else the {@code further} tables are left out, which is what tests need
 * @param at the day on whose morning it opens; null for the one before the meeting of the minutes
 */
@ConfigurationProperties("fumikura.demo")
record DemoSettings(
        @DefaultValue List<String> hosts,
        @DefaultValue("true") boolean whole,
        @Nullable LocalDate at) {

    private static final LocalTime OFFICE_OPENS = LocalTime.of(8, 30);

    /** The first moment that is left to visitors. */
    LocalDateTime opening() {
        return Optional.ofNullable(at)
                .map(day -> day.atTime(OFFICE_OPENS))
                .filter(DemoClock.OPENING::isBefore)
                .orElse(DemoClock.OPENING);
    }
}
