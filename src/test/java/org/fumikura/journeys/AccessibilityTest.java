package org.fumikura.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.SelectOption;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.fumikura.approval.PaperMatters;
import org.fumikura.testing.JourneyTest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Every page, in both languages, on a desk and on a phone: nothing that WCAG 2.2 AA forbids as far as a program can tell,
 * nothing beside the edge of a phone, light enough to open on a slow line, no complaint in the console.
 */
@JourneyTest
@ExtendWith(Chromium.class)
@TestInstance(Lifecycle.PER_CLASS)
class AccessibilityTest {

    private static final String CLERK = "joho-kanri-kakaricho";

    /** Who opens the pages below {@code /administration}, which are not the clerk's. */
    private static final String ADMINISTRATOR = "system-kanri";

    /** Who opens what keeps the file plan and the table of authority. */
    private static final String HEAD_OF_RECORDS = "somu-kacho";

    /** Who opens what tells of days to come. */
    private static final String PERSONNEL = "jinji-tanto";

    /** Who opens what is for auditors alone. */
    private static final String AUDITOR = "kansa-tanto";

    /** How each page is opened by {@link #CLERK}. */
    private static final Map<String, Function<SamplePages, List<String>>> PAGES = Map.ofEntries(
            entry("/", sample -> List.of("/")),
            entry("/sign-in", sample -> List.of("/sign-in")),
            entry("/error", sample -> List.of("/error")),
            entry("/account/tokens", sample -> List.of("/account/tokens")),
            entry("/absences", sample -> List.of("/absences")),
            entry("/absences/new", sample -> List.of("/absences/new")),
            entry("/absences/{id}/end", sample -> List.of(sample.absence())),
            entry("/delegations", sample -> List.of("/delegations")),
            entry("/delegations/new", sample -> List.of("/delegations/new")),
            entry("/delegations/{id}/end", sample -> List.of(sample.delegation())),
            entry("/perusals", sample -> List.of("/perusals", "/perusals?list=SENT")),
            entry("/perusals/{id}", sample -> List.of(sample.prepared(), sample.perusal())),
            entry("/takeovers", sample -> List.of("/takeovers")),
            entry("/handover", sample -> List.of("/handover")),
            entry("/handover/{id}", sample -> List.of(sample.handover())),
            entry("/notices", sample -> List.of("/notices")),
            entry("/notices/settings", sample -> List.of("/notices/settings")),
            entry("/matters", sample -> List.of("/matters", "/matters?list=unit")),
            entry("/matters/{id}", sample -> List.of(sample.waiting(), sample.closed(), sample.onPaper())),
            entry(
                    "/matters/{id}/compare",
                    sample -> List.of(sample.waiting() + "/compare", sample.closed() + "/compare?to=version")),
            entry("/matters/{id}/paper", sample -> List.of(sample.onPaper() + "/paper")),
            entry("/matters/{id}/paper/{record}", sample -> List.of(sample.comparison())),
            entry("/drafts", sample -> List.of("/drafts")),
            entry("/templates", sample -> List.of("/templates")),
            entry("/phrases", sample -> List.of("/phrases")),
            entry("/recurrences", sample -> List.of("/recurrences")),
            entry("/recurrences/{id}/skip", sample -> List.of(sample.skip())),
            entry("/batches", sample -> List.of("/batches")),
            entry("/batches/{id}", sample -> List.of(sample.batch())),
            entry("/templates/{id}/batch", sample -> List.of(sample.table())),
            entry("/templates/{id}/recurrence", sample -> List.of(sample.recurrence())),
            entry("/drafts/{id}", sample -> List.of(sample.draft())),
            entry(
                    "/search",
                    sample -> List.of(
                            "/search",
                            "/search?q=%E6%8E%A8%E9%80%B2",
                            "/search?q=%E3%81%AA%E3%81%84%E8%A8%80%E8%91%89")),
            entry("/documents", sample -> List.of("/documents", "/documents?q=%E3%81%AA%E3%81%84%E8%A8%80%E8%91%89")),
            entry(
                    "/documents/{id}/materials",
                    sample -> List.of(sample.receipt() + "/materials", sample.receipt() + "/materials?find=nowhere")),
            entry("/documents/{id}/materials/print", sample -> List.of(sample.receipt() + "/materials/print")),
            entry("/drafts/{id}/materials", sample -> List.of(sample.draft() + "/materials")),
            entry("/documents/{id}", sample -> List.of(sample.document(), sample.receipt())),
            entry("/files", sample -> List.of("/files")),
            entry("/files/{id}", sample -> List.of(sample.file())),
            entry(
                    "/files/hand-over",
                    sample -> List.of("/files/hand-over", sample.file().replace("/files/", "/files/hand-over?file="))),
            entry("/numbers", sample -> List.of("/numbers")),
            entry("/receipts", sample -> List.of("/receipts")),
            entry("/receipts/new", sample -> List.of("/receipts/new")),
            entry("/statistics", sample -> List.of("/statistics", "/statistics?year=2021&level=DEPARTMENT")),
            entry(
                    "/statistics/{figures}",
                    sample -> List.of(
                            "/statistics/volume?year=2021",
                            "/statistics/lead-times?year=2021",
                            "/statistics/returns?year=2021",
                            "/statistics/proxies",
                            "/statistics/stagnation",
                            "/statistics/printing",
                            "/statistics/paper?year=2021",
                            "/statistics/seals")),
            entry("/statistics/other-systems", sample -> List.of("/statistics/other-systems")),
            entry("/statistics/paper-meter", sample -> List.of("/statistics/paper-meter")),
            entry("/statistics/paper-meter/new", sample -> List.of("/statistics/paper-meter/new")),
            entry("/statistics/seal-forms", sample -> List.of("/statistics/seal-forms")),
            entry("/password", sample -> List.of("/password")),
            entry("/administration/deadline-trial", sample -> List.of("/administration/deadline-trial")));

