package org.fumikura.organization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fumikura.ledger.Act;
import org.fumikura.ledger.Ledger;
import org.fumikura.shared.Text;
import org.fumikura.sheets.Grid;
import org.fumikura.testing.FumikuraTest;
import org.fumikura.testing.Site;
import org.fumikura.testing.TestBrowser;
import org.fumikura.testing.TestBrowser.Answer;
import org.fumikura.testing.TestProgram;
import org.fumikura.testing.Toshima;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What a file would change is shown cell by cell, and nothing else is taken in. */
@FumikuraTest
class MasterImportsTest {

    private static final String ADMINISTRATOR = "system-kanri";
    private static final String PERSONNEL = "jinji-tanto";
    private static final String HEAD_OF_RECORDS = "somu-kacho";
    private static final LocalDate TODAY = LocalDate.of(2022, 5, 20);
    private static final Pattern SEAL = Pattern.compile("name=\"seal\" value=\"(\\w+)\"");
    private static final String DAYS = "執行機関コード,日,開庁・閉庁,理由\n";

    @Autowired
    private Site site;

    @Autowired
    private Toshima toshima;

    @Autowired
    private Organization organization;

    @Autowired
    private OrganizationRegister register;

    @Autowired
    private MasterImports imports;

    @Autowired
    private Masters masters;

    @Autowired
    private Ledger ledger;

    private String path = "";

    @Test
    void aChangedCellShowsWhatStoodThere() {
        close(LocalDate.of(2022, 8, 16), "庁舎停電点検");
        TestBrowser administrator = site.signedIn(ADMINISTRATOR);

        Answer changed = preview(administrator, "calendars", "R4.5.20", DAYS + body() + ",R4.8.16,閉庁,庁舎清掃\n");
        assertThat(changed.body())
                .contains("変更前 </span>庁舎停電点検</del>", "変更後 </span>庁舎清掃</ins>")
                .containsPattern("<td data-label=\"日\">R4.8.16</td>")
                .containsPattern("<td data-label=\"開庁・閉庁\">閉庁</td>");
        assertThat(changed.body()).as("a column that the file lacks").contains("data-label=\"理由（英語）\"");

        Answer gone = preview(administrator, "calendars", "R4.5.20", DAYS + body() + ",R4.8.16,取消,\n");
        assertThat(gone.body()).contains("変更前 </span>閉庁</del>", "変更後 </span>（空欄）</ins>");
    }

    @Test
    void aProgramIsToldWhatStoodInTheCellsThatChange() {
        close(LocalDate.of(2022, 8, 17), "庁舎停電点検");
        TestProgram program = site.program(ADMINISTRATOR);
        var holder = program.get("/api/v1/masters/assignments/rows?purpose=test&q=joho-kanri-tanto")
                .json()
                .at("/items/0");
        var ended = Map.of(
                "login", holder.path("login").asString(),
                "unit", holder.path("unit").asString(),
                "post", holder.path("post").asString(),
                "kind", holder.path("kind").asString(),
                "from", holder.path("from").asString());

        assertThat(rehearsed(
                                program,
                                "calendars",
                                Map.of("body", body(), "day", "2022-08-17", "state", "閉庁", "why", "庁舎清掃"))
                        .json()
                        .at("/lines/0/before")
                        .propertyNames())
                .containsExactlyInAnyOrder("why", "english");
        for (String last : List.of("2022-05-19", "2022-05-31")) {
            TestProgram.Answer end = rehearsed(site.program(PERSONNEL), "assignments", with(ended, "last", last));
            assertThat(end.text("/lines/0/taken")).isEqualTo("ENDED");
            assertThat(end.json().at("/lines/0/before").propertyNames())
                    .as(last)
                    .containsExactly("last");
        }
        assertThat(rehearsed(program, "people", Map.of("login", "shin-nin", "name", "新任"))
                        .json()
                        .at("/lines/0")
                        .has("before"))
                .isFalse();
    }

