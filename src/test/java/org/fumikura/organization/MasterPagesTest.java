package org.fumikura.organization;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fumikura.tenancy.Transactions;
import org.fumikura.testing.FumikuraTest;
import org.fumikura.testing.Site;
import org.fumikura.testing.TestBrowser;
import org.fumikura.testing.TestBrowser.Answer;
import org.fumikura.testing.Toshima;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** The masters on their pages and in files. */
@FumikuraTest
class MasterPagesTest {

    private static final String ADMINISTRATOR = "system-kanri";
    private static final String PERSONNEL = "jinji-tanto";
    private static final Pattern PASSWORD = Pattern.compile("<code>([a-z0-9-]{19})</code>");
    private static final Pattern SEAL = Pattern.compile("name=\"seal\" value=\"(\\w+)\"");

    @Autowired
    Site site;

    @Autowired
    Toshima toshima;

    @Autowired
    DeadlineTrials trials;

    @Autowired
    Organization organization;

    @Autowired
    StaffRegister staff;

    @Autowired
    Actors actors;

    @Autowired
    Transactions transactions;

    @Autowired
    RoleConflicts conflicts;

    @Test
    void auditorsReadAndOnlyAdministratorsChange() {
        TestBrowser auditor = site.signedIn("kansa-tanto");
        TestBrowser clerk = site.signedIn("joho-kanri-tanto");

        for (String path : List.of("/administration/bodies", "/administration/units", "/administration/roles")) {
            assertThat(auditor.get(path).status()).as(path).isEqualTo(200);
            assertThat(clerk.get(path).status()).as(path).isEqualTo(403);
        }
        assertThat(auditor.get("/administration/units/new").status()).isEqualTo(403);
        assertThat(auditor.post("/administration/people", Map.of("login", "x", "name", "x"))
                        .status())
                .isEqualTo(403);
        assertThat(auditor.get("/administration/import/units").status()).isEqualTo(403);
        assertThat(clerk.get("/administration/export/people?purpose=x").status())
                .isEqualTo(403);
    }

    @Test
    void anAdministratorOfOneSectionAdministersNothing() {
        LocalDate day = LocalDate.of(2022, 5, 20);
        Actor clerk = toshima.actor("joho-kanri-tanto");
        for (Unit unit : List.of(clerk.units().getFirst(), clerk.units().getLast())) {
            var granted = new AtomicReference<Actor>();
            toshima.run(() -> {
                try {
                    transactions.write(() -> {
                        staff.grant(clerk.post().id(), Role.ADMINISTRATOR, unit.id(), Validity.from(day), clerk.doer());
                        granted.set(actors.get(clerk.person(), day));
                        throw new IllegalStateException("not to stay");
                    });
                } catch (IllegalStateException over) {
                    assertThat(over).hasMessage("not to stay");
                }
            });
            assertThat(Objects.requireNonNull(granted.get()).may(OrganizationPermissions.ADMINISTER))
                    .as(unit.name().ja())
                    .isEqualTo(unit.parent().isEmpty());
        }
    }

    @Test
    void aNewPersonSignsInOnceWithTheFirstPasswordAndChoosesAnother() {
        TestBrowser administrator = site.signedIn(ADMINISTRATOR);
        Answer entered = administrator.post("/administration/people", Map.of("login", "shin-jin", "name", "新人 花子"));
        assertThat(entered.status()).isEqualTo(200);
        String first = found(PASSWORD, entered.body());
        String post = toshima.read(() -> organization.listPosts(LocalDate.of(2022, 5, 20)).stream()
                .filter(each -> !each.solo())
                .map(each -> each.id().value().toString())
                .findFirst()
                .orElseThrow());
        var assignment = Map.of("post", post, "login", "shin-jin", "kind", "MAIN", "from", "R4.4.1");
        assertThat(administrator.post("/administration/assignments", assignment).status())
                .isEqualTo(302);
        Answer again = administrator.post("/administration/assignments", assignment);
        assertThat(again.status()).isEqualTo(422);
        assertThat(again.body()).contains("value=\"shin-jin\"").containsAnyOf("本務は一人に一つです", "すでにこの職に就いています");

        TestBrowser person = site.browser();
        assertThat(person.post("/sign-in", Map.of("login", "shin-jin", "password", first))
                        .status())
                .isEqualTo(302);
        assertThat(person.get("/documents").location()).isEqualTo("/password");
        assertThat(person.post("/password", Map.of("current", first, "chosen", "あたらしい合言葉です。", "again", "あたらしい合言葉です。"))
                        .status())
                .isEqualTo(302);
        assertThat(person.get("/documents").status()).isEqualTo(200);
        assertThat(site.browser()
                        .post("/sign-in", Map.of("login", "shin-jin", "password", first))
                        .status())
                .isEqualTo(422);
    }