    /** How each page of administration is opened; of an id stands the first one in its list. */
    private static final Map<String, String> ADMINISTRATION = Map.ofEntries(
            entry("/administration", "/administration"),
            entry("/administration/bodies", "/administration/bodies"),
            entry("/administration/bodies/new", "/administration/bodies/new"),
            entry("/administration/bodies/{id}", "/administration/bodies > /administration/bodies/"),
            entry("/administration/units", "/administration/units"),
            entry("/administration/units/new", "/administration/units/new"),
            entry("/administration/units/{id}", "/administration/units > /administration/units/"),
            entry("/administration/units/{id}/end", "/administration/units > /administration/units/ > /end"),
            entry("/administration/posts", "/administration/posts"),
            entry("/administration/posts/new", "/administration/posts/new"),
            entry("/administration/posts/{id}", "/administration/posts > /administration/posts/"),
            entry("/administration/posts/{id}/end", "/administration/posts > /administration/posts/ > /end"),
            entry("/administration/people", "/administration/people"),
            entry("/administration/people/new", "/administration/people/new"),
            entry("/administration/people/{id}", "/administration/people > /administration/people/"),
            entry(
                    "/administration/people/{id}/password",
                    "/administration/people > /administration/people/ > /password"),
            entry("/administration/people/{id}/name", "/administration/people > /administration/people/ > /name"),
            entry("/administration/assignments", "/administration/assignments"),
            entry("/administration/assignments/new", "/administration/assignments/new"),
            entry("/administration/assignments/{id}/end", "/administration/assignments > /administration/assignments/"),
            entry("/administration/roles", "/administration/roles"),
            entry("/administration/roles/new", "/administration/roles/new"),
            entry("/administration/roles/{id}/end", "/administration/roles > /administration/roles/"),
            entry("/administration/role-conflicts", "/administration/role-conflicts"),
            entry("/administration/role-conflicts/new", "/administration/role-conflicts/new"),
            entry(
                    "/administration/role-conflicts/{id}/end",
                    "/administration/role-conflicts > /administration/role-conflicts/"),
            entry("/administration/deputies", "/administration/deputies"),
            entry("/administration/deputies/new", "/administration/deputies/new"),
            entry("/administration/deputies/{id}/end", "/administration/deputies > /administration/deputies/"),
            entry("/administration/acting-orders", "/administration/acting-orders"),
            entry("/administration/acting-orders/new", "/administration/acting-orders/new"),
            entry(
                    "/administration/acting-orders/{id}/end",
                    "/administration/acting-orders > /administration/acting-orders/"),
            entry("/administration/calendars", "/administration/calendars"),
            entry("/administration/calendars/new", "/administration/calendars/new"),
            entry("/administration/calendars/remove", "/administration/calendars"),
            entry("/administration/system", "/administration/system"),
            entry("/administration/jobs", "/administration/jobs"),
            entry("/administration/mail", "/administration/mail"),
            entry("/administration/mail/office", "/administration/mail/office"),
            entry("/administration/mail/{id}/again", "/administration/mail/0198f0c5-0000-7000-8000-000000000000/again"),
            entry("/administration/stagnation", "/administration/stagnation"),
            entry("/administration/stagnation/new", "/administration/stagnation/new"),
            entry("/administration/import/{master}", "/administration/import/units"),
            entry("/administration/imports/{id}", "/administration/import/people"),
            entry("/administration/classification", "/administration/classification"),
            entry("/administration/classification/new", "/administration/classification/new"),
            entry(
                    "/administration/classification/{id}",
                    "/administration/classification > /administration/classification/"),
            entry(
                    "/administration/classification/{id}/end",
                    "/administration/classification > /administration/classification/ > /end"),
            entry("/administration/number-series", "/administration/number-series"),
            entry("/administration/number-series/new", "/administration/number-series/new"),
            entry(
                    "/administration/number-series/{id}",
                    "/administration/number-series > /administration/number-series/"),
            entry(
                    "/administration/number-series/{id}/form",
                    "/administration/number-series > /administration/number-series/ > /form"),
            entry("/statistics/other-systems/new", "/statistics/other-systems/new"),
            entry("/statistics/seal-forms/new", "/statistics/seal-forms/new"),
            entry("/statistics/seal-forms/{id}", "/statistics/seal-forms > /statistics/seal-forms/"),
            entry("/statistics/seal-forms/{id}/change", "/statistics/seal-forms > /statistics/seal-forms/ > /change"),
            entry("/statistics/devices", "/statistics/devices"),
            entry("/administration/authorities", "/administration/authorities"),
            entry("/administration/authorities/new", "/administration/authorities/new"),
            entry("/administration/authorities/simulation", "/administration/authorities/simulation"),
            entry("/administration/rehearsal", "/administration/rehearsal"),
            entry("/administration/preparation", "/administration/preparation"),
            entry("/administration/authorities/{id}", "/administration/authorities > /administration/authorities/"),
            entry(
                    "/administration/authorities/{id}/change",
                    "/administration/authorities > /administration/authorities/ > /change"),
            entry(
                    "/administration/authorities/{id}/end",
                    "/administration/authorities > /administration/authorities/ > /end"));