    @Test
    void aNameThatDiffersIsAChangeFromTomorrowOn() {
        TestBrowser personnel = site.signedIn(PERSONNEL);
        String csv = "ログイン名,氏名,理由\nkikaku-kacho,佐藤 花子,婚姻\n";
        UUID person = toshima.read(
                () -> organization.findPerson("kikaku-kacho").orElseThrow().value());
        Text before = name(person, TODAY);

        assertThat(preview(personnel, "people", "R4.5.20", csv).body())
                .contains("令和4年5月21日（土）から", "取り込めない")
                .doesNotContain("name=\"seal\"");
        Answer preview = preview(personnel, "people", "R4.6.1", csv);
        assertThat(preview.body()).contains("変更前 </span>" + before.ja() + "</del>", "佐藤 花子</ins>");
        Answer applied = personnel.post(path, Map.of("seal", seal(preview)));

        assertThat(applied.body()).contains("取り込みました");
        assertThat(name(person, LocalDate.of(2022, 5, 31))).isEqualTo(before);
        assertThat(name(person, LocalDate.of(2022, 6, 1))).isEqualTo(Text.same("佐藤 花子"));
        assertThat(preview(personnel, "people", "R4.6.1", csv).body()).contains("変わるものはありません");
        assertThat(toshima.read(() -> ledger.history(person)).getLast().detail())
                .isNotNull()
                .satisfies(detail -> assertThat(Objects.requireNonNull(detail).changes())
                        .contains(new Act.Change("氏名", before.ja(), "佐藤 花子")));
    }

