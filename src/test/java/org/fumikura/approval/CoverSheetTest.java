package org.fumikura.approval;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.fumikura.sheets.Pdfs;
import org.fumikura.sheets.QrCode;
import org.fumikura.sheets.Sheet;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The cover sheet (かがみ) as it leaves the printer. */
class CoverSheetTest {

    private static final String ADDRESS =
            "https://bunko.city.toshima.example:8443/matters/0197f3a0-0000-7000-8000-0123456789ab";
    private static final DraftSheets SHEETS = new DraftSheets(
            TemplateEngine.createPrecompiled(null, ContentType.Html, null, "org.fumikurapages"), Pdfs.sheets());

    @Test
    @DisplayName("R-049 the cover sheet leads back to its matter by its QR code, which is drawn and no picture")
    void qrCodeIsRead() throws IOException, ReaderException {
        Sheet sheet = SHEETS.print(page());
        Files.write(Files.createDirectories(Path.of("target", "sheets")).resolve("cover-sheet.pdf"), sheet.bytes());

        try (var pdf = Loader.loadPDF(sheet.bytes())) {
            assertThat(pdf.getPage(0).getResources().getXObjectNames()).isEmpty();
            BufferedImage image = new PDFRenderer(pdf).renderImageWithDPI(0, 200, ImageType.RGB);
            int[] pixels = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
            var source = new RGBLuminanceSource(image.getWidth(), image.getHeight(), pixels);
            assertThat(new QRCodeReader()
                            .decode(new BinaryBitmap(new HybridBinarizer(source)))
                            .getText())
                    .isEqualTo(ADDRESS);
        }
    }

    @Test
    @DisplayName("R-049 the cover sheet says who signs, why on paper, where the paper is, and which version it is")
    void saysWhatIsNeeded() {
        Sheet sheet = SHEETS.print(page());

        assertThat(sheet.missing()).isEmpty();
        assertThat(sheet.pages()).isEqualTo(1);
        for (String text : List.of(Pdfs.text(sheet.bytes()), Pdfs.popplerText(sheet.bytes()))) {
            assertThat(Pdfs.letters(text))
                    .contains("かがみ（紙回付）", "4豊政情起第123号", "第2版", "回議情報政策係長", "合議財政課長", "決裁情報管理課長")
                    .contains("承認", "年月日", "製本・大判図面など読取りが著しく困難", "情報管理課の棚3", "庁舎改修の設計図書について")
                    .contains("bunko.city.toshima.example:8443/matters/", "見本");
        }
    }

    @Test
    @DisplayName("R-049 the cover sheet says what its signers approve besides the request")
    void saysWhatIsApproved() {
        String text = Pdfs.letters(Pdfs.text(SHEETS.print(page()).bytes()));

        assertThat(text)
                .contains("追認", "事実発生日令和4年5月1日", "追認の理由台風の夜に行ったため")
                .contains("上位決裁とする理由", "区の方針に関わるため")
                .contains("これまでの意見・条件・協議の経過", "財政課長（条件付同意）予算の範囲で行うこと");
    }

    private static CoverPage page() {
        var sheet = new SheetPage(
                "豊島区",
                true,
                "回付中",
                "4豊政情起第123号",
                "",
                "庁舎改修の設計図書について",
                new SheetPage.Dates(
                        Optional.of(LocalDate.of(2022, 5, 20)),
                        Optional.empty(),
                        Optional.empty(),
                        false,
                        Optional.of(LocalDate.of(2022, 5, 1))),
                new SheetPage.Drafter("情報管理課　主任", "山田 太郎"),
                List.of(),
                "別冊の設計図書のとおり決定してよろしいか伺います。",
                "追認の理由　台風の夜に行ったため\n規則第1条による。",
                "課長決裁（別表第1 2項［例］）",
                "4-情-03-002　庁舎",
                "10年",
                "公開",
                List.of(),
                List.of("期間は4年（資料1 2ページ）"),
                SheetPage.Box.BLANK,
                List.of(),
                List.of(),
                List.of(),
                1234,
                "3f9a2c1b",
                Instant.parse("2022-05-20T06:04:00Z"));
        return new CoverPage(
                sheet,
                2,
                PaperReason.BOUND_OR_LARGE.label().ja(),
                "製本した図面は情報管理課の棚3にあります。",
                Optional.of("区の方針に関わるため"),
                List.of(new CoverPage.Said("財政課長（条件付同意）", "予算の範囲で行うこと")),
                ADDRESS,
                QrCode.of(ADDRESS),
                List.of(
                        new CoverPage.Seal("回議", "情報政策係長", "承認"),
                        new CoverPage.Seal("合議", "財政課長", ""),
                        new CoverPage.Seal("決裁", "情報管理課長", "")));
    }
}