    /** What answers with something else than a page. */
    private static final Set<String> NO_PAGES = Set.of(
            "/matters/{id}/sheet.pdf",
            "/matters/waiting.pdf",
            "/administration/rehearsal/sheet.pdf",
            "/matters/{id}/cover.pdf",
            "/matters/{id}/paper/{record}/scan",
            "/documents/attachments/{id}",
            "/documents/attachments/{id}/preserved",
            "/documents/attachments/{id}/pages/{page}",
            // these become parts of pages that are looked at with them
            "/documents/attachments/{id}/pages/{page}/tiles/{dots}/{column}/{row}",
            "/documents/attachments/{id}/pages/{page}/words",
            "/documents/{id}/materials/now",
            "/documents/{id}/materials/hits",
            "/drafts/{id}/materials/now",
            "/drafts/{id}/materials/hits",
            "/drafts/{id}/attachments/{attachment}/pages/{page}",
            "/drafts/{id}/attachments/{attachment}/pages/{page}/tiles/{dots}/{column}/{row}",
            "/drafts/{id}/attachments/{attachment}/pages/{page}/words",
            // looked at in ReaderJourneyTest, where there are pages to print
            "/documents/{id}/materials/print/{printing}",
            "/drafts/{id}/attachments/{attachment}",
            "/demo/accounts.csv",
            "/calendar/{token}.ics",
            "/administration/export/{master}",
            "/administration/rehearsal/export",
            "/administration/preparation/export",
            "/administration/jobs/export",
            "/documents/export",
            "/files/export",
            "/numbers/export",
            "/receipts/export",
            "/matters/export",
            "/statistics/{figures}/export",
            "/statistics/devices/export");

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping mappings;

    @Autowired
    private PaperMatters paper;

    private @Nullable SamplePages sample;

    @Test
    void everyPageIsLookedAt() {
        var pages = new TreeSet<String>();
        mappings.getHandlerMethods().keySet().stream()
                .filter(AccessibilityTest::isRead)
                .filter(AccessibilityTest::isForPeople)
                .forEach(mapping -> pages.addAll(mapping.getPatternValues()));
        pages.removeAll(NO_PAGES);
        var opened = new TreeSet<>(PAGES.keySet());
        opened.addAll(ADMINISTRATION.keySet());
        assertThat(opened)
                .as("a page that this test does not open: say in PAGES how to open it with a real id, or in NO_PAGES "
                        + "that it is none")
                .containsAll(pages);
    }

    @Test
    void everyPageInJapanese(Windows windows) {
        assertThat(offences(windows, "ja-JP", true)).isEmpty();
    }

    /** Of the other language only the words differ, and whether they fit is seen where there is least room. */
    @Test
    void everyPageInEnglish(Windows windows) {
        assertThat(offences(windows, "en-GB", false)).isEmpty();
    }

