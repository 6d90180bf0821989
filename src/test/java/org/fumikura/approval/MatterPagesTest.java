package org.fumikura.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fumikuradb.organization.Tables.ACCESS_LOG;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fumikura.demo.City;
import org.fumikura.ledger.Doer;
import org.fumikura.organization.Actor;
import org.fumikura.organization.PersonId;
import org.fumikura.organization.StaffRegister;
import org.fumikura.records.DocumentId;
import org.fumikura.shared.PageRequest;
import org.fumikura.shared.Text;
import org.fumikura.tenancy.Municipality;
import org.fumikura.testing.FumikuraTest;
import org.fumikura.testing.Site;
import org.fumikura.testing.TestBrowser;
import org.fumikura.testing.TestBrowser.Answer;
import org.fumikura.testing.TestClocks;
import org.fumikura.testing.Toshima;
import org.jooq.DSLContext;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The page of a matter and its buttons, as a browser gets and sends them. */
@FumikuraTest
class MatterPagesTest {

    @Autowired
    private Site site;

    @Autowired
    private MatterWalk walk;

    @Autowired
    private Toshima toshima;

    @Autowired
    private MatterLists lists;

    @Autowired
    private Approvals approvals;

    @Autowired
    private SheetPages sheets;

    @Autowired
    private WaitingSheets waitingSheets;

    @Autowired
    private StaffRegister staff;

    @Autowired
    private TestClocks clocks;

    @Autowired
    private DSLContext db;

