package org.fumikura.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;
import static org.assertj.core.groups.Tuple.tuple;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.assertj.core.api.ListAssert;
import org.fumikura.organization.Actor;
import org.fumikura.records.AttachedFile;
import org.fumikura.records.AttachmentRole;
import org.fumikura.records.DocumentId;
import org.fumikura.records.Flag;
import org.fumikura.records.Scope;
import org.fumikura.records.Secrecy;
import org.fumikura.testing.FumikuraTest;
import org.fumikura.testing.Site;
import org.fumikura.testing.TestBrowser;
import org.fumikura.testing.TestBrowser.Answer;
import org.fumikura.testing.TestBrowser.SentFile;
import org.fumikura.testing.TestInstallation;
import org.fumikura.testing.Toshima;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** The draft editor as a browser gets and sends it, and what keeps a draft from being submitted. */
@FumikuraTest
class DraftPagesTest {

    private static final String NOT_CLEARED = "system-kanri";

    @Autowired
    private Site site;

    @Autowired
    private MatterWalk walk;

    @Autowired
    private Toshima toshima;

    @Autowired
    private TestInstallation installation;

    @Test
    @DisplayName("A.16 what the drafter's post does not handle is not offered")
    void offersWhatThePostHandles() {
        DocumentId id = walk.draft("選べるものの案件");

        assertThat(site.signedIn(MatterWalk.DRAFTER).get(path(id)).body())
                .contains("value=\"PERSONAL\"", "value=\"CAREFUL\"")
                .doesNotContain("value=\"PERSONNEL\"", "value=\"LITIGATION\"", "value=\"TOP_SECRET\"");
    }

    @Test
    @DisplayName("A.16 a matter that its drafter could not read any more is not submitted")
    void drafterMustBeAbleToReadIt() {
        DocumentId id = walk.draft("扱えない案件");
        walk.rewrite(id, text -> marked(text, Secrecy.GENERAL, Scope.SECTION, Set.of(Flag.PERSONNEL)));

        shortcomings(id).first().satisfies(missing -> {
            assertThat(missing.field()).isEqualTo("flags");
            assertThat(missing.what().ja()).contains("あなたの職", "人事", "扱える職の人に起案を頼んでください");
        });
    }

    @Test
    @DisplayName("A.16 a matter that a post of its route could not read is not submitted, and the post is named")
    void routeMustBeAbleToReadIt() {
        DocumentId id = walk.draft("経路が扱えない案件");
        Actor notCleared = toshima.actor(NOT_CLEARED);
        walk.rewrite(id, text -> {
            var route = new ArrayList<>(text.route());
            route.addFirst(
                    new DraftText.DraftStep(StepKind.REVIEW, notCleared.post().id()));
            return marked(text, Secrecy.CAREFUL, Scope.SECTION, Set.of(Flag.PERSONAL))
                    .withRoute(route);
        });

        shortcomings(id)
                .extracting(Shortcoming::field, missing -> missing.what().ja().contains("システム管理担当主任"))
                .containsExactly(tuple("secrecy", true), tuple("flags", true));
        walk.rewrite(id, text -> marked(text, Secrecy.CAREFUL, Scope.NAMED, Set.of()));
        walk.submit(id);
        walk.approve(id, NOT_CLEARED);
    }

    @Test
    @DisplayName("A.12-submit words that are too long are named, each with its limit")
    void wordsHaveALimit() {
        DocumentId id = walk.draft("長い案件");
        walk.rewrite(
                id,
                text -> MatterWalk.words(
                        text, "文".repeat(20_001), "理".repeat(4_001), text.file().orElseThrow()));

        shortcomings(id)
                .extracting(Shortcoming::field, missing -> missing.what().ja().replaceAll("字まで.*", ""))
                .containsExactly(tuple("body", "伺い文は 20,000 "), tuple("reason", "理由・根拠法令は 4,000 "));
    }

    @Test
    @DisplayName("A.4 a section without document numbers submits nothing that would need one")
    void issuingNeedsASeries() throws SQLException {
        DocumentId id = walk.draft("発番できない案件", "課長", true);
        String move = "update records.number_prefix p set fiscal_year = fiscal_year %s 50 from records.number_series s"
                + " where s.tenant_id = p.tenant_id and s.id = p.series_id and s.kind = 'ISSUE'";
        superuser(move.formatted("+"));
        try {
            shortcomings(id).singleElement().satisfies(missing -> {
                assertThat(missing.field()).isEqualTo("enforced");
                assertThat(missing.what().ja()).contains("文書番号", "文書主管課");
            });
        } finally {
            superuser(move.formatted("-"));
        }
        walk.submit(id);
    }

    @ParameterizedTest
    @DisplayName("the number of the previous year is not asked for in vain")
    @ValueSource(booleans = {true, false})
    void previousYearOnlyWhereItHasAMeaning(boolean enforced) {
        DocumentId id = walk.draft("五月に前年度の番号を求める案件", "課長", enforced);
        walk.rewrite(id, ApprovalsTest::previousYear);

        shortcomings(id).extracting(Shortcoming::field).containsExactly("previousYearPrefix");
    }

