package org.fumikura.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fumikuradb.approval.Tables.DRAFT;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.fumikura.organization.Actor;
import org.fumikura.records.DocumentId;
import org.fumikura.testing.FumikuraTest;
import org.fumikura.testing.Site;
import org.fumikura.testing.TestBrowser;
import org.fumikura.testing.TestBrowser.SentFile;
import org.fumikura.testing.TestProgram;
import org.fumikura.testing.Toshima;
import org.jooq.DSLContext;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** R-020-batch: drafts of one text from a file, looked at, made and submitted together. */
@FumikuraTest
class BatchesTest {

    private static final Charset CP932 = Charset.forName("windows-31j");

    @Autowired
    private Site site;

    @Autowired
    private MatterWalk walk;

    @Autowired
    private Toshima toshima;

    @Autowired
    private DraftTemplates templates;

    @Autowired
    private DSLContext db;

    @Test
    @DisplayName("R-020-batch a file is looked at first; one press makes all drafts, and another one submits them")
    void isLookedAtMadeAndSubmitted() {
        TestBrowser drafter = site.signedIn(MatterWalk.DRAFTER);
        String batch = send(
                        drafter,
                        template("〔学校〕への照会"),
                        "\uFEFF学校,期限\r\n第一小学校,R4.6.1\r\n第二小学校,\r\n",
                        StandardCharsets.UTF_8)
                .location();
        assertThat(drafter.get(batch).body()).contains("第一小学校への照会", "2件の起案を作る");
        assertThat(titles("小学校への照会")).as("nothing is made yet").isEmpty();

        assertThat(drafter.post(batch, Map.of()).location()).isEqualTo(batch);
        assertThat(drafter.post(batch, Map.of()).status()).as("pressed twice").isEqualTo(302);
        assertThat(titles("小学校への照会")).containsExactlyInAnyOrder("第一小学校への照会", "第二小学校への照会");
        assertThat(site.signedIn(MatterWalk.SECTION_HEAD).get(batch).status()).isEqualTo(404);

        walk.rewrite(draft("第二小学校への照会"), text -> text.withWords(text.title(), "", ""));
        String answer = drafter.post(batch + "/submissions", Map.of()).body();
        assertThat(answer)
                .contains("第一小学校への照会</a>：回付しました。", "まとめて回付する（1件）")
                .containsPattern("第二小学校への照会</a>：<strong>回付していません。 *伺い文を入力してください。");
        assertThat(drafter.get("/matters?list=unit").body())
                .contains("第一小学校への照会")
                .doesNotContain("第二小学校への照会");
        assertThat(drafter.get("/batches").body()).contains("作成済み 2件");
    }

    @Test
    @DisplayName("R-020-batch nothing is made when any row is bad, and each of those is named with its line")
    void aBadRowKeepsAllFromBeingMade() {
        TestBrowser drafter = site.signedIn(MatterWalk.DRAFTER);
        String batch = send(drafter, template("〔施設〕の点検"), "施設,金額\n体育館,1000\n公会堂,千円\n", CP932)
                .location();

        assertThat(drafter.get(batch).body())
                .contains("体育館の点検", "3行目", "金額「千円」")
                .doesNotContain("起案を作る");
        TestBrowser.Answer refused = drafter.post(batch, Map.of());
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.body()).contains("直す行が 1 行あります");
        assertThat(titles("の点検")).isEmpty();
    }

    @Test
    void badFilesAreRefusedClearly() {
        TestBrowser drafter = site.signedIn(MatterWalk.DRAFTER);
        UUID template = template("〔区分〕の通知");

        assertThat(send(drafter, template, "", StandardCharsets.UTF_8).body()).contains("ファイルを選んでください。");
        assertThat(send(drafter, template, "名前\n一\n", StandardCharsets.UTF_8).body())
                .contains("列が足りません：区分");
        assertThat(send(drafter, template, "区分\né\n", StandardCharsets.ISO_8859_1)
                        .body())
                .contains("文字コードが分かりません");
        String many =
                "区分\n" + IntStream.range(0, 201).mapToObj(n -> "第" + n + "\n").collect(Collectors.joining());
        assertThat(send(drafter, template, many, StandardCharsets.UTF_8).body()).contains("200 件まで");
        assertThat(send(drafter, template("ただの件名"), "区分\n一\n", StandardCharsets.UTF_8)
                        .body())
                .contains("差込み");
    }

    @Test
    void programsMakeAllOrNone() {
        TestProgram program = site.program(MatterWalk.DRAFTER);
        String path = "/api/v1/templates/" + template("〔団体〕への通知") + "/batches";
        TestProgram.Answer refused = program.post(path, Map.of("rows", List.of(named("団体", "青年会"), named("団体", ""))));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text("/errors/0/field")).isEqualTo("rows[1]");

        TestProgram.Answer made = program.post(path, Map.of("rows", List.of(named("団体", "青年会"), named("団体", "婦人会"))));
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        assertThat(made.text("/drafts/1/title")).isEqualTo("婦人会への通知");
        assertThat(program.get(made.location()).text("/drafts/0/state/ja")).isEqualTo("作成中");
        assertThat(program.get("/api/v1/drafts/" + made.text("/drafts/0/id")).text("/content/amount"))
                .isEqualTo("5000");
    }

    private static Map<String, Object> named(String name, String value) {
        return Map.of("values", List.of(Map.of("name", name, "value", value)), "amount", 5_000);
    }

    private static TestBrowser.Answer send(TestBrowser browser, UUID template, String text, Charset charset) {
        return browser.postFiles(
                "/templates/" + template + "/batch",
                List.of(Map.entry("key", UUID.randomUUID().toString())),
                List.of(new SentFile("file", "一覧.csv", text.getBytes(charset))));
    }

    private UUID template(String title) {
        Actor drafter = toshima.actor(MatterWalk.DRAFTER);
        DocumentId draft = walk.draft(title);
        UUID template = toshima.in(() -> templates.keep(draft, title, Sharing.MINE, drafter));
        walk.rewrite(draft, text -> text.withWords("済み", text.body(), text.reason()));
        return template;
    }

    private List<String> titles(String part) {
        return toshima.read(() -> db.select(DRAFT.TITLE)
                .from(DRAFT)
                .where(DRAFT.TITLE.contains(part))
                .fetch(DRAFT.TITLE));
    }

    private DocumentId draft(String title) {
        return toshima.read(() -> new DocumentId(db.select(DRAFT.DOCUMENT_ID)
                .from(DRAFT)
                .where(DRAFT.TITLE.eq(title))
                .fetchSingle()
                .value1()));
    }
}
