package org.fumikura.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;
import static org.fumikuradb.approval.Tables.TEMPLATE;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fumikura.ledger.Act;
import org.fumikura.ledger.Ledger;
import org.fumikura.organization.Actor;
import org.fumikura.records.Disclosure;
import org.fumikura.records.DocumentId;
import org.fumikura.records.Documents;
import org.fumikura.records.FileId;
import org.fumikura.records.Scope;
import org.fumikura.records.Secrecy;
import org.fumikura.testing.FumikuraTest;
import org.fumikura.testing.Site;
import org.fumikura.testing.TestBrowser;
import org.fumikura.testing.Toshima;
import org.jooq.DSLContext;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What makes a draft a matter of minutes: what it begins with, and what looks over the drafter's shoulder. */
@FumikuraTest
class DraftAidsTest {

    private static final String OTHER = "joho-kanri-kakaricho";

    @Autowired
    private Site site;

    @Autowired
    private MatterWalk walk;

    @Autowired
    private Toshima toshima;

    @Autowired
    private DraftDefaults defaults;

    @Autowired
    private Documents documents;

    @Autowired
    private Ledger ledger;

    @Autowired
    private DraftTemplates templates;

    @Autowired
    private DSLContext db;

    @Test
    @DisplayName(
            "D-04 a draft begins with kind and file of the last case in this post; one of that kind asks for at most six things")
    void beginsWithTheLastCase() {
        DocumentId last = walk.draft("前の案件");
        walk.rewrite(last, text -> ofKind(text, "A02"));
        walk.placeInLastFile(last);
        walk.submit(last);
        TestBrowser drafter = site.signedIn(MatterWalk.DRAFTER);
        String draft = drafter.post("/drafts", Map.of()).location();
        DraftText begun = begun(draft).text();

        assertThat(begun.matterCode()).isEqualTo("A02");
        assertThat(begun.file()).isPresent().isEqualTo(fileOf(last));
        assertThat(begun.route()).isNotEmpty();
        String visible = drafter.get(draft).body().replaceAll("(?s)<details class=\"more\"[^>]*>.*?</details>", "");
        assertThat(visible).doesNotContain("name=\"amount\"", "name=\"dueOn\"", "name=\"reason\"");
        assertThat(Pattern.compile("class=\"required\"")
                        .matcher(visible)
                        .results()
                        .count())
                .isBetween(4L, 6L);

        assertThat(begunBy(OTHER).file()).isPresent().isNotEqualTo(begun.file());
    }

    @Test
    @DisplayName("A.14 what may be a personal number in body or reason is confirmed first, and the act says so")
    void personalNumbersAreConfirmed() {
        DocumentId id = walk.draft("番号の載る案件");
        walk.rewrite(id, text -> text.withWords(text.title(), "番号は 1234 5678 9018 です。", text.reason()));
        assertThat(site.signedIn(MatterWalk.DRAFTER).get(path(id)).body())
                .contains("name=\"personalNumberConfirmed\"", PersonalNumbers.CONFIRMED.ja());
        assertThatThrownBy(() -> walk.submit(id))
                .asInstanceOf(type(Incomplete.class))
                .satisfies(refused -> assertThat(refused.shortcomings())
                        .singleElement()
                        .satisfies(missing -> {
                            assertThat(missing.field()).isEqualTo("body");
                            assertThat(missing.what().ja()).contains("個人番号と思われる 12 桁の数字");
                        }));

        walk.rewrite(id, text -> text.withPersonalNumberConfirmed(true));
        walk.rewrite(id, text -> text.withWords(text.title(), text.body(), "９８７６５４３２１０９３と１２３４５６７８９０１８"));
        assertThat(walk.draftOf(id).orElseThrow().text().personalNumberConfirmed())
                .as("another number came in")
                .isFalse();
        walk.rewrite(id, text -> text.withPersonalNumberConfirmed(true));
        walk.submit(id);
        assertThat(Objects.requireNonNull(toshima.read(() -> ledger.history(id.value()))
                                .getFirst()
                                .detail())
                        .changes())
                .extracting(Act.Change::after)
                .containsExactly(PersonalNumbers.CONFIRMED.ja());
    }

    @Test
    void nothingIsConfirmedWhereThereIsNoNumber() {
        DocumentId id = walk.draft("番号のない案件");
        walk.rewrite(id, text -> text.withPersonalNumberConfirmed(true));

        assertThat(walk.draftOf(id).orElseThrow().text().personalNumberConfirmed())
                .isFalse();
        assertThat(site.signedIn(MatterWalk.DRAFTER).get(path(id)).body()).doesNotContain("personalNumberConfirmed");
    }

