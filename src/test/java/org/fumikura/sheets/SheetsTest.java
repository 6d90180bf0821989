package org.fumikura.sheets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SheetsTest {

    private static final Sheets SHEETS = Pdfs.sheets();
    private static final Path IPAEX = Path.of("/usr/share/fonts/opentype");

    private static final String TEMPTING = """
            <!DOCTYPE html [<!ENTITY inside SYSTEM "FILE">]>
            <html lang="ja"><head><title>誘い</title><meta name="subject" content="試験"/>
            <link rel="stylesheet" href="HTTP/a.css"/>
            <link rel="attachment" href="FILE" title="資料"/>
            <style>@import url("HTTP/b.css"); @font-face { font-family: X; src: url("HTTP/c.ttf") }
            body { font-family: X; background-image: url("HTTP/d.png") }</style></head>
            <body>本文 &inside;<img src="HTTP/e.png" alt=""/><img src="FILE" alt=""/><object data="HTTP/f.svg"></object>
            <iframe src="FILE"></iframe><a href="FILE" download="x">添付</a><input type="image" src="HTTP/g.png"/></body></html>
            """;

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "長行日月見高髙﨑",
                "長⻑⾧行⾏日⽇月⽉見⾒高⾼",
                "齊斉斎齋邉邊辺𠮟𩸽",
                "ＡＢＣ１２３ABC123アイウｱｲｳｶﾞ",
                "令和4年5月23日（月）",
                "①②③〜～ー－−‐―…※〒℡㈱№",
                "┌─┬─┐│├─┼─┤└┴┘",
                "葛\uDB40\uDD00城市葛飾区",
            })
    void givesBackTheTextThatWasWritten(String text) {
        for (String family : List.of("serif", "sans-serif")) {
            byte[] pdf = SHEETS.pdf(page("<p style=\"font-family: " + family + "\">" + text + "</p>"))
                    .bytes();

            assertThat(Pdfs.letters(Pdfs.text(pdf))).isEqualTo(text);
            assertThat(Pdfs.letters(Pdfs.popplerText(pdf))).isEqualTo(text);
        }
    }

    /** These faces draw 290 pairs such as 長 and ⻑ with one glyph: the trap of PDFBox's own fonts. */
    @Test
    void givesBackTheTextInFacesThatShareGlyphs() {
        var faces = new Faces(List.of(IPAEX.resolve("ipaexfont-mincho"), IPAEX.resolve("ipaexfont-gothic")));
        String text = "長⻑⾧行⾏日⽇月⽉見⾒高⾼〜～";

        byte[] pdf = new Sheets(faces).pdf(page(text)).bytes();

        assertThat(Pdfs.letters(Pdfs.text(pdf))).isEqualTo(text);
        assertThat(Pdfs.letters(Pdfs.popplerText(pdf))).isEqualTo(text);
    }

    @Test
    void setsNarrowBoxesOneLetterBelowTheOther() {
        byte[] pdf = SHEETS.pdf(page("<table><tr><th style=\"width: 1em\">決裁欄</th><td>区長</td></tr></table>"))
                .bytes();

        assertThat(Pdfs.letters(Pdfs.text(pdf))).contains("決", "裁", "欄", "区長");
        assertThat(Pdfs.letters(Pdfs.popplerText(pdf))).contains("決", "裁", "欄", "区長");
    }

    @Test
    void isA4PortraitWithEmbeddedFacesOnly() throws IOException {
        Sheet sheet = SHEETS.pdf(page("<p>縦置き</p><p style=\"font-family: Helvetica\">✓ 試験</p>"));

        assertThat(sheet.pages()).isEqualTo(1);
        try (var pdf = Loader.loadPDF(sheet.bytes())) {
            var size = pdf.getPage(0).getMediaBox();
            assertThat(size.getWidth()).isEqualTo(595.28f, within(0.1f));
            assertThat(size.getHeight()).isEqualTo(841.89f, within(0.1f));
            assertThat(fonts(pdf)).isNotEmpty().allMatch(PDFont::isEmbedded);
            assertThat(pdf.getDocumentCatalog().getLanguage()).isEqualTo("ja");
            assertThat(pdf.getDocumentInformation().getTitle()).isEqualTo("試験");
            assertThat(pdf.getDocumentCatalog().getMetadata().exportXMPMetadata())
                    .asString(StandardCharsets.UTF_8)
                    .contains("pdfaid:conformance", "pdfuaid");
        }
    }

    /** 葛 with U+E0100 has another form than 葛: it is drawn so, and its text keeps the selector. */
    @Test
    void drawsTheVariantThatWasAskedFor() throws IOException {
        Sheet sheet = SHEETS.pdf(page("葛\uDB40\uDD00葛"));

        assertThat(sheet.missing()).isEmpty();
        try (var pdf = Loader.loadPDF(sheet.bytes())) {
            var font = (PDType0Font) fonts(pdf).getFirst();
            assertThat(font.toUnicode(1)).isEqualTo("葛\uDB40\uDD00");
            assertThat(font.toUnicode(2)).isEqualTo("葛");
            assertThat(font.getPath(1).getBounds2D())
                    .isNotEqualTo(font.getPath(2).getBounds2D());
        }
    }

    @Test
    void reportsWhatNoFaceCanDrawAndKeepsItsText() {
        String unknownVariant = "高\uDB40\uDDEF";

        Sheet sheet = SHEETS.pdf(page("𓀀氏 " + unknownVariant + "氏 𓀀氏"));

        assertThat(sheet.missing())
                .containsExactly(new MissingLetter("𓀀", false), new MissingLetter(unknownVariant, true));
        assertThat(Pdfs.letters(Pdfs.text(sheet.bytes()))).isEqualTo("𓀀氏" + unknownVariant + "氏𓀀氏");
        assertThat(Pdfs.letters(Pdfs.popplerText(sheet.bytes()))).isEqualTo("𓀀氏" + unknownVariant + "氏𓀀氏");
    }

    @Test
    void asksTheOtherFamilyForWhatAFaceLacks() {
        Sheet sheet = SHEETS.pdf(page("<p style=\"font-family: serif\">︱⼀</p>"));

        assertThat(sheet.missing()).isEmpty();
        assertThat(Pdfs.letters(Pdfs.text(sheet.bytes()))).isEqualTo("︱⼀");
    }

    @Test
    void drawsKanaWithAMarkOfItsOwn() {
        String asFromAMac = Normalizer.normalize("ガギグ.pdf", Normalizer.Form.NFD);

        Sheet sheet = SHEETS.pdf(page(asFromAMac));

        assertThat(sheet.missing()).isEmpty();
        assertThat(Pdfs.letters(Pdfs.popplerText(sheet.bytes()))).isEqualTo(asFromAMac);
    }

    @Test
    void reportsControlCharactersAndBrokenLetters() {
        Sheet sheet = SHEETS.pdf(page("前\u000B後\uD842"));

        assertThat(Pdfs.letters(Pdfs.text(sheet.bytes()))).isEqualTo("前\uFFFD後\uFFFD");
    }

    @Test
    void keepsSignsOffTheHeadOfALine() {
        String text = "あ、い。う」え）おーかっきゃ・〜…々".repeat(30);

        for (int width = 60; width < 90; width += 3) {
            byte[] pdf = SHEETS.pdf(page("<p style=\"width: " + width + "mm\">" + text + "</p>"))
                    .bytes();

            assertThat(Pdfs.text(pdf).lines()).hasSizeGreaterThan(5).noneMatch(line -> line.matches("[、。」）ーっゃ・〜…々].*"));
        }
    }

    @Test
    void followsNoAddress() throws IOException {
        var asked = new AtomicInteger();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            asked.incrementAndGet();
            exchange.sendResponseHeaders(404, -1);
        });
        server.start();
        try {
            Path secret = Files.writeString(folder.resolve("secret.txt"), "秘密の内容");
            Sheet sheet = SHEETS.pdf(TEMPTING.replace(
                            "HTTP", "http://localhost:" + server.getAddress().getPort())
                    .replace("FILE", secret.toUri().toString()));

            assertThat(asked).hasValue(0);
            assertThat(Pdfs.text(sheet.bytes())).contains("本文").doesNotContain("秘密");
            assertThat(sheet.bytes()).asString(StandardCharsets.ISO_8859_1).doesNotContain("EmbeddedFile");
        } finally {
            server.stop(0);
        }
    }

    @Test
    void refusesWhatIsNotWellFormed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SHEETS.pdf(page("<p>")))
                .withMessageContaining("line 3");
        assertThatIllegalArgumentException().isThrownBy(() -> SHEETS.pdf(page("&nbsp;")));
    }

    @Test
    void namesThePackageThatIsMissing() {
        var sheets = new Sheets(new Faces(List.of(folder, folder.resolve("none"))));

        assertThatThrownBy(() -> sheets.pdf(page("本文"))).isInstanceOfSatisfying(NoFace.class, refusal -> {
            assertThat(refusal.code()).isEqualTo("sheets.no-face");
            assertThat(refusal.advice().ja()).contains("fonts-morisawa-bizud-mincho");
            assertThat(refusal.message().en()).contains("Mincho");
        });
    }

    @Test
    void findsAFaceThatWasInstalledMeanwhile() throws IOException {
        var sheets = new Sheets(new Faces(List.of(folder)));
        assertThatThrownBy(() -> sheets.pdf(page("本文"))).isInstanceOf(NoFace.class);

        Files.copy(IPAEX.resolve("ipaexfont-mincho/ipaexm.ttf"), folder.resolve("ipaexm.ttf"));
        assertThatThrownBy(() -> sheets.pdf(page("本文")))
                .isInstanceOfSatisfying(
                        NoFace.class,
                        refusal -> assertThat(refusal.message().ja()).contains("ゴシック体"));
        Files.writeString(folder.resolve("BIZUDGothic-Regular.ttf"), "broken");
        Files.copy(IPAEX.resolve("ipaexfont-gothic/ipaexg.ttf"), folder.resolve("ipaexg.ttf"));

        assertThat(Pdfs.text(sheets.pdf(page("本文")).bytes())).contains("本文");
    }

    @Test
    void printsForSeveralAtOnce() throws Exception {
        var work = new ArrayList<Callable<String>>();
        for (int n = 0; n < 24; n++) {
            String text = "第" + n + "号 葛\uDB40\uDD00城 長い文".repeat(20);
            work.add(() ->
                    Pdfs.letters(Pdfs.text(SHEETS.pdf(page(text)).bytes())).equals(Pdfs.letters(text)) ? "" : text);
        }
        try (var threads = Executors.newFixedThreadPool(4)) {
            for (Future<String> result : threads.invokeAll(work)) {
                assertThat(result.get()).isEmpty();
            }
        }
    }

    private static List<PDFont> fonts(PDDocument pdf) throws IOException {
        var fonts = new ArrayList<PDFont>();
        for (var page : pdf.getPages()) {
            for (COSName name : page.getResources().getFontNames()) {
                fonts.add(page.getResources().getFont(name));
            }
        }
        return fonts;
    }

    private static String page(String body) {
        return """
                <!DOCTYPE html>
                <html lang="ja"><head><title>試験</title><meta name="subject" content="試験"/></head>
                <body>%s</body></html>""".formatted(body);
    }
}
