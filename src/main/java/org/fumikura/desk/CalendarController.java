package org.fumikura.desk;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.fumikura.frame.RouteRule;
import org.fumikura.frame.RouteRule.Audience;
import org.fumikura.organization.AccessLog;
import org.fumikura.shared.MachineClock;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/**
 * The calendar of due days. Its address is its key: there is no session, and nobody guesses 256 random bits. Many people may
 * read theirs from one machine, so what is bounded is how often one calendar is read.
 */
@Controller("dueDayCalendar")
class CalendarController {

    /** How often one calendar is answered within {@link #WINDOW}. */
    static final int MOST = 30;

    private static final Duration WINDOW = Duration.ofMinutes(10);
    private static final int MOST_KNOWN = 10_000;
    private static final MediaType TYPE = MediaType.parseMediaType("text/calendar;charset=UTF-8");

    private final Calendars calendars;
    private final AccessLog accessLog;
    private final MachineClock clock;
    private final Map<UUID, Window> windows = new ConcurrentHashMap<>();

    CalendarController(Calendars calendars, AccessLog accessLog, MachineClock clock) {
        this.calendars = calendars;
        this.accessLog = accessLog;
        this.clock = clock;
    }

    @GetMapping("/calendar/{token}.ics")
    @RouteRule(Audience.ANYBODY)
    ResponseEntity<byte[]> read(@PathVariable String token, HttpServletRequest request) {
        Optional<Calendars.Shown> shown = calendars.find(token);
        if (shown.isEmpty()) {
            return ResponseEntity.notFound().build();
        }
        if (isTooOften(shown.get().id())) {
            return ResponseEntity.status(HttpStatus.TOO_MANY_REQUESTS)
                    .header("Retry-After", Long.toString(WINDOW.toSeconds()))
                    .build();
        }
        accessLog.note(request, AccessLog.Kind.EXPORT, "calendar", shown.get().id());
        return ResponseEntity.ok()
                .contentType(TYPE)
                .cacheControl(CacheControl.noStore())
                .header("Content-Disposition", "attachment; filename=\"fumikura.ics\"")
                .body(calendars.text(shown.get().person()).getBytes(StandardCharsets.UTF_8));
    }

    private boolean isTooOften(UUID calendar) {
        Instant now = clock.now();
        if (windows.size() > MOST_KNOWN) {
            windows.values().removeIf(window -> window.isOver(now));
        }
        return windows.compute(calendar, (key, old) -> old == null || old.isOver(now) ? new Window(now, 1) : old.next())
                        .count
                > MOST;
    }

    private record Window(Instant begun, int count) {

        boolean isOver(Instant now) {
            return now.isAfter(begun.plus(WINDOW)) || now.isBefore(begun);
        }

        Window next() {
            return new Window(begun, count + 1);
        }
    }
}
