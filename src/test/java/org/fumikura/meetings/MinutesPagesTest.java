package org.fumikura.meetings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fumikura.meetings.MinutesWalk.CLERK;
import static org.fumikura.meetings.MinutesWalk.MEMBER;
import static org.fumikura.meetings.MinutesWalk.SECRET;
import static org.fumikura.meetings.MinutesWalk.SECRETARY;
import static org.fumikura.meetings.MinutesWalk.STRANGER;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fumikura.records.DocumentId;
import org.fumikura.testing.FumikuraTest;
import org.fumikura.testing.Site;
import org.fumikura.testing.TestBrowser;
import org.fumikura.testing.TestProgram;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Minutes by their pages, without JavaScript, and by a program. */
@FumikuraTest
class MinutesPagesTest {

    @Autowired
    private MinutesWalk walk;

    @Autowired
    private Site site;

    @Test
    @DisplayName("MN-02 MN-04 the secretariat drafts, a member corrects, and the public version leaves by pages alone")
    void goesByPages() {
        String path = "/meetings/" + walk.held("画面の本部").value() + "/minutes";
        TestBrowser secretary = site.signedIn(SECRETARY);
        TestBrowser member = site.signedIn(MEMBER);
        assertThat(member.get(path).body()).contains("会議録はまだありません");
        assertThat(secretary.post(path, Map.of()).status()).isEqualTo(302);
        assertThat(member.get(path).body()).as("a draft").doesNotContain(SECRET);

        var wording = new TreeMap<>(Map.of("revision", "1", "opening", "", "gist-0", "計画の案を説明した。"));
        wording.putAll(Map.of("gist-1", SECRET, "gist-2", "予定を報告した。", "closed-1", SeedMinutes.CLOSED_BECAUSE));
        wording.putAll(Map.of("said-1-0", "日程は伏せること。", "said-2-0", "電子化を加えてください。", "said-2-1", "承知しました。"));
        assertThat(secretary.post(path + "/wording", wording).body())
                .as("without opening words, and kept")
                .contains("変更していません", "予定を報告した。");
        wording.put("opening", "副区長　ただいまより開催します。");
        assertThat(secretary.post(path + "/wording", wording).status()).isEqualTo(302);
        assertThat(secretary.post(path + "/checking", Map.of()).status()).isEqualTo(302);

        assertThat(member.post(path + "/checks", Map.of("place", "議案（1）")).body())
                .as("a correction without words, its place kept")
                .contains("変更していません", "議案（1）");
        assertThat(member.post(path + "/checks", Map.of("place", "議案（1）", "words", "「案」を加える。"))
                        .status())
                .isEqualTo(302);
        assertThat(secretary.post(path + "/submission", Map.of()).body()).contains("答えていない修正の意見");
        String check = first(secretary.get(path).body(), "name=\"check\" value=\"([0-9a-f-]{36})\"");
        assertThat(secretary
                        .post(path + "/answers", Map.of("check", check, "taken", "no"))
                        .body())
                .contains("採らない理由");
        assertThat(secretary
                        .post(path + "/answers", Map.of("check", check, "taken", "no", "answer", "既に入っているため"))
                        .status())
                .isEqualTo(302);
        TestBrowser clerk = site.signedIn(CLERK);
        String draft = clerk.post(path + "/submission", Map.of()).location();
        assertThat(draft).startsWith("/drafts/");
        assertThat(clerk.get(draft).body()).contains("会議録の確定について", "会議録.pdf");
        walk.decide(new DocumentId(UUID.fromString(draft.replace("/drafts/", ""))));

        assertThat(secretary.get(path).body()).contains("確定", "公開版");
        assertThat(member.post(path + "/public", Map.of()).status()).isEqualTo(404);
        assertThat(clerk.post(path + "/public", Map.of()).status()).isEqualTo(302);
        assertThat(clerk.get(path).body()).contains("公開版を作った職員とは別の職員");
        assertThat(clerk.get(path + "/public.pdf").header("content-type")).isEqualTo("application/pdf");
        assertThat(site.signedIn(STRANGER).get(path + "/public.pdf").status()).isEqualTo(404);
    }

    @Test
    @DisplayName("S18 a program drafts, checks, has confirmed and makes public what is left of the minutes")
    void goesByProgram() {
        String path = "/api/v1/meeting-sessions/" + walk.held("プログラムの本部").value() + "/minutes";
        TestProgram secretary = site.program(SECRETARY);
        assertThat(secretary.get(path).status()).isEqualTo(404);
        assertThat(secretary.post(path, null).status()).isEqualTo(201);
        List<Map<String, Object>> items = List.of(
                Map.of("gist", "計画の案を説明した。", "said", List.of()),
                Map.of("gist", SECRET, "said", List.of("日程は伏せること。"), "closedReason", SeedMinutes.CLOSED_BECAUSE),
                Map.of("gist", "予定を報告した。", "said", List.of("電子化を加えてください。", "承知しました。")));
        var wording = Map.of("revision", 1, "opening", "副区長　ただいまより開催します。", "items", items);
        assertThat(secretary
                        .post(path + "/wording", Map.of("revision", 1, "opening", "開会", "items", items.subList(0, 2)))
                        .status())
                .isEqualTo(422);
        assertThat(secretary.post(path + "/wording", wording).text("/revision")).isEqualTo("2");
        assertThat(secretary.post(path + "/wording", wording).status())
                .as("over a revision that she has not seen")
                .isEqualTo(422);
        assertThat(secretary.post(path + "/checking", null).text("/state")).isEqualTo("CHECKING");
        TestProgram member = site.program(MEMBER);
        TestProgram.Answer said = member.post(path + "/checks", Map.of("place", "開会", "words", "時刻を加える。"));
        assertThat(secretary
                        .post(path + "/checks/" + said.text("/checks/0/id") + "/answer", Map.of("taken", true))
                        .text("/checks/0/taken"))
                .isEqualTo("true");
        assertThat(secretary.post(path + "/reopening", null).text("/state")).isEqualTo("DRAFT");
        assertThat(secretary.post(path + "/public-version", null).status()).isEqualTo(409);
        String matter = site.program(CLERK).post(path + "/submission", null).text("/matter");
        walk.decide(new DocumentId(UUID.fromString(matter)));

        TestProgram.Answer made = secretary.post(path + "/public-version", null);
        assertThat(made.status()).isEqualTo(200);
        assertThat(made.json().at("/publicVersion").toString())
                .contains(SeedMinutes.CLOSED_BECAUSE)
                .doesNotContain(SECRET);
        assertThat(made.text("/publicVersion/words/meeting/how")).isEqualTo("CLOSED");
        assertThat(made.text("/publicVersion/words/minutes/how")).isEqualTo("PARTLY");
        assertThat(secretary.get(path + "/text").body()).contains(SECRET);
        assertThat(secretary.get(path + "/pdf").type()).isEqualTo("application/pdf");
        assertThat(secretary.get(path + "/public-version/pdf").type()).isEqualTo("application/pdf");
        assertThat(site.program(STRANGER).get(path).status()).isEqualTo(404);
    }

    private static String first(String page, String pattern) {
        Matcher found = Pattern.compile(pattern).matcher(page);
        assertThat(found.find()).as(pattern).isTrue();
        return found.group(1);
    }
}
