package org.fumikura.desk;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;

/** Days as an iCalendar object (RFC 5545). */
public final class CalendarText {

    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final int WIDEST = 75;

    private final StringBuilder text = new StringBuilder();

    private CalendarText() {}

    /**
     * A day of the calendar.
     *
     * @param uid the same for the same thing each time that it is read
     * @param url an absolute address
     */
    record Event(String uid, LocalDate day, String summary, String url) {}

    /** @param at when it was true, by the official clock */
    static String of(String name, List<Event> events, Instant at) {
        var calendar = new CalendarText();
        calendar.line("BEGIN", "VCALENDAR");
        calendar.line("VERSION", "2.0");
        calendar.line("PRODID", "-//Fumikura//Due days//JA");
        calendar.line("CALSCALE", "GREGORIAN");
        calendar.line("METHOD", "PUBLISH");
        calendar.line("X-WR-CALNAME", escape(name));
        events.forEach(event -> calendar.add(event, at));
        calendar.line("END", "VCALENDAR");
        return calendar.text.toString();
    }

    /**
     * One appointment.
     *
     * @param uid the same for the same appointment each time that it is read
     * @param at when it was true, by the official clock
     */
    public static String ofAppointment(
            String uid, Instant from, Instant until, String summary, String place, Instant at) {
        var calendar = new CalendarText();
        calendar.line("BEGIN", "VCALENDAR");
        calendar.line("VERSION", "2.0");
        calendar.line("PRODID", "-//Fumikura//Meetings//JA");
        calendar.line("CALSCALE", "GREGORIAN");
        calendar.line("METHOD", "PUBLISH");
        calendar.line("BEGIN", "VEVENT");
        calendar.line("UID", uid);
        calendar.line("DTSTAMP", MOMENT.format(at));
        calendar.line("DTSTART", MOMENT.format(from));
        calendar.line("DTEND", MOMENT.format(until));
        calendar.line("SUMMARY", escape(summary));
        calendar.line("LOCATION", escape(place));
        calendar.line("END", "VEVENT");
        calendar.line("END", "VCALENDAR");
        return calendar.text.toString();
    }

    private void add(Event event, Instant at) {
        line("BEGIN", "VEVENT");
        line("UID", event.uid);
        line("DTSTAMP", MOMENT.format(at));
        line("DTSTART;VALUE=DATE", DateTimeFormatter.BASIC_ISO_DATE.format(event.day));
        line("SUMMARY", escape(event.summary));
        line("URL", event.url);
        line("TRANSP", "TRANSPARENT");
        line("END", "VEVENT");
    }

    private static String escape(String words) {
        return words.replace("\\", "\\\\")
                .replace(";", "\\;")
                .replace(",", "\\,")
                .replaceAll("\\R", "\\\\n")
                .replaceAll("\\p{Cntrl}", "");
    }

    /** Lines are folded after 75 octets, and never within a character. */
    private void line(String name, String value) {
        int width = 0;
        for (int point : (name + ":" + value).codePoints().toArray()) {
            String character = Character.toString(point);
            int octets = character.getBytes(StandardCharsets.UTF_8).length;
            if (width + octets > WIDEST) {
                text.append("\r\n ");
                width = 1;
            }
            text.append(character);
            width += octets;
        }
        text.append("\r\n");
    }
}
