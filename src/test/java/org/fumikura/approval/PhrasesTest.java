package org.fumikura.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fumikuradb.approval.Tables.PHRASE;

import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.fumikura.ledger.Ledger;
import org.fumikura.ledger.LedgerEntry;
import org.fumikura.organization.Actor;
import org.fumikura.records.DocumentId;
import org.fumikura.testing.FumikuraTest;
import org.fumikura.testing.Site;
import org.fumikura.testing.TestBrowser;
import org.fumikura.testing.TestProgram;
import org.fumikura.testing.Toshima;
import org.jooq.DSLContext;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** phrases are kept, put into requests and ended; programs do what the pages of templates and phrases do. */
@FumikuraTest
class PhrasesTest {

    private static final String CLERK = "joho-kanri-kakaricho";

    @Autowired
    private Site site;

    @Autowired
    private MatterWalk walk;

    @Autowired
    private Toshima toshima;

    @Autowired
    private Phrases phrases;

    @Autowired
    private Ledger ledger;

    @Autowired
    private DSLContext db;

    @Test
    @DisplayName("R-027 a phrase is written below what was typed, and is ended, not deleted")
    void aPhraseIsKeptUsedAndEnded() {
        TestBrowser drafter = site.signedIn(MatterWalk.DRAFTER);
        assertThat(keep(drafter, "照会の結び", "ご回答くださるようお願いします。", "MINE").header("location"))
                .endsWith("/phrases?done=kept");
        UUID phrase = phrase("照会の結び");
        DocumentId id = walk.draft("定型文の案件");
        String path = "/drafts/" + id.value();
        assertThat(drafter.get(path).body()).contains("<option value=\"" + phrase + "\">照会の結び</option>");

        var form = DraftPagesTest.form(drafter, id, "phrase");
        form.add(Map.entry("body", "打った本文\n"));
        form.add(Map.entry("phrase", phrase.toString()));
        assertThat(drafter.post(path, form).header("location")).endsWith(path + "#body");
        assertThat(walk.draftOf(id).orElseThrow().text().body()).isEqualTo("打った本文\nご回答くださるようお願いします。\n");

        assertThat(drafter.post("/phrases/" + phrase + "/end", Map.of()).header("location"))
                .endsWith("/phrases?done=ended");
        assertThat(drafter.get("/phrases").body()).doesNotContain("照会の結び");
        form = DraftPagesTest.form(drafter, id, "phrase");
        form.add(Map.entry("body", "終わった定型文を選んだまま"));
        form.add(Map.entry("phrase", phrase.toString()));
        assertThat(drafter.post(path, form).status()).isEqualTo(302);
        assertThat(walk.draftOf(id).orElseThrow().text().body())
                .as("nothing typed is lost")
                .isEqualTo("終わった定型文を選んだまま");
        assertThat(toshima.read(() -> ledger.history(phrase)))
                .extracting(LedgerEntry::kind)
                .containsExactlyInAnyOrder(ApprovalActs.PHRASE_KEPT, ApprovalActs.PHRASE_ENDED);
    }

    @Test
    @DisplayName("R-027 the records clerk shares a phrase with her section; others of it use it and do not end it")
    void aPhraseOfTheSection() {
        TestBrowser clerk = site.signedIn(CLERK);
        TestBrowser colleague = site.signedIn(MatterWalk.DRAFTER);
        assertThat(keep(colleague, "勝手な共有", "文", "UNIT").body()).contains("課の長と文書取扱主任");
        assertThat(keep(clerk, "課の結び", "よろしく取り計らう。", "UNIT").status()).isEqualTo(302);
        String end = "/phrases/" + phrase("課の結び") + "/end";

        assertThat(colleague.get("/phrases").body()).contains("課の結び").doesNotContain(end);
        assertThat(colleague.post(end, Map.of()).body()).contains("この定型文を管理する人");
        assertThat(site.signedIn("kikaku-shunin").get("/phrases").body()).doesNotContain("課の結び");
    }

    @Test
    void whatCanNotBeKeptStaysInTheForm() {
        TestBrowser drafter = site.signedIn(MatterWalk.DRAFTER);

        TestBrowser.Answer refused = keep(drafter, "番号", "番号は 1234 5678 9018 です。", "MINE");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body()).contains("個人番号と思われる 12 桁の数字", "番号は 1234 5678 9018 です。</textarea>");
        assertThat(keep(drafter, " ", "文", "MINE").body()).contains("名前を 100 字以内で");
        assertThat(keep(drafter, "長い文", "文".repeat(2_001), "MINE").body()).contains("文を 2,000 字以内で");
    }

    @Test
    void listsHavePages() {
        Actor actor = toshima.actor("kikaku-shunin");
        toshima.run(() -> {
            for (int n = 100; n <= 150; n++) {
                phrases.keep("頁 " + n, "文", Sharing.MINE, actor);
            }
        });
        TestBrowser browser = site.signedIn("kikaku-shunin");

        assertThat(browser.get("/phrases").body())
                .contains("頁 149", "/phrases?page=2")
                .doesNotContain("頁 150");
        assertThat(browser.get("/phrases?page=2").body()).contains("頁 150").doesNotContain("頁 149");
        assertThat(browser.get("/templates?page=7").status()).isEqualTo(200);
    }

    @Test
    void programsDoWhatThePagesDo() {
        TestProgram program = site.program(MatterWalk.DRAFTER);
        DocumentId draft = walk.draft("プログラムのひな形");
        String template = "/api/v1/templates/"
                + program.post("/api/v1/templates", Map.of("draft", draft.value(), "name", "API", "sharing", "MINE"))
                        .text("/id");
        assertThat(program.get(template).text("/title")).isEqualTo("プログラムのひな形");
        assertThat(program.get("/api/v1/templates?limit=1").text("/items/0/name"))
                .isEqualTo("API");
        TestProgram.Answer begun = program.post(template + "/drafts", null);
        assertThat(begun.status()).isEqualTo(201);
        assertThat(begun.text("/content/title")).isEqualTo("プログラムのひな形");
        assertThat(program.post(template + "/ending", null).status()).isEqualTo(204);
        assertThat(program.get(template).status()).isEqualTo(404);

        TestProgram.Answer kept =
                program.post("/api/v1/phrases", Map.of("name", "API の文", "words", "お願いします。", "sharing", "MINE"));
        assertThat(kept.status()).isEqualTo(201);
        assertThat(program.get("/api/v1/phrases").json().at("/items").valueStream())
                .anySatisfy(item -> assertThat(item.at("/words").asString("")).isEqualTo("お願いします。"));
        assertThat(program.post(kept.location() + "/ending", null).status()).isEqualTo(204);
        assertThat(program.post("/api/v1/phrases", Map.of("name", "x", "words", "１２３４５６７８９０１８", "sharing", "MINE"))
                        .text("/code"))
                .isEqualTo("approval.phrase-refused");
    }

    private static TestBrowser.Answer keep(TestBrowser browser, String name, String words, String sharing) {
        return browser.post(
                "/phrases",
                Map.of(
                        "name",
                        name,
                        "words",
                        words,
                        "sharing",
                        sharing,
                        "key",
                        UUID.randomUUID().toString()));
    }

    private UUID phrase(String name) {
        return Objects.requireNonNull(toshima.read(() -> db.select(PHRASE.ID)
                .from(PHRASE)
                .where(PHRASE.NAME.eq(name))
                .fetchSingle()
                .value1()));
    }
}
