package org.fumikura.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fumikura.testing.FumikuraTest;
import org.fumikura.testing.Site;
import org.fumikura.testing.TestBrowser;
import org.fumikura.testing.TestProgram;
import org.fumikura.testing.Toshima;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;

/** words that mean the same for the office, as it keeps them and as its searches use them. */
@FumikuraTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SynonymPagesTest {

    private static final String LIST = "/administration/synonyms";
    private static final String KEEPER = "somu-kacho";

    @Autowired
    private Site site;

    @Autowired
    private SearchAtHand search;

    @Autowired
    private Synonyms synonyms;

    @Autowired
    private Toshima toshima;

    @BeforeEach
    void catchUp() {
        search.catchUp();
    }

    @Test
    @DisplayName(
            "R-120 a group counts from the next search on, is said on the page, and what was written alone can be looked for")
    void widensTheNextSearch() {
        TestBrowser keeper = site.signedIn(KEEPER);
        TestBrowser reader = site.signedIn("joho-digital-tanto");
        assertThat(search(reader, "DZYK").body()).contains("見つかりませんでした").doesNotContain("同義語");

        assertThat(enter(keeper, "DZYK", "デジタルガバメント").status()).isEqualTo(302);

        String page = search(reader, "DZYK").body();
        assertThat(page).contains("件見つかりました", "<mark>デジタルガバメント</mark>", "同義語の デジタルガバメント も探しました", "exact=yes");
        assertThat(reader.get("/search?exact=yes&q=" + encoded("DZYK")).body())
                .contains("見つかりませんでした", "書いたとおりの言葉だけを探しました");
        assertThat(search(reader, "「DZYK」").body()).contains("見つかりませんでした");

        String path = path(keeper, "DZYK");
        assertThat(keeper.post(path + "/remove", Map.of()).status()).isEqualTo(302);
        assertThat(search(reader, "DZYK").body()).contains("見つかりませんでした");
        assertThat(keeper.get(path).body()).contains("削除済み", "同義語を登録した", "同義語を削除した", "総務課長");
        assertThat(keeper.get(LIST + "?show=removed").body()).contains("DZYK");
        assertThat(keeper.get(LIST).body()).doesNotContain("DZYK");
    }

    @Test
    @DisplayName("R-120 a group is changed in place, with what it was in its history; nothing typed is lost")
    void isChanged() {
        TestBrowser keeper = site.signedIn(KEEPER);
        enter(keeper, "変える言葉", "前の言葉");
        String path = path(keeper, "変える言葉");

        TestBrowser.Answer refused = keeper.post(path + "/change", Map.of("word", "変える言葉", "others", "変える 言葉、ほかの言葉"));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body()).contains("登録しなくても同じもの", "value=\"変える 言葉、ほかの言葉\"");

        assertThat(keeper.post(path + "/change", Map.of("word", "変える言葉", "others", "後の言葉", "oneWay", "yes"))
                        .status())
                .isEqualTo(302);
        assertThat(keeper.get(path).body()).contains("前の言葉 → 後の言葉", "互いに → この言葉からだけ");
        TestBrowser.Answer twice = enter(keeper, "変える言葉", "別の言葉");
        assertThat(twice.status()).isEqualTo(422);
        assertThat(twice.body()).contains("すでに登録されています", "別の言葉");
    }

    @Test
    @DisplayName("R-120 the head of records keeps them; administrators and auditors read them, others see nothing")
    void whoMay() {
        for (String login : List.of("system-kanri", "kansa-tanto")) {
            TestBrowser reader = site.signedIn(login);
            assertThat(reader.get(LIST).status()).as(login).isEqualTo(200);
            assertThat(reader.get(LIST + "/new").status()).as(login).isEqualTo(403);
            assertThat(enter(reader, "入れない言葉", "別の言葉").status()).as(login).isEqualTo(403);
        }
        TestBrowser clerk = site.signedIn("joho-kanri-tanto");
        assertThat(clerk.get(LIST).status()).isEqualTo(403);
        assertThat(clerk.get("/administration/export/synonyms?purpose=x").status())
                .isEqualTo(403);
    }

    @Test
    @DisplayName("R-145, I-22 they go out into files and come in; the same file twice changes nothing")
    void inFiles() {
        TestProgram keeper = site.program(KEEPER);
        var rows = Map.of(
                "from",
                "2022-05-20",
                "rows",
                List.of(
                        Map.of("word", "ファイルの言葉", "others", "表の言葉、行の言葉", "one-way", "○"),
                        Map.of("word", "消える言葉", "others", "別", "remove", "○")));
        TestProgram.Answer wrong =
                keeper.post("/api/v1/masters/synonyms/rehearsals", rows(Map.of("word", "短", "others", "長い")));
        assertThat(wrong.text("/lines/0/why/ja")).contains("「短」は使えません");

        TestProgram.Answer rehearsal = keeper.post("/api/v1/masters/synonyms/rehearsals", rows);
        assertThat(rehearsal.text("/lines/0/taken")).isEqualTo("NEW");
        assertThat(toshima.read(() -> synonyms.find("ファイルの言葉"))).isEmpty();
        assertThat(keeper.post("/api/v1/masters/synonyms/takings", rows, rehearsal.tag())
                        .status())
                .isEqualTo(200);
        assertThat(keeper.post("/api/v1/masters/synonyms/rehearsals", rows).text("/counts/unchanged"))
                .isEqualTo("2");
        assertThat(keeper.get("/api/v1/masters/synonyms/rows?purpose=test&q=" + encoded("行の"))
                        .text("/items/0/others"))
                .isEqualTo("表の言葉、行の言葉");

        var gone = rows(Map.of("word", "ファイルの言葉", "others", "表の言葉", "remove", "○"));
        TestProgram.Answer removal = keeper.post("/api/v1/masters/synonyms/rehearsals", gone);
        assertThat(removal.text("/lines/0/taken")).isEqualTo("ENDED");
        keeper.post("/api/v1/masters/synonyms/takings", gone, removal.tag());
        assertThat(toshima.read(() -> synonyms.find("ファイルの言葉"))).isEmpty();
        assertThat(site.signedIn(KEEPER)
                        .get("/administration/export/synonyms?purpose=x")
                        .body())
                .contains("同じ意味の言葉");
    }

    @Test
    @DisplayName("R-120 programs are told which words were looked for too, or look for exactly what they wrote")
    void forPrograms() {
        enter(site.signedIn(KEEPER), "番組の言葉", "推進");
        TestProgram reader = site.program("joho-digital-tanto");

        TestProgram.Answer found = reader.get("/api/v1/search?q=" + encoded("番組の言葉"));
        assertThat(found.text("/also/0")).isEqualTo("推進");
        assertThat(found.json().at("/total").asLong()).isPositive();
        assertThat(reader.get("/api/v1/search?exact=true&q=" + encoded("番組の言葉"))
                        .json()
                        .at("/total")
                        .asLong())
                .isZero();
    }

    private static Map<String, Object> rows(Map<String, String> row) {
        return Map.of("from", "2022-05-20", "rows", List.of(row));
    }

    private static TestBrowser.Answer enter(TestBrowser keeper, String word, String others) {
        return keeper.post(LIST, Map.of("key", UUID.randomUUID().toString(), "word", word, "others", others));
    }

    private static String path(TestBrowser keeper, String word) {
        Matcher link = Pattern.compile("href=\"(" + LIST + "/[0-9a-f-]{36})\">" + word)
                .matcher(keeper.get(LIST + "?q=" + encoded(word)).body());
        assertThat(link.find()).as(word).isTrue();
        return link.group(1);
    }

    private static TestBrowser.Answer search(TestBrowser browser, String words) {
        return browser.get("/search?q=" + encoded(words));
    }

    private static String encoded(String words) {
        return URLEncoder.encode(words, StandardCharsets.UTF_8);
    }
}
