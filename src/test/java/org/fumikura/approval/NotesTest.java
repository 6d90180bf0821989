package org.fumikura.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.fumikuradb.approval.Tables.MEMO;
import static org.fumikuradb.approval.Tables.NOTE;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.fumikura.demo.City;
import org.fumikura.ledger.Act;
import org.fumikura.ledger.Ledger;
import org.fumikura.ledger.Verification;
import org.fumikura.organization.Actor;
import org.fumikura.records.DocumentId;
import org.fumikura.shared.NotFound;
import org.fumikura.tenancy.Transactions;
import org.fumikura.testing.FumikuraTest;
import org.fumikura.testing.Site;
import org.fumikura.testing.TestBrowser;
import org.fumikura.testing.TestProgram;
import org.fumikura.testing.Toshima;
import org.jooq.DSLContext;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Words on pages of attachments: those of the record, those for oneself, and those that go with a return. */
@FumikuraTest
class NotesTest {

    /** Reads matters of the section and is on none of their routes. */
    private static final String READER = "joho-kanri-kakaricho";

    private static final String SECRET = "部長に先に聞いておく";

    @Autowired
    private Site site;

    @Autowired
    private MatterWalk walk;

    @Autowired
    private Toshima toshima;

    @Autowired
    private Notes notes;

    @Autowired
    private PagedPapers papers;

    @Autowired
    private Verification verification;

    @Autowired
    private Ledger ledger;

    @Autowired
    private Transactions transactions;

    @Autowired
    private DSLContext db;

    @Test
    @DisplayName(
            "R-044 a note of the record is seen by every reader and changed by nobody; who reads without being asked writes none")
    void noteIsPartOfTheRecord() {
        DocumentId id = submitted("付箋の付く案件");
        TestBrowser head = site.signedIn(MatterWalk.SUBSECTION_HEAD);

        assertThat(head.post(path(id) + "/notes", note(id, NoteKind.RECORD, "期間を確認してください"))
                        .header("location"))
                .endsWith(path(id) + "?done=note#notes");

        for (String login : List.of(MatterWalk.DRAFTER, MatterWalk.SECTION_HEAD, READER)) {
            assertThat(site.signedIn(login).get(path(id)).body())
                    .as(login)
                    .contains("期間を確認してください", "記録に残る付箋", "資料に付箋を付けた");
        }
        assertThat(site.signedIn(READER).get(path(id)).body()).doesNotContain("note-form");
        assertThat(site.signedIn(READER)
                        .post(path(id) + "/notes", note(id, NoteKind.RECORD, "通りすがり"))
                        .status())
                .isEqualTo(422);
        assertThat(site.signedIn(READER)
                        .post(path(id) + "/notes", note(id, NoteKind.PRIVATE, "通りすがり"))
                        .status())
                .isEqualTo(422);
        databaseRefuses("update approval.note set words = 'x' where document_id = '%s'", id);
        databaseRefuses("delete from approval.note where document_id = '%s'", id);
    }

    @Test
    @DisplayName("R-044 its author alone withdraws a note, before the decision, and everybody sees that")
    void withdrawsVisibly() {
        DocumentId id = submitted("付箋を取り下げる案件");
        TestBrowser head = site.signedIn(MatterWalk.SUBSECTION_HEAD);
        TestBrowser chief = site.signedIn(MatterWalk.SECTION_HEAD);
        head.post(path(id) + "/notes", note(id, NoteKind.RECORD, "勘違いの付箋"));
        chief.post(path(id) + "/notes", note(id, NoteKind.RECORD, "課長の付箋"));
        UUID mistaken = only("勘違いの付箋");
        UUID standing = only("課長の付箋");

        assertThat(chief.post(path(id) + "/notes/" + mistaken, Map.of()).status())
                .isEqualTo(409);
        assertThat(head.post(path(id) + "/notes/" + mistaken, Map.of()).status())
                .isEqualTo(302);

        assertThat(chief.get(path(id)).body()).contains("勘違いの付箋", "取下げ", "付箋を取り下げた");
        walk.approve(id, MatterWalk.SUBSECTION_HEAD);
        walk.decide(id, MatterWalk.SECTION_HEAD);
        assertThat(chief.post(path(id) + "/notes/" + standing, Map.of()).status())
                .isEqualTo(409);
        assertThat(chief.post(path(id) + "/notes", note(id, NoteKind.RECORD, "遅い付箋"))
                        .status())
                .isEqualTo(422);
        databaseRefuses("update approval.note set withdrawn_at = at where document_id = '%s'", id);
        assertThat(verification.verify(City.TOSHIMA).findings()).isEmpty();
    }

