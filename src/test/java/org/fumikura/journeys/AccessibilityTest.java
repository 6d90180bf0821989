package org.fumikura.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.SelectOption;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.fumikura.approval.PaperMatters;
import org.fumikura.journeys.Inspection.Looks;
import org.fumikura.portal.SamplePublications;
import org.fumikura.testing.JourneyTest;
import org.fumikura.testing.Toshima;
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

    private static final boolean EVERY_RULE_IN_BOTH = Boolean.getBoolean("fumikura.test.everyPage");

    private static final String CLERK = "joho-kanri-kakaricho";

    /** Who opens the pages below {@code /administration}, which are not the clerk's. */
    private static final String ADMINISTRATOR = "system-kanri";

    /** Who opens what keeps the file plan and the table of authority. */
    private static final String HEAD_OF_RECORDS = "somu-kacho";

    /** Who opens what tells of days to come. */
    private static final String PERSONNEL = "jinji-tanto";

    /** Who opens what is for auditors alone. */
    private static final String AUDITOR = "kansa-tanto";

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping mappings;

    @Autowired
    private PaperMatters paper;

    @Autowired
    private SamplePublications publications;

    @Autowired
    private Toshima toshima;

    private @Nullable SamplePages sample;

    @Test
    void everyPageIsLookedAt() {
        var pages = new TreeSet<String>();
        mappings.getHandlerMethods().keySet().stream()
                .filter(AccessibilityTest::isRead)
                .filter(AccessibilityTest::isForPeople)
                .forEach(mapping -> pages.addAll(mapping.getPatternValues()));
        pages.removeAll(PagesToLookAt.NO_PAGES);
        var opened = new TreeSet<>(PagesToLookAt.PAGES.keySet());
        opened.addAll(PagesToLookAt.ADMINISTRATION.keySet());
        assertThat(opened)
                .as(
                        "a page that this test does not open: say in PagesToLookAt how to open it with a real id, or in NO_PAGES "
                                + "that it is none")
                .containsAll(pages);
    }

    @Test
    void everyPageInJapanese(Windows windows) {
        assertThat(offences(windows, "ja-JP", Looks.DESK_AND_PHONE)).isEmpty();
    }

    /** Of the other language only the words differ; the soak judges it like the first. */
    @Test
    void everyPageInEnglish(Windows windows) {
        assertThat(offences(windows, "en-GB", EVERY_RULE_IN_BOTH ? Looks.DESK_AND_PHONE : Looks.FIT))
                .isEmpty();
    }

    /** The pages of the masters share three looks, so a phone in one language shows what is wrong with them. */
    @Test
    void everyPageOfAdministration(Windows windows) {
        Window administrator = windows.open().signIn(ADMINISTRATOR);
        Window head = windows.open().signIn(HEAD_OF_RECORDS);
        enterAnOrderToAct(administrator);
        enterSynonyms(head);
        var offences = new ArrayList<String>();
        var byAdministrator = new Inspection(administrator, Looks.PHONE);
        var byHead = new Inspection(head, Looks.PHONE);
        Window auditor = windows.open().signIn(AUDITOR);
        var byAuditor = new Inspection(auditor, Looks.PHONE);
        Window personnel = windows.open().signIn(PERSONNEL);
        var byPersonnel = new Inspection(personnel, Looks.PHONE);
        for (String way : new TreeSet<>(PagesToLookAt.ADMINISTRATION.values())) {
            Window window = Stream.of("preparation", "/name").anyMatch(way::contains)
                    ? personnel
                    : way.contains("devices")
                            ? auditor
                            : Stream.of(
                                                    "classification",
                                                    "number-series",
                                                    "authorities",
                                                    "statistics",
                                                    "stagnation",
                                                    "synonyms")
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

    private static void enterSynonyms(Window head) {
        head.open("/administration/synonyms/new");
        head.find("#word").fill("DGPT");
        head.find("#others").fill("デジタルガバメントPT、デジガバPT");
        head.button("登録する").click();
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

    private List<String> offences(Windows windows, String language, Looks looks) {
        if (sample == null) {
            toshima.run(() -> publications.publish("見やすさの点検の会議録", toshima.actor(CLERK)));
            sample = SamplePages.make(windows, paper);
        }
        Window outside = windows.open(language, false);
        Window inside = windows.open(language, false).signIn(CLERK);
        var offences = new ArrayList<String>();
        var strangers = new Inspection(outside, looks);
        var staff = new Inspection(inside, looks);
        for (Function<SamplePages, List<String>> ways : PagesToLookAt.PAGES.values()) {
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