    @Test
    void aRefusalSaysWhichRuleAndKeepsWhatWasTyped() {
        TestBrowser administrator = site.signedIn(ADMINISTRATOR);

        Answer answer = administrator.post("/administration/people", Map.of("login", "joho-kacho", "name", "同じ ログイン名"));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body()).contains("このログイン名は").contains("value=\"同じ ログイン名\"");
    }

    @Test
    void anExportIsTakenInAgainWithoutAnyChange() {
        TestBrowser administrator = site.signedIn(ADMINISTRATOR);
        for (String master : List.of(
                "bodies",
                "units",
                "posts",
                "people",
                "assignments",
                "roles",
                "role-conflicts",
                "deputies",
                "calendars")) {
            String csv = administrator
                    .get("/administration/export/" + master, Map.of("format", "CSV_UTF8", "purpose", "点検"))
                    .body();
            Answer preview = preview(administrator, master, csv);

            assertThat(preview.body()).as(master).contains("変わるものはありません").doesNotContain("name=\"seal\"");
        }
    }

    @Test
    void aFileIsAppliedAfterItsPreviewAndOnlyOnce() {
        TestBrowser administrator = site.signedIn(ADMINISTRATOR);
        String csv = "執行機関コード,日,開庁・閉庁,理由\n" + body() + ",R4.8.15,閉庁,庁舎停電点検\n";

        Answer preview = preview(administrator, "calendars", csv);
        assertThat(preview.body()).contains("庁舎停電点検", "新規");
        assertThat(closed(LocalDate.of(2022, 8, 15))).as("nothing applied yet").isFalse();
        Answer applied = administrator.post(path, Map.of("seal", found(SEAL, preview.body())));
        assertThat(applied.status()).isEqualTo(200);
        assertThat(closed(LocalDate.of(2022, 8, 15))).isTrue();
        assertThat(preview(administrator, "calendars", csv).body()).contains("変わるものはありません");
    }

    @Test
    void aRowThatIsRefusedRefusesTheFile() {
        TestBrowser administrator = site.signedIn(ADMINISTRATOR);

        Answer preview = preview(administrator, "people", "ログイン名,氏名\nyoi-hito,良い人\nダメ,名無し\n");

        assertThat(preview.body()).contains("ログイン名は、半角の英小文字").doesNotContain("name=\"seal\"");
        assertThat(toshima.read(() -> organization.findPerson("yoi-hito"))).isEmpty();
    }

    @Test
    void anExportWithoutPurposeIsRefused() {
        assertThat(site.signedIn(ADMINISTRATOR)
                        .get("/administration/export/units")
                        .status())
                .isEqualTo(409);
    }

    @Test
    void aNameIsChangedWithAReasonAndBothStandInTheHistory() {
        TestBrowser personnel = site.signedIn(PERSONNEL);
        PersonId person =
                toshima.read(() -> organization.findPerson("gyosei-tanto").orElseThrow());
        String page = "/administration/people/" + person.value();
        assertThat(personnel.get(page).body()).contains("氏名を変更する", page + "/name");
        Map<String, String> today = Map.of("name", "佐藤 花子", "from", "R4.5.20", "reason", "婚姻");

        Answer early = personnel.post(page + "/name", today);
        assertThat(early.status()).isEqualTo(422);
        assertThat(early.body()).contains("令和4年5月21日（土）から", "value=\"佐藤 花子\"");
        assertThat(personnel
                        .post(page + "/name", Map.of("name", "佐藤 花子", "from", "R4.5.21", "reason", "婚姻"))
                        .status())
                .isEqualTo(302);

        String label = toshima.actor("gyosei-tanto").label().ja();
        assertThat(personnel.get(page).body()).contains("氏名 " + label + " → 佐藤 花子", "（婚姻）", "氏名を変更した", "登録時から");
        assertThat(personnel.get("/administration/people?q=gyosei-tanto").body())
                .contains(label)
                .doesNotContain("佐藤");
        assertThat(personnel
                        .get("/administration/people?on=R4.5.21&q=gyosei-tanto")
                        .body())
                .contains("佐藤 花子");
    }

    @Test
    void rolesThatExcludeEachOtherAreEnteredAndEndedWithAReason() {
        TestBrowser administrator = site.signedIn(ADMINISTRATOR);
        String list = "/administration/role-conflicts";
        assertThat(administrator.get("/administration/roles").body()).contains(list);
        assertThat(site.signedIn("kansa-tanto").get(list).body())
                .contains("職務分離［例］監査する者は管理する者を兼ねない")
                .doesNotContain(list + "/new");
        assertThat(site.signedIn("gyosei-tanto").get(list).status()).isEqualTo(403);
        var pair = Map.of("role", "ADMINISTRATOR", "other", "STAFF", "source", "試しの規程", "from", "R4.5.20");

        Answer refused = administrator.post(list, pair);
        Answer same = administrator.post(list, with(pair, "other", "ADMINISTRATOR"));
        assertThat(refused.status()).as("somebody holds both").isEqualTo(422);
        assertThat(refused.body()).contains("職務分離の規則により", "value=\"試しの規程\"");
        assertThat(same.body()).contains("別々の権限を2つ選んでください");

        Answer bound = administrator.post(
                list + "/" + pair(Role.ADMINISTRATOR, Role.AUDITOR) + "/end",
                Map.of("last", "R4.5.31", "reason", "規程の改正"));
        assertThat(bound.status()).as("whom it binds does not lift it").isEqualTo(422);
        assertThat(bound.body()).contains("あなた自身がこの 2 つの権限の一方を持っている", "value=\"規程の改正\"");

        String end = list + "/" + pair(Role.AUDITOR, Role.RECORDS_HEAD) + "/end";
        assertThat(administrator
                        .post(end, Map.of("last", "R4.5.19", "reason", "規程の改正"))
                        .body())
                .contains("過ぎた日には終えられません");
        assertThat(administrator.post(end, Map.of("last", "R4.5.31")).status())
                .as("without a reason")
                .isEqualTo(422);
        assertThat(administrator
                        .post(end, Map.of("last", "R4.5.31", "reason", "規程の改正"))
                        .status())
                .isEqualTo(302);
        assertThat(administrator.get(list + "?on=R4.5.31").body()).contains("R4.5.31");
        assertThat(administrator.get(list + "?on=R4.6.1").body()).doesNotContain("R4.5.31");
    }

    private UUID pair(Role role, Role other) {
        return toshima.read(() -> conflicts.ever(role, other)).getFirst().id();
    }

    private static Map<String, String> with(Map<String, String> form, String name, String value) {
        var more = new java.util.HashMap<>(form);
        more.put(name, value);
        return more;
    }

    @ParameterizedTest
    @CsvSource({
        "14-days, 2022-12-20, 2023-01-04",
        "15-days-first-day-included, 2016-12-09, 2016-12-26",
        "15-days-first-day-included, 2016-12-12, 2016-12-27",
        "15-days-first-day-included, 2016-12-13, 2016-12-28",
        "15-days-first-day-included, 2016-12-14, 2017-01-04",
        "15-days-first-day-included, 2016-12-15, 2017-01-05",
        "15-days-first-day-included, 2016-12-16, 2017-01-06",
        "15-days-first-day-included, 2016-12-19, 2017-01-10",
        "15-days-first-day-included, 2016-12-20, 2017-01-11",
        "15-days-first-day-included, 2016-12-21, 2017-01-12",
        "15-days-first-day-included, 2016-12-22, 2017-01-13",
        "15-days-first-day-included, 2016-12-26, 2017-01-16",
        "15-days-first-day-included, 2016-12-27, 2017-01-17",
        "15-days-first-day-included, 2016-12-28, 2017-01-18",
        "15-days-first-day-included, 2017-01-04, 2017-01-19",
        "15-days-first-day-included, 2017-01-05, 2017-01-20",
        "15-days-first-day-included, 2017-01-06, 2017-01-23"
    })
    void aTrialReckonsAsTheOfficesDo(String rule, LocalDate start, LocalDate due) {
        DeadlineTrials.Trial trial = toshima.in(() -> trials.calculate(rule, start, body()));

        assertThat(trial.due()).isEqualTo(due);
        assertThat(trial.steps()).isNotEmpty();
    }

    private String path = "";

    private Answer preview(TestBrowser browser, String master, String csv) {
        Answer sent = browser.postFile(
                "/administration/import/" + master, Map.of("from", "R4.5.20"), "file", master + ".csv", csv);
        assertThat(sent.status()).as(master + " " + sent.body()).isEqualTo(302);
        path = sent.location();
        return browser.get(path);
    }

    private String body() {
        return toshima.read(() -> organization.bodiesByCode().keySet().stream()
                .sorted()
                .findFirst()
                .orElseThrow());
    }

    private boolean closed(LocalDate day) {
        return toshima.read(() -> organization
                .calendarOf(Objects.requireNonNull(organization.bodiesByCode().get(body())))
                .isClosed(day));
    }

    private static String found(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        assertThat(matcher.find()).as(text).isTrue();
        return matcher.group(1);
    }
}