    @ParameterizedTest
    @DisplayName("R-027 what official Japanese writes otherwise is hinted at, and never blocks")
    @CsvSource({
        "確認して下さい。, 下さい",
        "対応が出来る。, 出来る",
        "送付致します。, 致し",
        "資料等々を送る。, 等々",
        "豊島区長殿, 長殿",
        "豊島区役所御中 様, 御中 様",
        "このようにした為に, 為",
        "その事が, 事",
        "次の通り、行う。, 通り",
        "有難うございます, 有難う",
        "宜しくお願いします, 宜しく",
        "10人から１２人, １２",
        "１0人, １0",
        "〔名称〕への照会, 〔名称〕"
    })
    void notationIsHintedAt(String words, String found) {
        assertThat(Notation.of(written(words)))
                .extracting(DraftPage.Hint::found)
                .contains(found);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "次のとおり実施してよろしいか伺います。",
                "出来事を報告する。出来高払とする。",
                "仕事が終わる。人事を行う。事務を行う。",
                "通りに面した御殿を調査する。時間は午後2時から3時まで。",
                "参加者は１人、資料は3点とする。",
                "行為は、為替による。"
            })
    void goodNotationIsLeftAlone(String words) {
        assertThat(Notation.of(written(words))).isEmpty();
    }

    @Test
    void theEditorShowsHintsAndSubmitsAllTheSame() {
        DocumentId id = walk.draft("表記の案件");
        walk.rewrite(id, text -> text.withWords(text.title(), "確認して下さい。", ""));

        assertThat(site.signedIn(MatterWalk.DRAFTER).get(path(id)).body()).contains("「下さい」→ 「ください」");
        walk.submit(id);
    }

    private static DraftText written(String words) {
        return new DraftText(
                "",
                words,
                "",
                "",
                false,
                false,
                Optional.empty(),
                Secrecy.GENERAL,
                Scope.SECTION,
                Set.of(),
                Disclosure.OPEN,
                "",
                "",
                "",
                List.of());
    }

    private DraftText begunBy(String login) {
        Actor actor = toshima.actor(login);
        return toshima.read(() -> defaults.of(actor));
    }

    private static DraftText ofKind(DraftText text, String code) {
        return new DraftText(
                text.title(),
                text.body(),
                text.reason(),
                code,
                text.enforced(),
                false,
                text.file(),
                text.secrecy(),
                text.scope(),
                text.flags(),
                text.disclosure(),
                "",
                "",
                "",
                text.route());
    }

    private Optional<FileId> fileOf(DocumentId id) {
        Actor drafter = toshima.actor(MatterWalk.DRAFTER);
        return toshima.read(
                () -> Optional.of(documents.get(id, drafter.reader()).file()));
    }

    @Test
    @DisplayName("R-020, R-040 a template gives words, kind and route to the next draft, and is ended, not deleted")
    void aTemplateIsKeptUsedAndEnded() {
        DocumentId id = walk.draft("毎月の報告について", "部長", false);
        List<DraftText.DraftStep> route = walk.draftOf(id).orElseThrow().text().route();
        walk.rewrite(id, text -> text.withRoute(route.subList(1, route.size())));
        TestBrowser drafter = site.signedIn(MatterWalk.DRAFTER);

        assertThat(keep(drafter, id, "", "MINE").status()).isEqualTo(422);
        assertThat(keep(drafter, id, "月例報告", "UNIT").body()).contains("課の長と文書取扱主任");
        assertThat(keep(drafter, id, "月例報告", "MINE").header("location")).endsWith(TemplateController.KEPT);
        assertThat(drafter.get("/templates").body()).contains("月例報告", "毎月の報告について");
        assertThat(site.signedIn(OTHER).get("/templates").body()).doesNotContain("月例報告");

        String template = "/templates/" + template("月例報告");
        assertThat(site.signedIn(OTHER).post(template + "/drafts", Map.of()).status())
                .isEqualTo(404);
        DraftInProgress begun =
                begun(drafter.post(template + "/drafts", Map.of()).location());
        DraftText kept = walk.draftOf(id).orElseThrow().text();
        assertThat(begun.text().title()).isEqualTo("毎月の報告について");
        assertThat(begun.text().body()).isEqualTo(kept.body());
        assertThat(begun.text().matterCode()).isEqualTo(kept.matterCode());
        assertThat(begun.text().route()).isEqualTo(route.subList(1, route.size()));
        assertThat(begun.routeFollows()).isFalse();

        assertThat(drafter.post(template + "/end", Map.of()).header("location")).endsWith("/templates?done=ended");
        assertThat(drafter.get("/templates").body()).doesNotContain("月例報告");
        assertThat(drafter.post(template + "/drafts", Map.of()).status()).isEqualTo(404);
        assertThat(toshima.read(() -> ledger.history(template("月例報告"))))
                .extracting(entry -> entry.kind())
                .containsExactlyInAnyOrder(ApprovalActs.TEMPLATE_KEPT, ApprovalActs.TEMPLATE_ENDED);
    }

    @Test
    @DisplayName("R-020 the records clerk shares a template with her section; others of it use it and do not end it")
    void aTemplateOfTheSection() {
        TestBrowser clerk = site.signedIn(OTHER);
        DocumentId id = begun(clerk.post("/drafts", Map.of()).location()).id();
        assertThat(keep(clerk, id, "課の照会", "OFFICE").body()).contains("文書主管課長");
        assertThat(keep(clerk, id, "課の照会", "UNIT").header("location")).endsWith(TemplateController.KEPT);
        String template = "/templates/" + template("課の照会");

        TestBrowser colleague = site.signedIn(MatterWalk.DRAFTER);
        assertThat(colleague.get("/templates").body()).contains("課の照会").doesNotContain(template + "/end");
        assertThat(colleague.post(template + "/drafts", Map.of()).status()).isEqualTo(302);
        assertThat(colleague.post(template + "/end", Map.of()).body()).contains("このひな形を管理する人");
        assertThat(site.signedIn("kikaku-shunin").get("/templates").body()).doesNotContain("課の照会");
        assertThat(clerk.post(template + "/end", Map.of()).status()).isEqualTo(302);
    }

    @Test
    void aTemplateHoldsNoPersonalNumber() {
        DocumentId id = walk.draft("番号を残さない案件");
        walk.rewrite(id, text -> text.withWords(text.title(), "番号は 1234 5678 9018 です。", ""));

        assertThatThrownBy(() -> {
                    Actor drafter = toshima.actor(MatterWalk.DRAFTER);
                    toshima.run(() -> templates.keep(id, "番号", Sharing.MINE, drafter));
                })
                .isInstanceOf(TemplateRefused.class)
                .hasMessageContaining("personal number");
    }

    private static TestBrowser.Answer keep(TestBrowser browser, DocumentId id, String name, String sharing) {
        String page = browser.get(path(id)).body();
        var form = new ArrayList<Map.Entry<String, String>>();
        form.add(Map.entry("do", "template"));
        form.add(Map.entry("templateName", name));
        form.add(Map.entry("templateFor", sharing));
        for (String field : List.of("key", "revision", "title")) {
            form.add(Map.entry(field, value(page, "<input[^>]*name=\"" + field + "\"[^>]*value=\"([^\"]*)\"")));
        }
        form.add(Map.entry("body", value(page, "(?s)<textarea id=\"body\"[^>]*>([^<]*)</textarea>")));
        form.add(Map.entry("matterCode", value(page, "(?s)id=\"matterCode\".*?<option value=\"([^\"]+)\" selected")));
        Pattern.compile("name=\"routePost\" value=\"([^\"]*)\"")
                .matcher(page)
                .results()
                .forEach(post -> form.add(Map.entry("routePost", post.group(1))));
        Pattern.compile("(?s)name=\"routeKind\">.*?<option value=\"([A-Z]+)\" selected")
                .matcher(page)
                .results()
                .forEach(kind -> form.add(Map.entry("routeKind", kind.group(1))));
        return browser.post(path(id), form);
    }

    private static String value(String page, String pattern) {
        Matcher found = Pattern.compile(pattern).matcher(page);
        assertThat(found.find()).as(pattern).isTrue();
        return found.group(1);
    }

    private UUID template(String name) {
        return toshima.read(() -> db.select(TEMPLATE.ID)
                .from(TEMPLATE)
                .where(TEMPLATE.NAME.eq(name))
                .fetchSingle()
                .value1());
    }

    private DraftInProgress begun(String location) {
        return walk.draftOf(new DocumentId(UUID.fromString(location.substring("/drafts/".length()))))
                .orElseThrow();
    }

    private static String path(DocumentId id) {
        return "/drafts/" + id.value();
    }
}
