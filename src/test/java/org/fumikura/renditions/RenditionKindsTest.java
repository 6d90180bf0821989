package org.fumikura.renditions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.activation.DataHandler;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.dhatim.fastexcel.Workbook;
import org.fumikura.content.Contents;
import org.fumikura.content.Sha256;
import org.fumikura.sheets.Sheets;
import org.fumikura.tenancy.Transactions;
import org.fumikura.testing.FumikuraTest;
import org.fumikura.testing.Toshima;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The kinds of files that an office gets, each as pages with their words, by the real programs. */
@FumikuraTest
class RenditionKindsTest {

    /** Letters that programs like to take for others: radicals, rare forms, and a variant with its selector. */
    private static final String RARE = "長い行の日程、髙﨑と葛\uDB40\uDD00の件";

    @Autowired
    private Renditions renditions;

    @Autowired
    private RenditionWork work;

    @Autowired
    private Worker worker;

    @Autowired
    private Contents contents;

    @Autowired
    private Sheets sheets;

    @Autowired
    private Derivatives derivatives;

    @Autowired
    private Transactions transactions;

    @Autowired
    private DSLContext db;

    @Autowired
    private Toshima toshima;

    private HandIn handIn;

    @BeforeEach
    void prepare() {
        handIn = new HandIn(toshima, contents, renditions).alone(transactions, db);
    }

    @AfterEach
    void endTheWorker() {
        worker.close();
    }

    @Test
    @DisplayName("R-023, R-087 office files are read as pages, and kept as PDF/A-2u with the words that were put in")
    void officeFiles() throws IOException {
        Sha256 word = handIn.put(Foreign.docx(RARE, "DX Plan 2022"));
        Sha256 upright = handIn.put(Foreign.uprightDocx("縦書きの文章を上から下へ読む"));
        Sha256 table = handIn.put(xlsx("税の収入", "二百万円"));
        Sha256 slides = handIn.put(Foreign.odp("発表の資料 " + RARE));

        work.catchUpWithAll();

        assertThat(handIn.text(word)).contains(RARE).contains("DX Plan 2022");
        assertThat(handIn.find(word).maker()).startsWith("LibreOffice ").contains("PDFBox ");
        assertThat(handIn.text(upright)).contains("縦書きの文章を上から下へ読む");
        assertThat(handIn.text(table)).contains("税の収入").contains("二百万円");
        assertThat(handIn.text(slides)).contains("発表の資料").contains(RARE);
        for (Sha256 each : List.of(word, upright, table, slides)) {
            assertThat(handIn.find(each).preserved()).contains(Preserved.MENDED);
            assertThat(Judge.isPreservable(handIn.preserved(each).toFile())).isTrue();
        }
        assertThat(handIn.extracted(word)).contains(RARE).contains("DX Plan 2022");
        assertThat(toshima.in(() -> renditions.findPicture(word, 1, 900))).isPresent();
    }

    @Test
    @DisplayName("text in the letters of Unicode and of Windows, and what a page of HTML says, are read as pages")
    void wordsAlone() throws IOException {
        Sha256 unicode = handIn.put(Foreign.bytes("\ufeff" + RARE + "\r\n二行目"));
        Sha256 windows = handIn.put("様式第１号①　長い行\r\n二行目".getBytes(Charset.forName("windows-31j")));
        Sha256 wide = handIn.put("帳票の一覧\n二行目".getBytes(StandardCharsets.UTF_16));
        Sha256 html = handIn.put(
                Foreign.bytes(
                        "<!DOCTYPE html><html><head><title>x</title><script>document.write('悪い字')</script></head><body onload='x()'><h1>お知らせの題</h1><img src='http://192.0.2.1/x.png'><p>本文&nbsp;です<table><tr><td colspan=99999>表の中"));

        work.catchUpWithAll();

        assertThat(handIn.text(unicode)).contains(RARE).contains("二行目");
        assertThat(handIn.text(windows)).contains("様式第１号①").contains("長い行");
        assertThat(handIn.text(wide)).contains("帳票の一覧");
        assertThat(handIn.text(html))
                .contains("お知らせの題")
                .contains("本文")
                .contains("表の中")
                .doesNotContain("悪い字");
        for (Sha256 each : List.of(unicode, windows, wide, html)) {
            assertThat(handIn.find(each).preserved()).contains(Preserved.AS_IT_IS);
            assertThat(Judge.isPreservable(handIn.preserved(each).toFile())).isTrue();
        }
        assertThat(handIn.extracted(unicode)).contains(RARE);
    }

