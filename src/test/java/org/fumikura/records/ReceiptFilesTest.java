package org.fumikura.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fumikuradb.records.Tables.UPLOAD;

import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fumikura.demo.City;
import org.fumikura.tenancy.Tenancy;
import org.fumikura.testing.FumikuraTest;
import org.fumikura.testing.Site;
import org.fumikura.testing.TestBrowser;
import org.fumikura.testing.TestBrowser.Answer;
import org.fumikura.testing.TestBrowser.SentFile;
import org.fumikura.testing.Toshima;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What becomes of a receipt's files while its form is not right yet. */
@FumikuraTest
class ReceiptFilesTest {

    private static final String CLERK = "joho-kanri-kakaricho";

    @Autowired
    private Site site;

    @Autowired
    private Toshima toshima;

    @Autowired
    private DSLContext db;

    @Autowired
    private Uploads uploads;

    private TestBrowser clerk;

    @BeforeEach
    void begin() {
        clerk = site.signedIn(CLERK);
    }

    @Test
    void whatThePageSentAheadIsKeptBesideARefusedFormToo() {
        String key = UUID.randomUUID().toString();
        String ahead = UUID.randomUUID().toString();
        Tenancy.in(City.TOSHIMA, () -> {
            uploads.addAlone(
                    UUID.fromString(ahead),
                    toshima.actor(CLERK).person(),
                    "先に送った資料.pdf",
                    new ByteArrayInputStream(TypedReceipt.pdf()),
                    ArrivingUploads.LARGEST);
            return true;
        });
        Answer wrong = clerk.postFiles(
                "/receipts", TypedReceipt.fields(clerk, Map.of("key", key, "title", "", "uploads", ahead)), List.of());
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.body()).contains("外す：先に送った資料.pdf").contains("ウイルス検査：未検査");

        Answer right = clerk.postFiles(
                "/receipts",
                TypedReceipt.fields(clerk, Map.of("key", key, "title", "直した件名", "uploads", ahead)),
                List.of());
        assertThat(clerk.get(right.location()).body()).containsOnlyOnce("<section class=\"material\"");
        assertThat(toshima.read(() -> db.fetchCount(UPLOAD))).isZero();

        Answer gone = clerk.postFiles("/receipts", TypedReceipt.fields(clerk, Map.of("uploads", ahead)), List.of());
        assertThat(gone.status()).isEqualTo(422);
        assertThat(gone.body()).contains("送った資料の一部が残っていません");
    }

    @Test
    void aFileWithoutBytesIsNamedAndNothingElseIsLost() {
        String key = UUID.randomUUID().toString();
        Answer refused = clerk.postFiles(
                "/receipts",
                TypedReceipt.fields(clerk, Map.of("key", key, "title", "空の資料について")),
                List.of(
                        new SentFile("attachments", "空.pdf", new byte[0]),
                        new SentFile("attachments", "別紙.pdf", TypedReceipt.pdf())));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body())
                .contains("「空.pdf」は空のファイル（0 バイト）のため、添付しませんでした。")
                .contains("外す：別紙.pdf")
                .doesNotContain("外す：空.pdf")
                .contains("value=\"空の資料について\"");
        Answer right = clerk.postFiles(
                "/receipts", TypedReceipt.fields(clerk, Map.of("key", key, "title", "空の資料について")), List.of());
        assertThat(clerk.get(right.location()).body()).contains("別紙.pdf").doesNotContain("空.pdf");
    }

    @Test
    void aKeptFileCanBeTakenOffAgain() {
        String key = UUID.randomUUID().toString();
        Answer wrong = clerk.postFiles(
                "/receipts",
                TypedReceipt.fields(clerk, Map.of("key", key, "title", "")),
                List.of(new SentFile("attachments", "間違い.pdf", TypedReceipt.pdf())));
        String kept = kept(wrong);
        Answer right = clerk.postFiles(
                "/receipts",
                TypedReceipt.fields(clerk, Map.of("key", key, "title", "資料なし", "uploads", kept, "drop", kept)),
                List.of());

        assertThat(clerk.get(right.location()).body()).doesNotContain("間違い.pdf").contains("資料は添付されていません");
    }

    @Test
    void nothingIsReceivedWithoutAKeptFileThatWasGivenUpMeanwhile() {
        String key = UUID.randomUUID().toString();
        Answer wrong = clerk.postFiles(
                "/receipts",
                TypedReceipt.fields(clerk, Map.of("key", key, "title", "")),
                List.of(new SentFile("attachments", "古い資料.pdf", TypedReceipt.pdf())));
        String kept = kept(wrong);
        Tenancy.run(
                City.TOSHIMA,
                () -> uploads.remove(UUID.fromString(key), toshima.actor(CLERK).person(), UUID.fromString(kept)));

        Answer missed = clerk.postFiles(
                "/receipts",
                TypedReceipt.fields(clerk, Map.of("key", key, "title", "直した件名", "uploads", kept)),
                List.of());
        assertThat(missed.status()).isEqualTo(422);
        assertThat(missed.body()).contains("送った資料の一部が残っていません");
    }

    /** The file that a refused form shows as kept. */
    private static String kept(Answer refused) {
        Matcher kept = Pattern.compile("name=\"uploads\" value=\"([^\"]+)\"").matcher(refused.body());
        assertThat(kept.find()).isTrue();
        assertThat(refused.body()).contains("name=\"drop\" value=\"" + kept.group(1) + "\"");
        return kept.group(1);
    }
}
