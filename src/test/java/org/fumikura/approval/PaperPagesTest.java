package org.fumikura.approval;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fumikura.records.DocumentId;
import org.fumikura.testing.FumikuraTest;
import org.fumikura.testing.Site;
import org.fumikura.testing.StatementCounter;
import org.fumikura.testing.TestBrowser;
import org.fumikura.testing.TestBrowser.Answer;
import org.fumikura.testing.TestBrowser.SentFile;
import org.fumikura.testing.TestProgram;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What goes round on paper, as browsers and programs get and send it. */
@FumikuraTest
class PaperPagesTest {

    private static final String SCAN = "%PDF-1.4 押印されたかがみ";
    private static final int MOST_OF_A_PAGE = 45;

    @Autowired
    private PaperWalk paper;

    @Autowired
    private MatterWalk walk;

    @Autowired
    private Site site;

    @Autowired
    private StatementCounter statements;

    @Test
    @DisplayName(
            "R-049 the drafter enters what was signed, the records clerk compares it, and the matter bears the mark 紙")
    void fromTheCoverSheetToTheDecision() {
        DocumentId id = paper.submitted("画面で登録する紙の案件");
        TestBrowser drafter = site.signedIn(MatterWalk.DRAFTER);
        Answer matter = drafter.get(path(id));
        assertThat(matter.body()).contains("紙で回付中", "製本した図面は情報管理課の棚3にあります。", "/cover.pdf", "紙の押印を登録する");
        Answer cover = drafter.get(path(id) + "/cover.pdf");
        assertThat(cover.status()).isEqualTo(200);
        assertThat(cover.header("content-type")).startsWith("application/pdf");

        String form = drafter.get(path(id) + "/paper").body();
        Map<String, String> fields = fields(form);
        fields.put("outcome-1", "APPROVED");
        fields.put("outcome-2", "DECIDED");
        fields.put("day-2", "R4.5.20");
        fields.put("words-2", "異議なし");
        Answer refused = drafter.postFiles(
                path(id) + "/paper",
                List.copyOf(fields.entrySet()),
                List.of(new SentFile("scan", "かがみ.pdf", SCAN.getBytes(StandardCharsets.UTF_8))));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body()).contains("押印の日を入力してください", "受け取り済み：", "かがみ.pdf", "異議なし");

        fields.put("day-1", "令和4年5月20日");
        Answer entered = drafter.postFiles(path(id) + "/paper", List.copyOf(fields.entrySet()), List.of());
        assertThat(entered.location()).isEqualTo(path(id));
        assertThat(drafter.postFiles(path(id) + "/paper", List.copyOf(fields.entrySet()), List.of())
                        .location())
                .isEqualTo(entered.location());

        TestBrowser clerk = site.signedIn(PaperWalk.CLERK);
        assertThat(clerk.get("/matters?list=paper").body()).contains("画面で登録する紙の案件");
        assertThat(clerk.get("/").body()).contains("紙の照合待ち");
        String comparison = first(clerk.get(path(id)).body(), "href=\"(/matters/[^\"]+/paper/[^\"]+)\"");
        Answer page = clerk.get(comparison);
        assertThat(page.body()).contains("かがみと一致", "一致しない", "異議なし", comparison + "/scan");
        assertThat(drafter.get(comparison).body()).doesNotContain("かがみと一致").contains("登録を取り下げる");
        assertThat(clerk.get(comparison + "/scan").body()).isEqualTo(SCAN);
        Map<String, String> compare = new LinkedHashMap<>();
        compare.put("key", first(page.body(), "name=\"key\" value=\"([^\"]*)\""));
        compare.put("do", "confirm");
        Answer silent = clerk.post(comparison, compare);
        assertThat(silent.status()).isEqualTo(422);
        assertThat(silent.body()).contains("何を照合したか");
        compare.put("words", "印影・氏名・日付を照合した。");
        assertThat(clerk.post(comparison, compare).location()).isEqualTo(path(id));

