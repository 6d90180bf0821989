package org.fumikura.approval;

import static org.assertj.core.api.Assertions.assertThat;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.fumikura.shared.OfficialClock;
import org.fumikura.sheets.Pdfs;
import org.fumikura.sheets.Sheet;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A.10-waiting: the list of what waits, on paper. */
class WaitingSheetTest {

    private static final TemplateEngine TEMPLATES =
            TemplateEngine.createPrecompiled(null, ContentType.Html, null, "org.fumikurapages");

    @Test
    @DisplayName("A.10-waiting it has every column on every page, across the paper, with 和暦 and counted pages")
    void saysEverything() throws IOException {
        Sheet sheet = print(60);
        Files.write(Files.createDirectories(Path.of("target", "sheets")).resolve("waiting-sheet.pdf"), sheet.bytes());

        assertThat(sheet.missing()).isEmpty();
        assertThat(sheet.pages()).isGreaterThan(1);
        try (var pdf = Loader.loadPDF(sheet.bytes())) {
            assertThat(pdf.getPage(0).getMediaBox().getWidth())
                    .isGreaterThan(pdf.getPage(0).getMediaBox().getHeight());
            for (int page = 1; page <= sheet.pages(); page++) {
                assertThat(Pdfs.letters(Pdfs.pageText(pdf, page)))
                        .contains("起案番号", "待ち始め", "見本", page + "/" + sheet.pages())
                        .contains("出力令和4年5月23日15:04");
            }
        }
        assertThat(Pdfs.letters(Pdfs.text(sheet.bytes())))
                .contains("情報管理課長　60件".replace("　", ""), "4豊政情起第60号", "案件60について", "情報政策係主任葛城髙志", "情報管理課")
                .contains("照会・回答", "1,200,000円", "R4.5.27金", "R4.5.2015:04");
    }

    @Test
    void saysThatNothingWaits() {
        assertThat(Pdfs.text(print(0).bytes())).contains("決裁待ちの案件はありません。");
    }

    private static Sheet print(int lines) {
        var html = new StringOutput();
        TEMPLATES.render(
                "approval/waiting-sheet.jte",
                Map.of(
                        "model",
                        new WaitingSheet(
                                "豊島区",
                                true,
                                "情報管理課長",
                                IntStream.rangeClosed(1, lines)
                                        .mapToObj(WaitingSheetTest::line)
                                        .toList(),
                                LocalDateTime.of(2022, 5, 23, 15, 4)
                                        .atZone(OfficialClock.ZONE)
                                        .toInstant())),
                html);
        return Pdfs.sheets().pdf(html.toString());
    }

    private static WaitingSheet.Line line(int n) {
        return new WaitingSheet.Line(
                "4豊政情起第" + n + "号",
                "案件" + n + "について",
                "情報政策係主任　葛城 髙志",
                "情報管理課",
                "照会・回答",
                Optional.of(1_200_000L),
                Optional.of(LocalDate.of(2022, 5, 27)),
                Optional.of(LocalDateTime.of(2022, 5, 20, 15, 4)
                        .atZone(OfficialClock.ZONE)
                        .toInstant()));
    }
}