    @Test
    @DisplayName("A.12-submit who left the post of a draft does not submit it, and is told who can go on")
    void drafterHoldsThePostOfTheDraft() throws SQLException {
        DocumentId id = walk.draft("異動した人の案件");
        Actor other = toshima.actor("joho-digital-shunin");
        superuser("update approval.draft set post_id = '%s' where document_id = '%s'"
                .formatted(other.post().id().value(), id.value()));

        shortcomings(id)
                .singleElement()
                .satisfies(missing -> assertThat(missing.what().ja())
                        .contains(other.post().name().ja(), other.label().ja(), "あなたは今日この職にありません"));
    }

    private void superuser(String sql) throws SQLException {
        try (Connection connection = installation.superuser().connect();
                Statement statement = connection.createStatement()) {
            statement.execute("set session_replication_role = replica");
            statement.execute(sql);
        }
    }

    @Test
    @DisplayName("values that the editor never offered count as not chosen, and what was typed is kept")
    void unknownValuesAreNotChosen() {
        DocumentId id = walk.draft("選べない値の案件");
        walk.attach(id, "積算.txt", "資料");
        DraftInProgress before = walk.draftOf(id).orElseThrow();
        TestBrowser drafter = site.signedIn(MatterWalk.DRAFTER);
        List<Map.Entry<String, String>> form = form(drafter, id, "route-add");
        form.add(Map.entry("file", UUID.randomUUID().toString()));
        form.add(Map.entry("routeKind", "REVIEW"));
        form.add(Map.entry("routePost", UUID.randomUUID().toString()));
        form.add(Map.entry("addPost", UUID.randomUUID().toString()));
        form.add(Map.entry("role:" + before.attachments().getFirst().id(), "X"));

        assertThat(drafter.post(path(id), form).status()).isEqualTo(302);
        assertThat(walk.draftOf(id)).hasValueSatisfying(saved -> {
            assertThat(saved.text().title()).isEqualTo("打ち直した件名");
            assertThat(saved.text().file()).isEmpty();
            assertThat(saved.text().route()).isEmpty();
            assertThat(saved.attachments()).isEqualTo(before.attachments());
        });

        form.removeIf(field -> field.getKey().equals("title"));
        form.add(Map.entry("title", "もう一度打ち直した件名"));
        Answer stale = drafter.post(path(id), form);
        assertThat(stale.status()).isEqualTo(409);
        assertThat(stale.body()).contains("もう一度打ち直した件名");
        assertThat(drafter.post(path(id) + "/autosave", form(drafter, id, "save", "file", "routePost"))
                        .status())
                .isEqualTo(200);
    }

    @Test
    @DisplayName("R-024 記 and 別記 are written below what was typed, and the matter shows them as official papers do")
    void buttonsWriteBelowTheRequest() {
        DocumentId id = walk.draft("記書きの案件");
        TestBrowser drafter = site.signedIn(MatterWalk.DRAFTER);
        List<Map.Entry<String, String>> form = complete(id, form(drafter, id, "write-NOTE"));
        form.removeIf(field -> field.getKey().equals("body"));
        form.add(Map.entry("body", "打った本文"));

        assertThat(drafter.post(path(id), form).location()).isEqualTo(path(id));
        assertThat(walk.draftOf(id).orElseThrow().text().body()).isEqualTo("打った本文\n\n記\n\n１　\n\n以上\n");

        walk.rewrite(
                id,
                text -> text.withWords(
                        text.title(), RequestLine.Frame.ANNEX.below(text.body()) + "(1) 細目", text.reason()));
        walk.submit(id);
        assertThat(drafter.get("/matters/" + id.value()).body())
                .contains("<div class=\"line centre\">記</div>", "<div class=\"line right\">以上</div>")
                .contains("<h3 class=\"line annex\">別記</h3>", "<div class=\"line item hang-2\">(1) 細目</div>")
                .contains("<div class=\"line\">打った本文</div>");
    }