    @Test
    @DisplayName("mails are read with what was sent with them; archives are listed and not opened")
    void mailsAndArchives() throws IOException, MessagingException {
        byte[] pdf = sheets.pdf("""
                <!DOCTYPE html>
                <html lang="ja"><head><title>別紙</title><meta name="subject" content="別紙"/></head><body><p>添付した別紙の本文</p></body></html>
                """).bytes();
        Sha256 mail = handIn.put(mail(pdf));
        Sha256 outlook = handIn.put(Foreign.msg("情報管理課", "会議の日程", "来週の会議は長引く予定です。"));
        Sha256 zip = handIn.put(Foreign.zip(Map.of("資料/議事録.docx", Foreign.docx("中身の文"))));

        work.catchUpWithAll();

        assertThat(handIn.find(mail).pages()).hasSize(2);
        assertThat(handIn.text(mail))
                .contains("豊島 花子")
                .contains("計画の案の送付")
                .contains("案を送ります。")
                .contains("別紙.pdf")
                .contains("添付した別紙の本文")
                .contains("図面.jtd")
                .contains("ここには表示できません");
        assertThat(handIn.text(outlook)).contains("情報管理課").contains("会議の日程").contains("来週の会議は長引く予定です。");
        assertThat(handIn.text(zip)).contains("資料/議事録.docx").contains("1件").doesNotContain("中身の文");
        assertThat(Judge.isPreservable(handIn.preserved(mail).toFile())).isTrue();
    }

    @Test
    void anOfficeFileWithAPasswordSaysSo() throws IOException {
        Sha256 locked =
                handIn.put(Foreign.compound(Map.of("EncryptedPackage", new byte[64], "EncryptionInfo", new byte[8])));
        Sha256 ichitaro = handIn.put(Foreign.compound(Map.of("DocumentText", new byte[64])));

        work.catchUp();

        assertThat(handIn.find(locked).trouble()).contains(Trouble.PASSWORD);
        assertThat(handIn.find(ichitaro).state()).isEqualTo(Rendition.State.NOT_SHOWN);
    }

    @Test
    @DisplayName("a copy that is gone is made anew")
    void aCopyThatIsGoneIsMadeAnew() throws IOException {
        Sha256 text = handIn.put(Foreign.bytes("消えた写しの元"));
        work.catchUp();
        Files.delete(toshima.in(
                () -> derivatives.find(text, Derivatives.Purpose.COPY).orElseThrow()));

        assertThatThrownBy(() -> toshima.in(() -> renditions.findPicture(text, 1, 1_800)))
                .isInstanceOf(PageBusy.class);
        assertThat(handIn.find(text).state()).isEqualTo(Rendition.State.WAITING);
        work.catchUp();

        assertThat(toshima.in(() -> renditions.findPicture(text, 1, 1_800))).isPresent();
    }

    private static byte[] mail(byte[] pdf) throws IOException, MessagingException {
        var message = new MimeMessage(Session.getInstance(new Properties()));
        message.setFrom(new InternetAddress("hanako@example.lg.jp", "豊島 花子", "ISO-2022-JP"));
        message.setRecipients(MimeMessage.RecipientType.TO, "taro@example.lg.jp");
        message.setSubject("計画の案の送付", "ISO-2022-JP");
        var words = new MimeBodyPart();
        words.setText("案を送ります。", "ISO-2022-JP");
        var parts = new MimeMultipart(words, attached("別紙.pdf", pdf), attached("図面.jtd", new byte[] {0, 1, 2, 3}));
        message.setContent(parts);
        message.saveChanges();
        var out = new ByteArrayOutputStream();
        message.writeTo(out);
        return out.toByteArray();
    }

    private static MimeBodyPart attached(String name, byte[] bytes) throws MessagingException {
        var part = new MimeBodyPart();
        part.setDataHandler(new DataHandler(new ByteArrayDataSource(bytes, "application/octet-stream")));
        part.setFileName(name);
        return part;
    }

    private static byte[] xlsx(String... cells) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var book = new Workbook(out, "x", "1.0")) {
            var sheet = book.newWorksheet("表");
            for (int i = 0; i < cells.length; i++) {
                sheet.value(0, i, cells[i]);
            }
        }
        return out.toByteArray();
    }
}
