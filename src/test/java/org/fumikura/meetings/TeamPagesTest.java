package org.fumikura.meetings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.fumikura.records.DocumentId;
import org.fumikura.records.DocumentState;
import org.fumikura.testing.FumikuraTest;
import org.fumikura.testing.Site;
import org.fumikura.testing.StatementCounter;
import org.fumikura.testing.TestBrowser;
import org.fumikura.testing.TestProgram;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Teams and themes by their pages, and by a program. */
@FumikuraTest
class TeamPagesTest {

    private static final int MOST = 45;

    @Autowired
    private Site site;

    @Autowired
    private TeamOffice office;

    @Autowired
    private StatementCounter statements;

    @Test
    @DisplayName("TM-07 a team is set up, its theme goes over the board, and others read it without a button")
    void goesOverTheBoard() {
        TestBrowser secretary = site.signedIn(TeamOffice.SECRETARY);
        String unit = first(secretary.get("/teams/new").body(), "(?s)name=\"unit\".*?<option value=\"([^\"]+)\"");
        assertThat(secretary.post("/teams", Map.of("name", "名前だけのPT")).body())
                .as("what is missing is said, and what was typed is kept")
                .contains("まだ受け付けていません", "名前だけのPT");
        assertThat(secretary
                        .post(
                                "/teams",
                                Map.of(
                                        "name", "画面のPT",
                                        "kind", "PROJECT_TEAM",
                                        "purpose", "画面で検討する",
                                        "basis", "設置要綱",
                                        "from", "R4.4.1",
                                        "unit", unit))
                        .header("location"))
                .endsWith("/teams?done=founded");
        String team = first(secretary.get("/teams").body(), "href=\"(/teams/[0-9a-f-]{36})\">画面のPT");
        assertThat(secretary
                        .post(
                                team + "/theme",
                                Map.of(
                                        "title", "画面のテーマ",
                                        "goal", "画面で追えること",
                                        "owner",
                                                office.post("joho-kacho")
                                                        .value()
                                                        .toString()))
                        .status())
                .isEqualTo(302);
        String theme = first(secretary.get(team).body(), "href=\"(/themes/[0-9a-f-]{36})\"");

        assertThat(secretary
                        .post(theme + "/state", Map.of("event", "STUDY", "back", "true"))
                        .header("location"))
                .endsWith(team + "?done=state");
        assertThat(secretary
                        .post(theme + "/state", Map.of("event", "CONTINUE", "back", "true"))
                        .body())
                .as("the board asks for the reason on a page of its own")
                .contains("テーマの状態を移す", "入力してください");
        assertThat(secretary
                        .post(theme + "/task", Map.of("wording", "持ち主のない課題", "due", "R4.6.30"))
                        .body())
                .as("TM-06")
                .contains("担当の職を選んでください", "持ち主のない課題");

        TestBrowser stranger = site.signedIn(TeamOffice.STRANGER);
        assertThat(stranger.get(team).body()).contains("画面のテーマ", "検討").doesNotContain(theme + "/state\"");
        assertThat(stranger.post(theme + "/state", Map.of("event", "DROP", "reason", "不要"))
                        .status())
                .isEqualTo(403);
    }

    @Test
    @DisplayName("TM-07 the title of a document of a theme is for those who may read it")
    void hidesWhatOneMayNotRead() {
        TeamId team = office.team("文書のPT");
        ThemeId theme = office.theme(team, "文書のあるテーマ");
        DocumentId document = office.document(DocumentState.CLOSED);
        TestBrowser secretary = site.signedIn(TeamOffice.SECRETARY);
        String path = Themes.path(theme);
        assertThat(secretary
                        .post(
                                path + "/document",
                                Map.of("kind", "OUTPUT", "document", "http://localhost/documents/" + document.value()))
                        .status())
                .isEqualTo(302);
        String link = "/matters/" + document.value();

        assertThat(secretary.get(path).body()).contains(link);
        TestBrowser stranger = site.signedIn(TeamOffice.STRANGER);
        boolean readable = stranger.get(link).status() == 200;
        assertThat(stranger.get(path).body().contains(link)).isEqualTo(readable);
        assertThat(secretary
                        .post(path + "/document", Map.of("kind", "OUTPUT", "document", "1文字もない番号"))
                        .body())
                .contains("当てはまる文書が1件に定まりません");
    }

    @Test
    @DisplayName("a team's page asks no more questions for many themes than for one")
    void asksAsManyQuestionsForManyThemes() {
        TestBrowser secretary = site.signedIn(TeamOffice.SECRETARY);
        String one = Teams.path(few("少ないPT", 1));
        String many = Teams.path(few("多いPT", 12));
        secretary.get(one);
        int few = statements.during(() -> secretary.get(one));

        assertThat(statements.during(() -> secretary.get(many))).isEqualTo(few).isLessThanOrEqualTo(MOST);
        ThemeId theme = office.theme(office.team("1テーマのPT"), "問い合わせの数");
        assertThat(statements.during(() -> secretary.get(Themes.path(theme)))).isLessThanOrEqualTo(MOST);
    }

    private TeamId few(String name, int themes) {
        TeamId team = office.team(name);
        for (int i = 0; i < themes; i++) {
            office.theme(team, "テーマ" + i);
        }
        return team;
    }

    @Test
    @DisplayName("a program charters a theme, moves it and adds a task")
    void isWorkedOnByAProgram() {
        TeamId team = office.team("プログラムのPT");
        TestProgram program = site.program(TeamOffice.SECRETARY);
        String owner = office.post("joho-kacho").value().toString();
        TestProgram.Answer made = program.post(
                "/api/v1/teams/" + team.value() + "/themes",
                Map.of("title", "APIのテーマ", "goal", "外から進める", "owner", owner));
        assertThat(made.status()).isEqualTo(201);
        String path = made.location().replaceFirst("^https?://[^/]+", "");

        assertThat(program.post(path + "/events", Map.of("event", "STUDY")).text("/theme/state"))
                .isEqualTo("STUDYING");
        assertThat(program.post(path + "/events", Map.of("event", "CLOSE")).status())
                .isEqualTo(409);
        assertThat(program.post(path + "/events", Map.of("event", "CONTINUE")).status())
                .as("without a reason")
                .isEqualTo(422);
        TestProgram.Answer task =
                program.post(path + "/tasks", Map.of("wording", "調べる", "owner", owner, "due", "2022-06-30"));
        assertThat(task.text("/tasks/0/wording")).isEqualTo("調べる");
        assertThat(program.post(
                                path + "/tasks/" + task.text("/tasks/0/id") + "/done",
                                Map.of("on", office.today().toString()))
                        .text("/tasks/0/done"))
                .isEqualTo(office.today().toString());
        assertThat(program.get("/api/v1/teams/" + team.value() + "/themes").text("/items/0/title"))
                .isEqualTo("APIのテーマ");
    }

    private static String first(String page, String pattern) {
        var found = java.util.regex.Pattern.compile(pattern).matcher(page);
        assertThat(found.find()).as(pattern + " in " + page).isTrue();
        return found.group(1);
    }
}
