package org.fumikura.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fumikuradb.approval.Tables.STEP_READING;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.fumikura.demo.City;
import org.fumikura.ledger.Verification;
import org.fumikura.records.AttachedFile;
import org.fumikura.records.DocumentId;
import org.fumikura.records.Documents;
import org.fumikura.testing.FumikuraTest;
import org.fumikura.testing.Site;
import org.fumikura.testing.TestBrowser;
import org.fumikura.testing.TestProgram;
import org.fumikura.testing.Toshima;
import org.jooq.DSLContext;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Which attachments somebody has opened before she answers, and what the step keeps of it. */
@FumikuraTest
class OpeningsTest {

    private static final String TOLD = "まだ開いていない資料が";
    private static final String BYTES = "\0\1\2\3";

    @Autowired
    private Site site;

    @Autowired
    private MatterWalk walk;

    @Autowired
    private Toshima toshima;

    @Autowired
    private Documents documents;

    @Autowired
    private Verification verification;

    @Autowired
    private DSLContext db;

    @Test
    @DisplayName("D-02 an attachment is opened when something of it was really sent, and by nothing else")
    void opensWhatWasSent() {
        DocumentId id = submitted("開いた資料の案件");
        UUID drawing = attachments(id).getFirst().id();
        String bytes = "/documents/attachments/" + drawing;
        TestBrowser head = site.signedIn(MatterWalk.SUBSECTION_HEAD);
        TestProgram program = site.program(MatterWalk.SUBSECTION_HEAD);
        openText(head, id);

        String first = head.get(path(id)).body();
        assertThat(first).contains(TOLD, "data-of=\"m1\"", "未開封").doesNotContain("data-of=\"m2\"");
        assertThat(program.get("/api/v1" + path(id)).json().at("/unopened")).hasSize(1);
        assertThat(head.get("/documents/" + id.value() + "/materials").body()).contains("未開封");

        assertThat(head.call("HEAD", bytes, Map.of(), "").status()).isEqualTo(200);
        String tag = site.signedIn(MatterWalk.SECTION_HEAD).get(bytes).header("etag");
        assertThat(head.get(bytes, "If-None-Match", tag).status()).isEqualTo(304);
        assertThat(head.get(bytes + "/pages/1").status()).isEqualTo(404);
        assertThat(head.get(path(id)).body()).contains(TOLD);

        assertThat(head.get(bytes, "Range", "bytes=0-1").status()).isEqualTo(206);

        assertThat(head.get(path(id)).body()).doesNotContain(TOLD, "未開封");
        assertThat(program.get("/api/v1" + path(id)).json().at("/unopened")).isEmpty();
        assertThat(head.get("/documents/" + id.value() + "/materials").body()).doesNotContain("未開封");
    }

    @Test
    @DisplayName("D-02 the step keeps how many were opened and the act which were not; nobody is held up by it")
    void stepKeepsWhatWasOpened() {
        DocumentId id = submitted("未開封のまま承認する案件");
        TestBrowser head = site.signedIn(MatterWalk.SUBSECTION_HEAD);
        openText(head, id);
        String page = head.get(path(id)).body();

        assertThat(head.post(path(id), form(page, "approve")).status()).isEqualTo(302);

        assertThat(kept(id)).containsExactly(new StepReading(2, 1));
        TestBrowser chief = site.signedIn(MatterWalk.SECTION_HEAD);
        assertThat(chief.get(path(id)).body()).contains("2点のうち1点（未開封：図面.bin）", TOLD);
        attachments(id)
                .forEach(file -> assertThat(
                                chief.get("/documents/attachments/" + file.id()).status())
                        .isEqualTo(200));
        assertThat(chief.post(path(id), form(chief.get(path(id)).body(), "decide"))
                        .status())
                .isEqualTo(302);

        assertThat(kept(id)).containsExactly(new StepReading(2, 1), new StepReading(2, 2));
        assertThat(chief.get(path(id)).body()).contains("開いた資料", "2点のうち2点").doesNotContain("2点のうち2点（");
        assertThat(verification.verify(City.TOSHIMA).findings()).isEmpty();
    }

    @Test
    @DisplayName("D-02 the list says what was not opened of a light matter, which is answered without its page")
    void listSaysWhatWasNotOpened() {
        DocumentId id = submitted("まとめて承認する案件");
        TestBrowser head = site.signedIn(MatterWalk.SUBSECTION_HEAD);
        assertThat(head.get(path(id)).status()).isEqualTo(200);
        openText(head, id);

        String list = head.get("/matters").body();
        assertThat(list).contains("value=\"" + id.value() + "\"", "未開封1");
        assertThat(head.post("/matters/together", Map.of("matter", id.value().toString()))
                        .status())
                .isEqualTo(200);

        assertThat(kept(id)).containsExactly(new StepReading(2, 1));
    }

    @Test
    void anotherVersionIsOpenedAnew() {
        DocumentId id = submitted("直して回し直す案件");
        TestBrowser head = site.signedIn(MatterWalk.SUBSECTION_HEAD);
        String bytes = "/documents/attachments/" + attachments(id).getFirst().id();
        openText(head, id);
        assertThat(head.get(bytes).status()).isEqualTo(200);
        assertThat(head.get(path(id)).body()).doesNotContain(TOLD);
        Map<String, String> back = form(head.get(path(id)).body(), "return");
        back.put("words", "日付を直してください");
        assertThat(head.post(path(id), back).status()).isEqualTo(302);

        walk.submit(id);

        assertThat(head.get(path(id)).body()).contains(TOLD);
    }

    private void openText(TestBrowser reader, DocumentId id) {
        assertThat(reader.get("/documents/attachments/"
                                + attachments(id).getLast().id())
                        .status())
                .isEqualTo(200);
    }

    @Test
    void theDrafterIsNotWaitedFor() {
        DocumentId id = submitted("起案者が読む案件");

        assertThat(site.signedIn(MatterWalk.DRAFTER).get(path(id)).body()).doesNotContain(TOLD, "未開封");
    }

    private DocumentId submitted(String title) {
        DocumentId id = walk.draft(title);
        walk.attach(id, "図面.bin", BYTES);
        walk.attach(id, "連絡先.txt", "情報管理課");
        walk.submit(id);
        return id;
    }

    private List<AttachedFile> attachments(DocumentId id) {
        return toshima.read(() -> documents.latest(id).attachments());
    }

    private List<StepReading> kept(DocumentId id) {
        return toshima.read(() -> db.selectFrom(STEP_READING)
                .where(STEP_READING.DOCUMENT_ID.eq(id.value()))
                .orderBy(STEP_READING.ROUND, STEP_READING.ORDINAL)
                .fetch(row -> new StepReading(row.getAttachments(), row.getOpened())));
    }

    private static String path(DocumentId id) {
        return "/matters/" + id.value();
    }

    private static Map<String, String> form(String page, String button) {
        var form = new HashMap<String, String>();
        form.put("do", button);
        form.put("key", UUID.randomUUID().toString());
        form.put("round", page.replaceAll("(?s).*name=\"round\" value=\"([0-9]+)\".*", "$1"));
        return form;
    }
}