    @Test
    @DisplayName("I-01 I-03 a page that was opened before the words changed decides nothing")
    void staleMatterPageDecidesNothing() {
        DocumentId id = oneStep("金額の変わる案件");
        TestBrowser chief = site.signedIn(MatterWalk.SECTION_HEAD);
        Map<String, String> form = form(chief, id, "decide");
        takeBack(id);
        walk.rewrite(
                id,
                text -> MatterWalk.words(
                        text, "金額を改めた本文。", text.reason(), text.file().orElseThrow()));
        walk.submit(id);

        form.put("words", "異議ありません");
        Answer refused = chief.post(path(id), form);

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body()).contains("開いた後に内容が変わりました。読み直してください。", "金額を改めた本文。", "異議ありません");
        assertThat(walk.matter(id).state()).isEqualTo(MatterState.CIRCULATING);
        Answer again = chief.post(path(id), fields(refused.body(), "decide"));
        assertThat(again.status()).isEqualTo(302);
        assertThat(walk.matter(id).state()).isEqualTo(MatterState.AWAITING_CLOSE);
    }

    @Test
    @DisplayName("A.10-waiting, I-21 what waits can be had on paper; what for and how many is noted before it leaves")
    void waitingListOnPaper() {
        oneStep("紙の一覧に載る案件");
        TestBrowser chief = site.signedIn(MatterWalk.SECTION_HEAD);
        assertThat(chief.get("/matters").body()).contains("/matters/waiting.pdf");
        assertThat(chief.get("/matters/waiting.pdf").status()).isEqualTo(409);

        Answer paper = chief.get("/matters/waiting.pdf", Map.of("purpose", "朝の打合せ"));

        assertThat(paper.status()).isEqualTo(200);
        assertThat(paper.header("content-type")).isEqualTo("application/pdf");
        assertThat(paper.body()).startsWith("%PDF");
        Actor actor = toshima.actor(MatterWalk.SECTION_HEAD);
        int waiting = toshima.read(() -> lists.count(MatterLists.Kind.WAITING, actor));
        assertThat(toshima.read(() -> db.select(ACCESS_LOG.NOTE)
                        .from(ACCESS_LOG)
                        .where(ACCESS_LOG.NOTE.endsWith("朝の打合せ"))
                        .fetch(ACCESS_LOG.NOTE)))
                .containsExactly("matters " + waiting + " PDF 朝の打合せ");
        WaitingSheet page = toshima.in(
                () -> waitingSheets.page(actor, new Municipality(City.TOSHIMA, "131164", Text.same("豊島区"), true)));
        assertThat(page.lines()).hasSize(waiting).anySatisfy(line -> {
            assertThat(line.title()).isEqualTo("紙の一覧に載る案件");
            assertThat(line.drafter()).contains("　");
            assertThat(line.unit()).isNotEmpty();
            assertThat(line.kind()).isNotEmpty();
            assertThat(line.waitingSince()).startsWith("R4.5.");
        });
    }

    @Test
    void whatIsOverComesLast() {
        DocumentId over = walk.closed("終わった案件");
        DocumentId open = oneStep("続いている案件");
        Actor drafter = toshima.actor(MatterWalk.DRAFTER);

        List<MatterLine> all =
                toshima.read(() -> lists.list(MatterLists.Kind.MINE, drafter, new PageRequest(1, PageRequest.MAX_SIZE))
                        .items());

        assertThat(all).extracting(MatterLine::id).containsSubsequence(open.value(), over.value());
        assertThat(all)
                .isSortedAccordingTo(Comparator.comparing(line -> line.state().isOver()));
    }

    @Test
    @DisplayName("I-01 I-03 a form that does not say which round it showed decides nothing")
    void formWithoutRoundDecidesNothing() {
        DocumentId id = oneStep("回を示さない案件");
        TestBrowser chief = site.signedIn(MatterWalk.SECTION_HEAD);
        Map<String, String> form = form(chief, id, "decide");
        form.remove("round");

        assertThat(chief.post(path(id), form).status()).isEqualTo(422);
        assertThat(walk.matter(id).state()).isEqualTo(MatterState.CIRCULATING);
    }

    @Test
    @DisplayName("A.12-return whom it was to go back to stays chosen while the reason is still missing")
    void returnTargetStaysChosen() {
        DocumentId id = walk.submitted("差戻し先を選ぶ案件");
        walk.approve(id, MatterWalk.SUBSECTION_HEAD);
        TestBrowser chief = site.signedIn(MatterWalk.SECTION_HEAD);
        Map<String, String> form = form(chief, id, "return");
        form.put("target", "1");

        Answer refused = chief.post(path(id), form);

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body()).contains("<option value=\"1\" selected>");
    }

    @Test
    @DisplayName("the matter that a refused form shows again is noted as looked at")
    void refusedFormIsNotedAsView() {
        DocumentId id = walk.submitted("見られた案件");
        TestBrowser chief = site.signedIn(MatterWalk.SECTION_HEAD);
        Map<String, String> form = form(chief, id, "comment");
        int before = views(id);

        Answer refused = chief.post(path(id), form);

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body()).contains("見られた案件の本文。");
        assertThat(views(id)).isEqualTo(before + 1);
    }

    private int views(DocumentId id) {
        return toshima.read(
                () -> db.fetchCount(ACCESS_LOG, ACCESS_LOG.KIND.eq("VIEW"), ACCESS_LOG.SUBJECT_ID.eq(id.value())));
    }

    @Test
    @DisplayName("approving and going on leads to the matter that stood behind the approved one")
    void goesOnBehindTheApprovedMatter() {
        walk.submitted("一つめの案件");
        DocumentId second = walk.submitted("二つめの案件");
        DocumentId third = walk.submitted("三つめの案件");
        TestBrowser head = site.signedIn(MatterWalk.SUBSECTION_HEAD);

        Answer approved = head.post(path(second), form(head, second, "approve-next"));

        assertThat(approved.status()).isEqualTo(302);
        assertThat(approved.location()).isEqualTo(path(third));
    }

    /** A submitted matter that goes to the 課長 alone. */
    @Test
    void whatWasDecidedBeforeKeepsTheNameOfItsDay() {
        DocumentId before = walk.decided("氏名が変わる前の案件");
        PersonId head = toshima.actor(MatterWalk.SECTION_HEAD).person();
        String old = sheet(before).decision().person();
        toshima.run(() ->
                staff.rename(head, Text.same("佐藤 花子"), clocks.officialToday().plusDays(3), "婚姻", new Doer.Job("test")));
        try {
            clocks.setOfficial(TestClocks.OPENING.plusDays(3));
            DocumentId after = walk.decided("氏名が変わった後の案件");

            assertThat(sheet(before).decision().person()).isEqualTo(old).isNotEqualTo("佐藤 花子");
            assertThat(sheet(after).decision().person()).isEqualTo("佐藤 花子");
            TestBrowser drafter = site.signedIn(MatterWalk.DRAFTER);
            assertThat(drafter.get(path(before)).body()).doesNotContain("佐藤 花子");
            assertThat(drafter.get(path(after)).body()).contains("佐藤 花子");
        } finally {
            clocks.setOfficial(TestClocks.OPENING);
        }
    }

    private SheetPage sheet(DocumentId id) {
        return toshima.in(() -> sheets.page(
                id,
                toshima.actor(MatterWalk.DRAFTER),
                new Municipality(City.TOSHIMA, "131164", Text.same("豊島区"), true)));
    }

    private DocumentId oneStep(String title) {
        DocumentId id = walk.draft(title);
        walk.rewrite(id, text -> text.withRoute(text.route().subList(1, 2)));
        walk.submit(id);
        return id;
    }

    private void takeBack(DocumentId id) {
        Actor drafter = toshima.actor(MatterWalk.DRAFTER);
        toshima.run(() -> approvals.takeBack(id, drafter, ""));
    }

    private static String path(DocumentId id) {
        return "/matters/" + id.value();
    }

    /** What the form of a matter's page would send for a button. */
    private static Map<String, String> form(TestBrowser browser, DocumentId id, String button) {
        return fields(browser.get(path(id)).body(), button);
    }

    private static Map<String, String> fields(String page, String button) {
        var form = new HashMap<String, String>();
        form.put("do", button);
        for (String name : new String[] {"key", "round"}) {
            Matcher hidden =
                    Pattern.compile("name=\"" + name + "\" value=\"([^\"]*)\"").matcher(page);
            assertThat(hidden.find()).as(name).isTrue();
            form.put(name, hidden.group(1));
        }
        assertThat(UUID.fromString(form.get("key"))).isNotNull();
        return form;
    }
}