        assertThat(walk.matter(id).state()).isEqualTo(MatterState.AWAITING_CLOSE);
        assertThat(clerk.get(path(id)).body()).contains("紙で回付した案件", ">紙</span>", "印影・氏名・日付を照合した。");
    }

    @Test
    @DisplayName("R-049 programs do the same")
    void programsDoTheSame() {
        DocumentId id = paper.submitted("プログラムが登録する紙の案件");
        String matter = "/api/v1" + path(id);
        TestProgram drafter = site.program(MatterWalk.DRAFTER);
        TestProgram.Answer seen = drafter.get(matter);
        assertThat(seen.text("/paper/reason/en")).contains("Bound books");
        TestProgram.Answer signers = drafter.get(matter + "/paper-signers");
        assertThat(signers.text("/1/outcomes/0")).isEqualTo("DECIDED");
        String head = signers.text("/1/signers/0/person");

        TestProgram.Answer entered = drafter.post(
                matter + "/paper-records",
                Map.of(
                        "upload",
                        upload(drafter),
                        "signatures",
                        List.of(
                                Map.of("ordinal", 1, "outcome", "APPROVED", "signedOn", "2022-05-20"),
                                Map.of(
                                        "ordinal",
                                        2,
                                        "person",
                                        head,
                                        "outcome",
                                        "DECIDED",
                                        "signedOn",
                                        "2022-05-20",
                                        "words",
                                        "異議なし"))),
                seen.tag());
        assertThat(entered.status()).as(entered.body()).isEqualTo(201);
        assertThat(drafter.get(entered.location() + "/scan").body()).isEqualTo(SCAN);
        Map<String, Object> agrees = Map.of("agrees", true, "words", "照合した。");
        assertThat(drafter.post(entered.location() + "/comparison", agrees, entered.tag())
                        .text("/code"))
                .isEqualTo("approval.not-yours");
        TestProgram clerk = site.program(PaperWalk.CLERK);
        assertThat(clerk.get("/api/v1/matters?list=PAPER").body()).contains("プログラムが登録する紙の案件");
        assertThat(clerk.get(entered.location()).json().at("/mayCompare").asBoolean())
                .isTrue();
        assertThat(clerk.post(entered.location() + "/comparison", agrees, seen.tag())
                        .status())
                .isEqualTo(412);
        assertThat(clerk.post(entered.location() + "/comparison", agrees, entered.tag())
                        .status())
                .isEqualTo(200);
        assertThat(clerk.get(matter).text("/route/1/signedOn")).isEqualTo("2022-05-20");
        assertThat(clerk.get(matter + "/cover-sheet").status()).isEqualTo(200);
    }

    private static String upload(TestProgram program) {
        String place = program.call(
                        "POST",
                        "/api/v1/uploads",
                        null,
                        Map.of(
                                "Tus-Resumable",
                                "1.0.0",
                                "Upload-Length",
                                String.valueOf(SCAN.getBytes(StandardCharsets.UTF_8).length)))
                .location();
        assertThat(program.call(
                                "PATCH",
                                place,
                                SCAN,
                                Map.of(
                                        "Tus-Resumable",
                                        "1.0.0",
                                        "Upload-Offset",
                                        "0",
                                        "Content-Type",
                                        "application/offset+octet-stream"))
                        .status())
                .isEqualTo(204);
        return place.substring(place.lastIndexOf('/') + 1);
    }

    @Test
    void pagesAskFewQuestions() {
        DocumentId id = paper.submitted("問合せの数を数える紙の案件");
        TestBrowser clerk = site.signedIn(PaperWalk.CLERK);
        UUID record = paper.record(id, MatterWalk.DRAFTER, paper.decided(id));
        DocumentId open = paper.submitted("まだ登録のない紙の案件");
        for (String path :
                List.of(path(id), path(id) + "/paper/" + record, path(open) + "/paper", "/matters?list=paper", "/")) {
            clerk.get(path);
            assertThat(statements.during(() -> clerk.get(path))).as(path).isLessThanOrEqualTo(MOST_OF_A_PAGE);
        }
    }

    private static Map<String, String> fields(String form) {
        var fields = new LinkedHashMap<String, String>();
        fields.put("key", first(form, "name=\"key\" value=\"([^\"]*)\""));
        for (int n = 1; n <= 2; n++) {
            fields.put("signer-" + n, first(form, "name=\"signer-" + n + "\">\\s*<option value=\"([^\"]*)\""));
        }
        return fields;
    }

    private static String first(String page, String pattern) {
        var found = new ArrayList<String>();
        Matcher matcher = Pattern.compile(pattern).matcher(page);
        while (matcher.find()) {
            found.add(matcher.group(1));
        }
        assertThat(found).as(pattern).isNotEmpty();
        return found.getFirst();
    }

    private static String path(DocumentId id) {
        return "/matters/" + id.value();
    }
}