    /** The pages of the masters share three looks, so a phone in one language shows what is wrong with them. */
    @Test
    void everyPageOfAdministration(Windows windows) {
        Window administrator = windows.open().signIn(ADMINISTRATOR);
        Window head = windows.open().signIn(HEAD_OF_RECORDS);
        enterAnOrderToAct(administrator);
        var offences = new ArrayList<String>();
        var byAdministrator = new Inspection(administrator, false);
        var byHead = new Inspection(head, false);
        Window auditor = windows.open().signIn(AUDITOR);
        var byAuditor = new Inspection(auditor, false);
        Window personnel = windows.open().signIn(PERSONNEL);
        var byPersonnel = new Inspection(personnel, false);
        for (String way : new TreeSet<>(ADMINISTRATION.values())) {
            Window window = Stream.of("preparation", "/name").anyMatch(way::contains)
                    ? personnel
                    : way.contains("devices")
                            ? auditor
                            : Stream.of("classification", "number-series", "authorities", "statistics", "stagnation")
                                            .anyMatch(way::contains)
                                    ? head
                                    : administrator;
            Inspection inspection = window == personnel
                    ? byPersonnel
                    : window == auditor ? byAuditor : window == head ? byHead : byAdministrator;
            offences.addAll(inspection.open(follow(window, way.split(" > "))));
        }
        personnel.open("/administration/import/people");
        personnel
                .find("#file")
                .setInputFiles(new FilePayload(
                        "職員.csv",
                        "text/csv",
                        "ログイン名,氏名,理由\nminaosi-1,見直し 一郎,\nkikaku-kacho,氏名 変更,婚姻\nだめ,名無し,\n"
                                .getBytes(StandardCharsets.UTF_8)));
        personnel.find("#from").fill("R4.6.1");
        personnel.button("内容を確かめる").click();
        assertThat(personnel.find("#problems")).isVisible();
        assertThat(personnel.find("del").first()).isVisible();
        offences.addAll(byPersonnel.judge("a file looked at"));
        assertThat(offences).isEmpty();
    }

    private static void enterAnOrderToAct(Window administrator) {
        administrator.open("/administration/acting-orders/new");
        administrator.find("#post").selectOption(new SelectOption().setIndex(0));
        administrator.find("#acting").selectOption(new SelectOption().setIndex(1));
        administrator.find("#source").fill("辞令");
        administrator.button("登録する").click();
    }

    private static String follow(Window window, String[] way) {
        if (way.length == 1) {
            return way[0];
        }
        window.open(way[0]);
        String found = SamplePages.first(window, way[1]).replaceFirst("\\?.*", "");
        return way.length == 2 ? found : found + way[2];
    }

    @Test
    void whatSaysThatSomethingIsWrong(Windows windows) {
        Window window = windows.open().open("/sign-in");
        var inspection = new Inspection(window);
        var offences = new ArrayList<String>();
        window.find("#login").fill("nobody");
        window.find("#password").fill("nothing");
        window.button("ログイン").click();
        assertThat(window.find("#problem")).isVisible();
        offences.addAll(inspection.judge("sign-in refused"));

        window.signIn(CLERK);
        String draft = Drafting.begin(window);
        window.button("回付する").click();
        assertThat(window.find("#problems")).isVisible();
        offences.addAll(inspection.judge("draft refused"));

        window.open("/receipts/new");
        window.button("収受する").click();
        assertThat(window.find("main [role=alert]")).isVisible();
        offences.addAll(inspection.judge("receipt refused"));

        window.open(SamplePages.waiting(window));
        window.button("差し戻す").click();
        assertThat(window.find(".problems")).isVisible();
        offences.addAll(inspection.judge("return refused"));

        window.open(draft.replaceFirst("/drafts/", "/documents/"));
        assertThat(window.heading()).hasText("処理できませんでした");
        offences.addAll(inspection.judge("not found"));
        assertThat(offences).isEmpty();
    }

    private List<String> offences(Windows windows, String language, boolean onTheDesk) {
        if (sample == null) {
            sample = SamplePages.make(windows, paper);
        }
        Window outside = windows.open(language, false);
        Window inside = windows.open(language, false).signIn(CLERK);
        var offences = new ArrayList<String>();
        var strangers = new Inspection(outside, onTheDesk);
        var staff = new Inspection(inside, onTheDesk);
        for (Function<SamplePages, List<String>> ways : PAGES.values()) {
            for (String path : ways.apply(sample)) {
                Inspection inspection = path.equals("/sign-in") ? strangers : staff;
                offences.addAll(inspection.open(path));
            }
        }
        return offences;
    }

    private static boolean isForPeople(RequestMappingInfo mapping) {
        return mapping.getPatternValues().stream()
                .noneMatch(pattern -> pattern.startsWith("/api/") || pattern.startsWith("/v3/api-docs"));
    }

    private static boolean isRead(RequestMappingInfo mapping) {
        Set<RequestMethod> methods = mapping.getMethodsCondition().getMethods();
        return methods.isEmpty() || methods.contains(RequestMethod.GET);
    }
}
