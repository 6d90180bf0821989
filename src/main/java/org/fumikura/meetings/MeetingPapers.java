package org.fumikura.meetings;

import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import org.fumikura.desk.CalendarText;
import org.fumikura.frame.RouteRule;
import org.fumikura.frame.RouteRule.Audience;
import org.fumikura.organization.AccessLog;
import org.fumikura.organization.Actor;
import org.fumikura.shared.OfficialClock;
import org.fumikura.sheets.Sheets;
import org.fumikura.tenancy.Transactions;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** What goes out before a session: 次第, 席次, and the appointment for a calendar. */
@Controller
class MeetingPapers {

    private static final MediaType CALENDAR = MediaType.parseMediaType("text/calendar;charset=UTF-8");

    private final Sessions sessions;
    private final TemplateEngine templates;
    private final Sheets sheets;
    private final AccessLog accessLog;
    private final Transactions transactions;
    private final OfficialClock clock;

    MeetingPapers(
            Sessions sessions,
            TemplateEngine templates,
            Sheets sheets,
            AccessLog accessLog,
            Transactions transactions,
            OfficialClock clock) {
        this.sessions = sessions;
        this.templates = templates;
        this.sheets = sheets;
        this.accessLog = accessLog;
        this.transactions = transactions;
        this.clock = clock;
    }

    @GetMapping("/meetings/{id}/agenda.pdf")
    @RouteRule(value = Audience.STAFF, needs = MeetingPermissions.ATTEND)
    ResponseEntity<byte[]> agenda(@PathVariable UUID id, Actor actor, HttpServletRequest request) {
        return print(id, "meetings/agenda.jte", actor, request);
    }

    @GetMapping("/meetings/{id}/seating.pdf")
    @RouteRule(value = Audience.STAFF, needs = MeetingPermissions.ATTEND)
    ResponseEntity<byte[]> seating(@PathVariable UUID id, Actor actor, HttpServletRequest request) {
        return print(id, "meetings/seating.jte", actor, request);
    }

    private ResponseEntity<byte[]> print(UUID id, String template, Actor actor, HttpServletRequest request) {
        SessionRecord session = transactions.read(() -> sessions.get(new SessionId(id), actor));
        var html = new StringOutput();
        templates.render(template, Map.of("model", new MeetingPaperPage(session)), html);
        byte[] pdf = sheets.pdf(html.toString()).bytes();
        accessLog.note(request, AccessLog.Kind.PRINT, "meeting", id);
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .header(HttpHeaders.CONTENT_DISPOSITION, "inline")
                .header("X-Content-Type-Options", "nosniff")
                .body(pdf);
    }

    @GetMapping("/meetings/{id}/session.ics")
    @RouteRule(value = Audience.STAFF, needs = MeetingPermissions.ATTEND)
    ResponseEntity<byte[]> appointment(@PathVariable UUID id, Actor actor, HttpServletRequest request) {
        SessionRecord session = transactions.read(() -> sessions.get(new SessionId(id), actor));
        accessLog.note(request, AccessLog.Kind.EXPORT, "meeting", id);
        String text = CalendarText.ofAppointment(
                id + "@fumikura",
                session.startsAt(),
                session.endsAt(),
                MeetingPages.title(session).ja(),
                session.place(),
                clock.now());
        return ResponseEntity.ok()
                .contentType(CALENDAR)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"meeting.ics\"")
                .body(text.getBytes(StandardCharsets.UTF_8));
    }
}
