package org.fumikura.frame;

import gg.jte.Content;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.fumikura.shared.JapaneseDate;
import org.fumikura.shared.OfficialClock;
import org.fumikura.shared.Text;
import org.fumikura.tenancy.Municipality;
import org.jspecify.annotations.Nullable;

/**
 * What every template needs beside its own model: language, dates, the head of the page. Both languages of a sentence stand
 * side by side in the template, so that neither can be forgotten.
 */
public final class Page {

    private static final java.time.format.DateTimeFormatter TIME =
            java.time.format.DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

    private final HttpServletRequest request;
    private final Municipality municipality;
    private final boolean english;
    private final Optional<Visitor> visitor;
    private final List<MenuEntry> menu;
    private final List<Slot> slots;
    private final LocalDate today;

    Page(
            HttpServletRequest request,
            Municipality municipality,
            Locale locale,
            Optional<Visitor> visitor,
            List<MenuEntry> menu,
            List<Slot> slots,
            LocalDate today) {
        this.request = request;
        this.municipality = municipality;
        this.english = Locale.ENGLISH.getLanguage().equals(locale.getLanguage());
        this.visitor = visitor;
        this.menu = menu;
        this.slots = slots;
        this.today = today;
    }

    /** The sentence in the reader's language. */
    public String t(String ja, String en) {
        return english ? en : ja;
    }

    public String t(Text text) {
        return english ? text.en() : text.ja();
    }

    public boolean english() {
        return english;
    }

    public String language() {
        return english ? "en" : "ja";
    }

    public Municipality municipality() {
        return municipality;
    }

    public Optional<Visitor> visitor() {
        return visitor;
    }

    public List<MenuEntry> menu() {
        return menu;
    }

    public LocalDate today() {
        return today;
    }

    public String path() {
        return request.getRequestURI();
    }

    /** Whether this page lies below a menu entry. */
    public boolean isIn(String menuPath) {
        return menuPath.equals("/") ? path().equals("/") : path().startsWith(menuPath);
    }

    /** The fields of a slot, in no particular order. */
    public List<Content> slot(String name, @Nullable UUID subject) {
        return slots.stream()
                .filter(slot -> slot.name().equals(name))
                .flatMap(slot -> slot.content(request, subject).stream())
                .toList();
    }

    public String csrfName() {
        return CsrfValue.of(request).name();
    }

    public String csrfValue() {
        return CsrfValue.of(request).value();
    }

    /** 「令和4年5月23日（月）」 or “Mon 23 May 2022”. */
    public String date(LocalDate date) {
        return english ? EnglishDates.longForm(date) : new JapaneseDate(date).fullWithWeekday();
    }

    /** 「R4.5.23 月」 or “23 May 2022”. */
    public String shortDate(LocalDate date) {
        return english ? EnglishDates.shortForm(date) : new JapaneseDate(date).compactWithWeekday();
    }

    /** Date and minute of an official time. */
    public String dateTime(Instant at) {
        var local = at.atZone(OfficialClock.ZONE);
        return shortDate(local.toLocalDate()) + " " + TIME.format(local);
    }

    /** The hour and minute at which something was saved, by the machine clock. */
    public String machineTime(Instant at) {
        return TIME.format(at.atZone(OfficialClock.ZONE));
    }

    /** The machine-readable form beside every shown time. */
    public String iso(Instant at) {
        return at.atZone(OfficialClock.ZONE).toOffsetDateTime().withNano(0).toString();
    }

    public String number(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    /** A size in the unit that reads best. */
    public String size(long bytes) {
        if (bytes < 1024) {
            return bytes + " B";
        }
        if (bytes < 1024 * 1024) {
            return number(bytes / 1024) + " KB";
        }
        return String.format(Locale.ROOT, "%,.1f MB", bytes / (1024.0 * 1024.0));
    }

    /** Days from today until a date; negative when it is over. */
    public long daysUntil(LocalDate date) {
        return java.time.temporal.ChronoUnit.DAYS.between(today, date);
    }
}