    @Test
    void whatChangedSinceThePreviewIsShownAndNothingIsTakenIn() {
        TestBrowser administrator = site.signedIn(ADMINISTRATOR);
        LocalDate day = LocalDate.of(2022, 8, 18);
        Answer preview = preview(administrator, "calendars", "R4.5.20", DAYS + body() + ",R4.8.18,閉庁,停電\n");
        close(LocalDate.of(2022, 8, 19), "別の人の登録");

        Answer refused = administrator.post(path, Map.of("seal", seal(preview)));

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.body()).contains("確認してから今までの間に登録内容が変わりました", "name=\"seal\"");
        assertThat(isClosed(day)).isFalse();
        assertThat(administrator.post(path, Map.of("seal", seal(refused))).status())
                .isEqualTo(200);
        assertThat(isClosed(day)).isTrue();
    }

    @Test
    void aRowIsNumberedByItsLineInTheFileWhateverIsBlankAboveIt() {
        Actor administrator = toshima.actor(ADMINISTRATOR);
        String body = body();
        toshima.run(() -> {
            var grid = new Grid(
                    List.of("執行機関コード", "日", "開庁・閉庁", "理由"),
                    List.of(List.of(body, "2022-08-24", "閉庁", "停電"), List.of(body, "不明", "閉庁", "停電")),
                    List.of(3, 6));
            assertThat(imports.rehearse(masters.toChange("calendars", administrator), grid, TODAY, administrator)
                            .lines())
                    .extracting(MasterImports.Line::number)
                    .containsExactly(3, 6);
        });
    }

    @Test
    void whatChangesBetweenTheLastLookAndTheWriteTakesNothingIn() {
        Actor administrator = toshima.actor(ADMINISTRATOR);
        LocalDate day = LocalDate.of(2022, 8, 22);
        String body = body();
        toshima.run(() -> {
            MasterFile calendars = masters.toChange("calendars", administrator);
            var grid =
                    new Grid(List.of("執行機関コード", "日", "開庁・閉庁", "理由"), List.of(List.of(body, "2022-08-22", "閉庁", "停電")));
            MasterImports.Outcome looked = imports.rehearse(calendars, grid, TODAY, administrator);
            close(LocalDate.of(2022, 8, 23), "別の人の登録");

            assertThatExceptionOfType(ChangedMeanwhile.class)
                    .isThrownBy(() -> imports.apply(calendars, grid, TODAY, administrator, looked));
        });
        assertThat(isClosed(day)).isFalse();
    }

    @Test
    void filesOfAYearAreTakenInOnceAndNeverOverwritten() {
        TestBrowser head = site.signedIn(HEAD_OF_RECORDS);
        String plan = exported(head, "files");
        assertThat(preview(head, "files", "R4.5.20", plan).body()).contains("変わるものはありません");
        String[] lines = plan.split("\r?\n");
        String line = lines[1].replaceFirst("20[0-9]{2}-[0-9]{6}-[0-9]{4}", "2022-990101-9901");
        assertThat(line).contains("2022-990101-9901");

        Answer preview = preview(head, "files", "R4.5.20", lines[0] + "\n" + line + "\n");
        assertThat(preview.body()).contains("新規");
        assertThat(head.post(path, Map.of("seal", seal(preview))).status()).isEqualTo(200);

        assertThat(exported(head, "files")).contains("2022-990101-9901");
        assertThat(preview(head, "files", "R4.5.20", lines[0] + "\n" + line.replace("電子", "紙") + "\n")
                        .body())
                .contains("簿冊は書き換えられません")
                .doesNotContain("name=\"seal\"");
        assertThat(preview(head, "files", "R4.5.20", lines[0] + "\n" + line.replaceFirst(",[0-9]+年,", ",約5年,") + "\n")
                        .body())
                .contains("保存期間「約5年」は読み取れません");
        assertThat(site.signedIn(ADMINISTRATOR)
                        .get("/administration/import/files")
                        .status())
                .isEqualTo(403);
    }

    @Test
    void anotherFormOfNumbersEndsTheOneBefore() {
        TestBrowser head = site.signedIn(HEAD_OF_RECORDS);
        String series = exported(head, "series");
        assertThat(preview(head, "series", "R4.5.20", series).body()).contains("変わるものはありません");
        String[] lines = series.split("\r?\n");
        String line = List.of(lines).stream()
                .filter(each -> each.contains(",2022,") && each.contains("発第"))
                .findFirst()
                .orElseThrow();
        String old = line.split(",")[3];

        Answer preview = preview(head, "series", "R4.5.23", lines[0] + "\n" + line.replace("発第", "発") + "\n");
        assertThat(preview.body()).contains("変更前 </span>" + old + "</del>", old.replace("発第", "発") + "</ins>");
        assertThat(head.post(path, Map.of("seal", seal(preview))).status()).isEqualTo(200);

        assertThat(exported(head, "series")).as("today").contains(line);
        assertThat(head.get(
                                "/administration/export/series",
                                Map.of("format", "CSV_UTF8", "purpose", "点検", "on", "R4.5.23"))
                        .body())
                .contains(old.replace("発第", "発") + ",号")
                .doesNotContain(line);
    }

    @Test
    void theHeadOfRecordsTakesThePlanInByProgramToo() {
        assertThat(rehearsed(site.program(HEAD_OF_RECORDS), "classification", Map.of("code", "Z-90", "title", "新分類"))
                        .text("/lines/0/taken"))
                .isEqualTo("NEW");
    }

    private static Map<String, String> with(Map<String, String> row, String key, String value) {
        var more = new java.util.HashMap<>(row);
        more.put(key, value);
        return more;
    }

    private static TestProgram.Answer rehearsed(TestProgram program, String master, Map<String, String> row) {
        TestProgram.Answer answer = program.post(
                "/api/v1/masters/" + master + "/rehearsals", Map.of("from", TODAY.toString(), "rows", List.of(row)));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer;
    }

    private static String exported(TestBrowser browser, String master) {
        return browser.get("/administration/export/" + master, Map.of("format", "CSV_UTF8", "purpose", "点検"))
                .body();
    }

    private Answer preview(TestBrowser browser, String master, String from, String csv) {
        Answer sent = browser.postFile(
                "/administration/import/" + master, Map.of("from", from), "file", master + ".csv", csv);
        assertThat(sent.status()).as(master + " " + sent.body()).isEqualTo(302);
        path = sent.location();
        return browser.get(path);
    }

    private static String seal(Answer preview) {
        Matcher matcher = SEAL.matcher(preview.body());
        assertThat(matcher.find()).as(preview.body()).isTrue();
        return matcher.group(1);
    }

    private Text name(UUID person, LocalDate day) {
        return toshima.read(
                () -> organization.names(List.of(person)).on(person, day).orElseThrow());
    }

    private void close(LocalDate day, String why) {
        BodyId body = bodyId();
        toshima.run(() -> register.enterCalendarDay(
                body, day, true, Text.same(why), toshima.actor(ADMINISTRATOR).doer()));
    }

    private String body() {
        return toshima.read(() -> organization.bodiesByCode().keySet().stream()
                .sorted()
                .findFirst()
                .orElseThrow());
    }

    private BodyId bodyId() {
        return Objects.requireNonNull(
                toshima.read(() -> organization.bodiesByCode().get(body())));
    }

    private boolean isClosed(LocalDate day) {
        BodyId body = bodyId();
        return toshima.read(() -> organization.calendarOf(body).isClosed(day));
    }
}