    @Test
    @DisplayName("R-044 a memo is seen by its author alone: on no page, in no answer, no file and no act of others")
    void memoIsPrivate() {
        DocumentId id = submitted("メモの付く案件");
        TestBrowser head = site.signedIn(MatterWalk.SUBSECTION_HEAD);
        long acts = acts(id);

        assertThat(head.post(path(id) + "/notes", note(id, NoteKind.PRIVATE, SECRET))
                        .header("location"))
                .endsWith(path(id) + "?done=memo#notes");

        assertThat(head.get(path(id)).body()).contains(SECRET, "自分だけのメモ");
        assertThat(head.get("/documents/" + id.value() + "/materials").body()).contains(SECRET, "note-form");
        assertThat(notesOf(MatterWalk.SUBSECTION_HEAD, id)).contains(SECRET);
        assertThat(acts(id)).isEqualTo(acts);
        for (String login : List.of(
                MatterWalk.DRAFTER, MatterWalk.SECTION_HEAD, READER, "somu-kacho", "kansa-tanto", "system-kanri")) {
            TestBrowser other = site.signedIn(login);
            TestProgram program = site.program(login);
            var answers = new ArrayList<String>();
            for (String place : List.of(
                    path(id),
                    "/documents/" + id.value(),
                    "/documents/" + id.value() + "/materials",
                    "/matters",
                    "/matters?list=unit")) {
                answers.add(other.get(place).body());
            }
            for (String place : List.of(
                    path(id),
                    path(id) + "/notes",
                    "/documents/" + id.value(),
                    "/documents/" + id.value() + "/history")) {
                answers.add(program.get("/api/v1" + place).body());
            }
            assertThat(answers).as(login).noneMatch(answer -> answer.contains(SECRET));
        }
        Actor chief = toshima.actor(MatterWalk.SECTION_HEAD);
        UUID memo = toshima.read(() -> db.select(MEMO.ID)
                .from(MEMO)
                .where(MEMO.DOCUMENT_ID.eq(id.value()))
                .fetchSingle(MEMO.ID));
        assertThatThrownBy(() -> toshima.run(() -> notes.takeOff(id, memo, chief)))
                .isInstanceOf(NotFound.class);

        assertThat(head.post(path(id) + "/notes/" + memo, Map.of()).status()).isEqualTo(302);
        assertThat(head.get(path(id)).body()).doesNotContain(SECRET);
    }

    @Test
    @DisplayName("R-044 memos stay until the matter is over and are gone then")
    void memoGoesWithTheMatter() {
        DocumentId id = submitted("メモの消える案件");
        TestBrowser head = site.signedIn(MatterWalk.SUBSECTION_HEAD);
        head.post(path(id) + "/notes", note(id, NoteKind.PRIVATE, SECRET));
        walk.approve(id, MatterWalk.SUBSECTION_HEAD);
        walk.decide(id, MatterWalk.SECTION_HEAD);
        assertThat(head.get(path(id)).body()).contains(SECRET);

        walk.close(id);

        assertThat(head.get(path(id)).body()).doesNotContain(SECRET);
        assertThat(toshima.read(() -> db.fetchCount(MEMO, MEMO.DOCUMENT_ID.eq(id.value()))))
                .isZero();
        assertThat(head.post(path(id) + "/notes", note(id, NoteKind.PRIVATE, SECRET))
                        .status())
                .isEqualTo(422);
    }

