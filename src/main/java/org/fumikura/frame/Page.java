package org.fumikura.frame;

import gg.jte.Content;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.fumikura.shared.Era;
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

    static final String ACTING = "_acting";

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
    private static final DateTimeFormatter ENGLISH_DATE = DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);
    private static final Set<String> EMBEDDED = Set.of("iframe", "embed", "object", "frame");
    private static final String DENSITY = "fumikura_density";

    private final HttpServletRequest request;
    private final Municipality municipality;
    private final boolean english;
    private final Optional<Visitor> visitor;
    private final List<MenuEntry> menu;
    private final List<MenuEntry> submenu;
    private final List<Slot> slots;
    private final LocalDate today;

    Page(
            HttpServletRequest request,
            Municipality municipality,
            Locale locale,
            Optional<Visitor> visitor,
            List<MenuEntry> menu,
            List<MenuEntry> submenu,
            List<Slot> slots,
            LocalDate today) {
        this.request = request;
        this.municipality = municipality;
        this.english = Locale.ENGLISH.getLanguage().equals(locale.getLanguage());
        this.visitor = visitor;
        this.menu = menu;
        this.submenu = submenu;
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

    /** The entries of the second menu that belongs to this page; empty where there is none. */
    public List<MenuEntry> submenu() {
        return submenu;
    }

    public LocalDate today() {
        return today;
    }

    public String path() {
        return request.getRequestURI();
    }

    /** Path and query of this page, to come back to; the home page when this is the answer to a form. */
    public String here() {
        return Address.of(request);
    }

    /** Whether the browser shows this page inside another one, where it needs no head and no menu. */
    public boolean embedded() {
        String place = request.getHeader("Sec-Fetch-Dest");
        return place != null && EMBEDDED.contains(place);
    }

    /** What was searched for, to stand in the search field again; empty elsewhere than on the page of results. */
    public String searched() {
        if (!path().equals("/search") || !request.getMethod().equals("GET")) {
            return "";
        }
        String words = request.getParameter("q");
        return words == null ? "" : words;
    }

    /** What this page was asked for beside its path, to be sent along; the number of a list's page is left out. */
    public List<Map.Entry<String, String>> query() {
        return request.getParameterMap().entrySet().stream()
                .filter(each -> !Set.of("page", "format", "purpose").contains(each.getKey()))
                .flatMap(each -> Arrays.stream(each.getValue()).map(value -> Map.entry(each.getKey(), value)))
                .sorted(Map.Entry.comparingByKey())
                .toList();
    }

    /** The address of another page of the list that this page shows. */
    public String pageOfList(int number) {
        return pageOfList(here(), number);
    }

    /** The address of a page of a list whose first page stands at {@code first}. */
    public String pageOfList(String first, int number) {
        return Address.with(first, "page", Integer.toString(number));
    }

    /** Whether this page lies below a menu entry. */
    public boolean isIn(String menuPath) {
        String entry = menuPath.split("[?#]", 2)[0];
        return path().equals(entry) || (!entry.equals("/") && path().startsWith(entry + "/"));
    }

    /** Whether a menu entry is the one under which this page stands: of those that fit, the longest. */
    public boolean isCurrent(MenuEntry entry) {
        return isCurrent(entry, menu);
    }

    /** Whether an entry of the second menu is the one under which this page stands. */
    public boolean isCurrentPart(MenuEntry entry) {
        return isCurrent(entry, submenu);
    }

    private boolean isCurrent(MenuEntry entry, List<MenuEntry> among) {
        return among.stream()
                .filter(each -> isIn(each.path()))
                .max(Comparator.comparingInt(each -> each.path().length()))
                .map(entry::equals)
                .orElse(false);
    }

    /** Whether the reader has set her tables to narrow rows. */
    public boolean narrowRows() {
        return Cookies.find(request, DENSITY).filter("narrow"::equals).isPresent();
    }

    /**
     * A small drawing to stand before a word.
     *
     * @param name such as {@code search}, {@code attachment}, {@code print}; the names stand in {@code Icons}
     * @throws IllegalArgumentException for a name that has no drawing
     */
    public Content icon(String name) {
        return Icons.get(name);
    }

    /** The fields of a slot, in no particular order. */
    public List<Content> slot(String name, @Nullable UUID subject) {
        return slots.stream()
                .filter(slot -> slot.name().equals(name))
                .flatMap(slot -> slot.content(this, request, subject).stream())
                .toList();
    }

    /** Under which name a form says in which post it was opened: should its session end meanwhile, it goes on in that one. */
    public String actingName() {
        return ACTING;
    }

    public String csrfName() {
        return CsrfValue.of(request).name();
    }

    public String csrfValue() {
        return CsrfValue.of(request).value();
    }

    /** 「令和4年5月23日（月）」 or “Mon 23 May 2022”. */
    public String date(LocalDate date) {
        return t(JapaneseDate.describe(date));
    }

    /** 「R4.5.23 月」 or “23 May 2022”. */
    public String shortDate(LocalDate date) {
        if (english) {
            return ENGLISH_DATE.format(date);
        }
        return Era.find(date).isPresent() ? new JapaneseDate(date).compactWithWeekday() : date(date);
    }

    /** A day in its short form, readable for programs too. */
    public Content day(LocalDate date) {
        return time(date.toString(), shortDate(date));
    }

    /** A moment in its short form, readable for programs too. */
    public Content moment(Instant at) {
        return time(iso(at), dateTime(at));
    }

    private static Content time(String machine, String shown) {
        return output -> {
            output.writeContent("<time datetime=\"" + machine + "\">");
            output.writeContent(shown);
            output.writeContent("</time>");
        };
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
        return ChronoUnit.DAYS.between(today, date);
    }
}