    @Test
    @DisplayName("a file without bytes is named; words and other files are kept")
    void anEmptyFileIsNamed() {
        DocumentId id = walk.draft("空の資料の案件");
        TestBrowser drafter = site.signedIn(MatterWalk.DRAFTER);
        Answer refused = drafter.postFiles(
                path(id),
                form(drafter, id, "attach"),
                List.of(new SentFile("files", "空.pdf", new byte[0]), new SentFile("files", "別紙.txt", new byte[] {'a'
                })));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body()).contains("「空.pdf」は空のファイル（0 バイト）のため、添付しませんでした。");
        DraftInProgress kept = walk.draftOf(id).orElseThrow();
        assertThat(kept.text().title()).isEqualTo("打ち直した件名");
        assertThat(kept.attachments()).extracting(AttachedFile::name).containsExactly("別紙.txt");
    }

    @Test
    @DisplayName("saving as one types keeps what the attachments are for")
    void autosaveKeepsRoles() {
        DocumentId id = walk.draft("役割を選ぶ案件");
        walk.attach(id, "参考.txt", "資料");
        UUID attachment =
                walk.draftOf(id).orElseThrow().attachments().getFirst().id();
        TestBrowser drafter = site.signedIn(MatterWalk.DRAFTER);
        List<Map.Entry<String, String>> form = form(drafter, id, "save");
        form.add(Map.entry("role:" + attachment, "REFERENCE"));

        assertThat(drafter.post(path(id) + "/autosave", form).status()).isEqualTo(200);
        assertThat(walk.draftOf(id).orElseThrow().attachments())
                .extracting(AttachedFile::role)
                .containsExactly(AttachmentRole.REFERENCE);
    }

    /** What the editor sends for a button with another title; each further name with an identifier of nothing. */
    static List<Map.Entry<String, String>> form(TestBrowser browser, DocumentId id, String button, String... unknown) {
        String page = browser.get(path(id)).body();
        var form = new ArrayList<Map.Entry<String, String>>();
        form.add(Map.entry("do", button));
        form.add(Map.entry("title", "打ち直した件名"));
        for (String name : List.of("key", "revision")) {
            Matcher hidden = Pattern.compile("name=\"" + name + "\"(?: id=\"[^\"]*\")? value=\"([^\"]*)\"")
                    .matcher(page);
            assertThat(hidden.find()).as(name).isTrue();
            form.add(Map.entry(name, hidden.group(1)));
        }
        for (String name : unknown) {
            form.add(Map.entry(name, UUID.randomUUID().toString()));
        }
        return form;
    }

    /** Without scripts the second press of a button shows its answer. */
    @ParameterizedTest
    @ValueSource(strings = {"save", "submit"})
    void pressedTwiceIsDoneOnce(String button) throws Exception {
        DocumentId id = walk.draft("二度押しの案件");
        TestBrowser drafter = site.signedIn(MatterWalk.DRAFTER);
        List<Map.Entry<String, String>> form = complete(id, form(drafter, id, button));

        var answers = new ArrayList<String>();
        try (ExecutorService hands = Executors.newFixedThreadPool(2)) {
            for (Future<Answer> press :
                    hands.invokeAll(Collections.<Callable<Answer>>nCopies(2, () -> drafter.post(path(id), form)))) {
                assertThat(press.get().status()).isEqualTo(302);
                answers.add(press.get().location());
            }
        }

        assertThat(answers.getFirst()).isEqualTo(answers.getLast());
        assertThat(answers.getFirst()).startsWith(button.equals("save") ? path(id) : "/matters/" + id.value());
    }

    @Test
    void wordsTypedAfterGoingBackAreNotTakenForSaved() {
        DocumentId id = walk.draft("前の画面に戻る案件");
        TestBrowser drafter = site.signedIn(MatterWalk.DRAFTER);
        List<Map.Entry<String, String>> form = form(drafter, id, "save");
        assertThat(drafter.post(path(id), form).status()).isEqualTo(302);

        form.add(Map.entry("body", "戻ってから書いた言葉"));
        Answer stale = drafter.post(path(id), form);

        assertThat(stale.status()).isEqualTo(409);
        assertThat(stale.body()).contains("戻ってから書いた言葉");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u200B", "\u00A0", "\u3164\u3164", " \u3000 "})
    void titleThatNobodySeesIsNone(String title) {
        DocumentId id = walk.draft("見える件名");
        TestBrowser drafter = site.signedIn(MatterWalk.DRAFTER);
        List<Map.Entry<String, String>> form = complete(id, form(drafter, id, "submit"));
        form.removeIf(field -> field.getKey().equals("title"));
        form.add(Map.entry("title", title));

        assertThat(drafter.post(path(id), form).body()).contains("件名を入力してください。");
    }

    private List<Map.Entry<String, String>> complete(DocumentId id, List<Map.Entry<String, String>> form) {
        DraftText text = walk.draftOf(id).orElseThrow().text();
        form.add(Map.entry("body", text.body()));
        form.add(Map.entry("reason", text.reason()));
        form.add(Map.entry("matterCode", text.matterCode()));
        form.add(Map.entry("file", text.file().orElseThrow().value().toString()));
        for (DraftText.DraftStep step : text.route()) {
            form.add(Map.entry("routeKind", step.kind().name()));
            form.add(Map.entry("routePost", step.post().value().toString()));
        }
        return form;
    }

    private ListAssert<Shortcoming> shortcomings(DocumentId id) {
        List<Shortcoming> found = new ArrayList<>();
        assertThatThrownBy(() -> walk.submit(id))
                .asInstanceOf(type(Incomplete.class))
                .satisfies(incomplete -> found.addAll(incomplete.shortcomings()));
        assertThat(walk.draftOf(id)).isPresent();
        return assertThat(found);
    }

    private static String path(DocumentId id) {
        return "/drafts/" + id.value();
    }

    private static DraftText marked(DraftText text, Secrecy secrecy, Scope scope, Set<Flag> flags) {
        return new DraftText(
                text.title(),
                text.body(),
                text.reason(),
                text.matterCode(),
                text.enforced(),
                text.previousYearPrefix(),
                text.file(),
                secrecy,
                scope,
                flags,
                text.disclosure(),
                text.disclosureReason(),
                text.dueOn(),
                text.amount(),
                text.route());
    }
}