    @Test
    void keepsWhatWasTypedForAPageThatIsNotThere() {
        DocumentId id = submitted("頁のない案件");
        TestBrowser head = site.signedIn(MatterWalk.SUBSECTION_HEAD);
        Map<String, String> typed = note(id, NoteKind.RECORD, "打ち直したくない言葉");
        typed.put("page", "7");

        TestBrowser.Answer refused = head.post(path(id) + "/notes", typed);

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body()).contains("打ち直したくない言葉", "そのページはありません", "value=\"7\"");
        Map<String, String> back = form(refused.body(), "return");
        back.put("words", "理由");
        back.put("atAttachment", papers.of(id).getFirst().id().toString());
        back.put("atPage", "9");
        TestBrowser.Answer kept = head.post(path(id), back);
        assertThat(kept.status()).isEqualTo(422);
        assertThat(kept.body()).contains("そのページはありません", "value=\"9\"");
        assertThat(walk.matter(id).state()).isEqualTo(MatterState.CIRCULATING);
    }

    @Test
    @DisplayName("R-044 programs write, read and take off notes; an area lies on its page")
    void programsNote() {
        DocumentId id = walk.draft("プログラムの付箋");
        papers.attach(id, "計画.pdf", "計画の期間");
        walk.submit(id);
        papers.awaitPages(id);
        UUID attachment = papers.of(id).getFirst().id();
        TestProgram program = site.program(MatterWalk.SUBSECTION_HEAD);
        String notesPath = "/api/v1" + path(id) + "/notes";
        var page = Map.of("attachment", attachment.toString(), "number", 1);
        var area = Map.of("left", 1_000, "top", 2_000, "width", 3_000, "height", 400);

        TestProgram.Answer added =
                program.post(notesPath, Map.of("kind", "RECORD", "page", page, "area", area, "words", "プログラムの付箋です"));

        assertThat(added.status()).isEqualTo(201);
        assertThat(added.json().at("/0/area/width").asInt()).isEqualTo(3_000);
        assertThat(site.signedIn(MatterWalk.SECTION_HEAD).get(path(id)).body())
                .contains("data-area=\"1000,2000,3000,400\"", "data-anchor=\"m1p1\"");
        var beside = Map.of("left", 9_000, "top", 2_000, "width", 3_000, "height", 400);
        assertThat(program.post(notesPath, Map.of("kind", "PRIVATE", "page", page, "area", beside, "words", "外"))
                        .status())
                .isEqualTo(422);
        String note = added.text("/0/id");
        assertThat(program.call("DELETE", notesPath + "/" + note, null, Map.of())
                        .status())
                .isEqualTo(204);
        assertThat(program.get(notesPath).text("/0/withdrawnAt")).isNotEmpty();
    }

    private String notesOf(String login, DocumentId id) {
        return site.program(login).get("/api/v1" + path(id) + "/notes").body();
    }

    private DocumentId submitted(String title) {
        DocumentId id = walk.draft(title);
        walk.attach(id, "連絡先.txt", "情報管理課");
        walk.submit(id);
        return id;
    }

    private UUID only(String words) {
        return toshima.read(
                () -> db.select(NOTE.ID).from(NOTE).where(NOTE.WORDS.eq(words)).fetchSingle(NOTE.ID));
    }

    private long acts(DocumentId id) {
        return site.program(MatterWalk.SUBSECTION_HEAD)
                .get("/api/v1/documents/" + id.value() + "/history")
                .json()
                .size();
    }

    private Map<String, String> note(DocumentId id, NoteKind kind, String words) {
        var form = new HashMap<String, String>();
        form.put("key", UUID.randomUUID().toString());
        form.put("kind", kind.name());
        form.put("attachment", papers.of(id).getFirst().id().toString());
        form.put("words", words);
        return form;
    }

    private static Map<String, String> form(String page, String button) {
        var form = new HashMap<String, String>();
        form.put("do", button);
        form.put("key", UUID.randomUUID().toString());
        form.put("round", page.replaceAll("(?s).*name=\"round\" value=\"([0-9]+)\".*", "$1"));
        return form;
    }

    private static String path(DocumentId id) {
        return "/matters/" + id.value();
    }

    private void databaseRefuses(String sql, DocumentId id) {
        var doer = toshima.actor(MatterWalk.DRAFTER).doer();
        assertThatThrownBy(() -> toshima.run(() -> transactions.write(() -> {
                    int rows = db.execute(sql.formatted(id.value()));
                    assertThat(rows).as("rows that the statement met").isPositive();
                    ledger.record(Act.of("approval.commented", Approvals.subject(id), doer, "横から"));
                })))
                .hasStackTraceContaining("PSQLException");
    }
}
