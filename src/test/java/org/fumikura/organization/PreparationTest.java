package org.fumikura.organization;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fumikura.organization.Preparation.Kind;
import org.fumikura.testing.FumikuraTest;
import org.fumikura.testing.Site;
import org.fumikura.testing.TestBrowser;
import org.fumikura.testing.TestBrowser.Answer;
import org.fumikura.testing.Toshima;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A reorganisation of 1 April, entered by personnel from files and looked at beforehand. */
@FumikuraTest
class PreparationTest {

    private static final String PERSONNEL = "jinji-tanto";
    private static final LocalDate APRIL = LocalDate.of(2023, 4, 1);
    private static final Pattern SEAL = Pattern.compile("name=\"seal\" value=\"([^\"]+)\"");

    @Autowired
    private Site site;

    @Autowired
    private Toshima toshima;

    @Autowired
    private Preparation preparation;

    @Autowired
    private Organization organization;

    @Autowired
    private StaffRegister staff;

    @Autowired
    private Actors actors;

    @Test
    void takesInAReorganisationOfADayToComeAndSeesWhatHangsInTheAir() {
        TestBrowser personnel = site.signedIn(PERSONNEL);
        Preparation.Report before = toshima.in(() -> preparation.report(APRIL));
        assertThat(before.orphans())
                .as("what the demonstration prepares leaves none")
                .isZero();

        String units = take(personnel, "units", """
                組織コード,名称,階層,上の組織コード,執行機関コード,文書記号,並び順
                020900,デジタル推進課,課,020000,01,デ,40
                """);
        assertThat(units).contains("2023-04-01に承継先・後任が未定のものは2件です（0件であること）");
        assertThat(kindsSince(before)).containsExactly(Kind.LEADERLESS, Kind.CLERKLESS, Kind.UNIT_BEGINS);
        assertThat(take(personnel, "posts", """
                組織コード,名称,職層,一人だけ
                020900,デジタル推進課長,課長,○
                """)).contains("承継先・後任が未定のものは2件です");
        take(personnel, "people", "ログイン名,氏名\nshinkacho,新 課長\n");
        assertThat(take(personnel, "assignments", """
                ログイン名,組織コード,職,本務・兼務,就く日
                shinkacho,020900,デジタル推進課長,本務,2023-04-01
                """)).contains("承継先・後任が未定のものは1件です");
        assertThat(kindsSince(before))
                .containsExactly(
                        Kind.CLERKLESS, Kind.UNIT_BEGINS, Kind.POST_BEGINS, Kind.ASSIGNMENT_BEGINS, Kind.ENTERS);

        String page = personnel.get("/administration/preparation").body();
        assertThat(page).contains("その日に承継先・後任が未定のもの：1 件（0 件であること）", "文書取扱主任がいない", "デジタル推進課長（本務）", "value=\"R5.4.1\"");
        assertThat(personnel
                        .get("/administration/preparation/export", Map.of("format", "CSV_UTF8", "purpose", "点検"))
                        .body())
                .contains("組織の設置,デジタル推進課,2023-04-01,課");
        var answer = site.program(PERSONNEL).get("/api/v1/organization/preparation?on=2023-04-01");
        assertThat(answer.json().path("orphans").asInt()).isEqualTo(1);
        assertThat(answer.text("/lines/0/kind")).isEqualTo("CLERKLESS");
        assertThat(site.program(PERSONNEL)
                        .get("/api/v1/organization/preparation?on=2022-05-20")
                        .status())
                .isEqualTo(422);
        assertThat(site.signedIn("system-kanri")
                        .get("/administration/preparation")
                        .status())
                .isEqualTo(403);
    }

    @Test
    void aPersonOfADayToComeHoldsNothingBefore() {
        TestBrowser personnel = site.signedIn(PERSONNEL);
        String people = "ログイン名,氏名\nmada-inai,未だ 居ない\n";
        take(personnel, "people", "R5.5.1", people);

        Answer early = preview(personnel, "assignments", "R4.6.1", """
                ログイン名,組織コード,職,本務・兼務,就く日
                mada-inai,030201,人事係担当,兼務,2022-06-01
                """);

        assertThat(early.body()).contains("登録した日より前の職には就けません").doesNotContain("name=\"seal\"");
        assertThat(preview(personnel, "people", "R5.5.1", people).body()).contains("変わるものはありません");
    }

    @Test
    void everyKindOfAssignmentLetsHerActAndIsShown() {
        PersonId person =
                toshima.read(() -> organization.findPerson("kikaku-shunin").orElseThrow());
        LocalDate today = LocalDate.of(2022, 5, 20);
        PostId post = toshima.read(() -> organization.listPosts(today).stream()
                .filter(each -> each.name().ja().equals("庶務係担当"))
                .findFirst()
                .orElseThrow()
                .id());
        toshima.run(() ->
                staff.assign(person, post, StaffRegister.AssignmentKind.JOINT, Validity.from(today), TestChart.DOER));

        assertThat(toshima.read(() -> actors.holdings(person, today)).getFirst().kind())
                .as("the main one first")
                .isEqualTo(StaffRegister.AssignmentKind.MAIN);
        assertThat(toshima.read(() -> actors.get(person, post, today)).post().id())
                .isEqualTo(post);
        assertThat(site.signedIn("kikaku-shunin").get("/").body()).contains("庶務係担当（併任）", "（兼務）");
    }

    private List<Kind> kindsSince(Preparation.Report before) {
        return toshima.in(() -> preparation.report(APRIL)).lines().stream()
                .filter(line -> !before.lines().contains(line))
                .map(Preparation.Line::kind)
                .toList();
    }

    /** @return the preview */
    private static String take(TestBrowser browser, String master, String csv) {
        return take(browser, master, "R5.4.1", csv);
    }

    private static String take(TestBrowser browser, String master, String from, String csv) {
        String path = upload(browser, master, from, csv);
        Answer preview = browser.get(path);
        Matcher seal = SEAL.matcher(preview.body());
        assertThat(seal.find()).as(preview.body()).isTrue();
        Answer applied = browser.post(path, Map.of("seal", seal.group(1)));
        assertThat(applied.body()).contains("取り込みました");
        return preview.body();
    }

    private static Answer preview(TestBrowser browser, String master, String from, String csv) {
        return browser.get(upload(browser, master, from, csv));
    }

    private static String upload(TestBrowser browser, String master, String from, String csv) {
        Answer sent = browser.postFile(
                "/administration/import/" + master, Map.of("from", from), "file", master + ".csv", csv);
        assertThat(sent.status()).as(sent.body()).isEqualTo(302);
        return sent.location();
    }
}
