package org.fumikura.approval;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.fumikura.records.AttachedFile;
import org.fumikura.records.DocumentId;
import org.fumikura.records.Documents;
import org.fumikura.renditions.MadeRenditions;
import org.fumikura.renditions.ScannerOfTests;
import org.fumikura.testing.FumikuraTest;
import org.fumikura.testing.Site;
import org.fumikura.testing.TestBrowser;
import org.fumikura.testing.TestProgram;
import org.fumikura.testing.Toshima;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Attachments in which a real scanner finds a virus, on pages and for programs. */
@FumikuraTest
class InfectedFilesTest {

    private static final String FOUND = "ウイルスを検出：" + ScannerOfTests.VIRUS;

    @Autowired
    private ScannerOfTests clamd;

    @Autowired
    private MadeRenditions renditions;

    @Autowired
    private MatterWalk walk;

    @Autowired
    private Documents documents;

    @Autowired
    private Site site;

    @Autowired
    private Toshima toshima;

    @BeforeEach
    void leaveTheCityAlone() {
        renditions.leaveTheRest();
    }

    @AfterEach
    void endTheScanner() {
        clamd.stop();
    }

    @Test
    @DisplayName("R-023-virus a draft with an infected attachment is not submitted, and nothing typed is lost")
    void infectedDraftIsNotSubmitted() {
        clamd.start();
        DocumentId id = infectedDraft("ウイルスのある起案");
        renditions.catchUp();
        String path = "/drafts/" + id.value();
        TestBrowser drafter = site.signedIn(MatterWalk.DRAFTER);

        TestBrowser.Answer refused = drafter.post(path, DraftPagesTest.form(drafter, id, "submit"));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body()).contains("資料「別紙.txt」からウイルスが見つかっています", "打ち直した件名", FOUND, "ウイルス検査：検出なし（ClamAV ");
        assertThat(walk.draftOf(id).orElseThrow().text().title()).isEqualTo("打ち直した件名");
        assertThat(drafter.get(path + "/materials").body())
                .contains(FOUND, "情報システムの担当へ連絡してください")
                .doesNotContain("attachments/" + infected(id).id() + "?download");
        assertThat(drafter.get(path + "/attachments/" + infected(id).id()).status())
                .isEqualTo(409);
        TestProgram program = site.program(MatterWalk.DRAFTER);
        TestProgram.Answer draft = program.get("/api/v1" + path);
        assertThat(draft.text("/attachments/1/virusScan/state")).isEqualTo("INFECTED");
        assertThat(draft.text("/attachments/1/virusScan/virus")).isEqualTo(ScannerOfTests.VIRUS);
        assertThat(draft.text("/attachments/0/virusScan/state")).isEqualTo("CLEAN");
        TestProgram.Answer submission = program.post("/api/v1" + path + "/submission", null, draft.tag());
        assertThat(submission.status()).isEqualTo(422);
        assertThat(submission.body()).contains("\"files\"");
        assertThat(program.get("/api/v1" + path + "/attachments/" + infected(id).id())
                        .text("/code"))
                .isEqualTo("records.file-infected");
    }

    @Test
    @DisplayName("R-023-virus what a virus is found in later stays on record and is not handed out by any way")
    void foundLaterIsNotHandedOut() {
        DocumentId id = infectedDraft("あとから見つかる案件");
        walk.submit(id);
        renditions.catchUp();
        AttachedFile file =
                toshima.read(() -> documents.latest(id).attachments()).getLast();
        String path = "/documents/attachments/" + file.id();
        TestBrowser chief = site.signedIn(MatterWalk.SECTION_HEAD);
        assertThat(chief.get(path + "?download").status()).isEqualTo(200);
        assertThat(chief.get(path + "/pages/1").status()).isEqualTo(200);

        clamd.start();
        renditions.scan(file.sha256());

        assertThat(chief.get("/matters/" + id.value()).body()).contains(FOUND).doesNotContain(path + "?download");
        for (String way : List.of("?download", "", "/preserved")) {
            TestBrowser.Answer refused = chief.get(path + way);
            assertThat(refused.status()).as(way).isEqualTo(409);
            assertThat(refused.body()).contains("「別紙.txt」からウイルス", "情報システムの担当へ連絡してください");
        }
        for (String way : List.of("/pages/1", "/pages/1?width=160", "/pages/1/words")) {
            assertThat(chief.get(path + way).status()).as(way).isEqualTo(404);
        }
        assertThat(chief.get("/documents/" + id.value() + "/materials/print").body())
                .doesNotContain("別紙.txt（");
        TestProgram program = site.program(MatterWalk.SECTION_HEAD);
        assertThat(program.get("/api/v1/attachments/" + file.id()).status()).isEqualTo(409);
        assertThat(program.get("/api/v1/documents/" + id.value()).text("/words/attachments/1/virusScan/state"))
                .isEqualTo("INFECTED");
        assertThat(program.get("/api/v1/matters/" + id.value()).text("/words/attachments/1/scan/ja"))
                .isEqualTo(FOUND);
    }

    @Test
    @DisplayName("R-023-virus a file that arrived with a virus is shown so before it is received")
    void shownWithTheReceipt() {
        clamd.start();
        TestBrowser clerk = site.signedIn("joho-kanri-kakaricho");
        String key = UUID.randomUUID().toString();
        TestBrowser.Answer first =
                clerk.postFile("/receipts", Map.of("key", key, "title", ""), "attachments", "通知.txt", text());
        assertThat(first.body()).contains("ウイルス検査：未検査");
        renditions.catchUp();

        assertThat(clerk.post("/receipts", Map.of("key", key, "title", "")).body())
                .contains(FOUND);
    }

    private DocumentId infectedDraft(String title) {
        DocumentId id = walk.draft(title);
        walk.attach(id, "本文.txt", "よい資料 " + UUID.randomUUID());
        walk.attach(id, "別紙.txt", text());
        return id;
    }

    private AttachedFile infected(DocumentId id) {
        return walk.draftOf(id).orElseThrow().attachments().getLast();
    }

    private static String text() {
        return ScannerOfTests.HARMLESS + " " + UUID.randomUUID();
    }
}
