package org.fumikura.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.pdfbox.Loader;
import org.fumikura.approval.SheetPage.Attachment;
import org.fumikura.approval.SheetPage.Box;
import org.fumikura.shared.OfficialClock;
import org.fumikura.sheets.MissingLetter;
import org.fumikura.sheets.Pdfs;
import org.fumikura.sheets.Sheet;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class DraftSheetTest {

    private static final DraftSheets SHEETS = new DraftSheets(
            TemplateEngine.createPrecompiled(null, ContentType.Html, null, "org.fumikurapages"), Pdfs.sheets());
    /** Where the lines of the request end, in points: 210 mm less a margin of 15 and a padding of 3. */
    private static final float COLUMN_END = 192 * 72 / 25.4f;

    private static final Instant MONDAY = at(23, 15, 4);
    private static final String REQUEST = """
            このことについて、豊島区におけるデジタル化の方向と取組を定める豊島区DX推進計画（案）を、別紙のとおり策定し、庁内の意見を募集してよろしいか伺います。

            記

            １　計画の期間　　令和4年度から令和7年度まで
            ２　意見募集の期間　令和4年6月1日（水）から6月14日（火）まで
            ３　意見募集の対象　全課（各部の庶務担当課で取りまとめる。）
            ４　今後の予定　　　令和4年7月　推進本部へ報告、8月　パブリックコメント""";
    private static final List<Box> REVIEWS = List.of(
            box(StepKind.REVIEW, "情報政策係長", "髙橋 花子", StepState.APPROVED, Optional.of(at(20, 10, 30))),
            box(StepKind.REVIEW, "情報管理課長", "渡邉 一郎", StepState.APPROVED, Optional.of(at(20, 17, 2))),
            box(StepKind.REVIEW, "政策経営部長", "", StepState.WAITING, Optional.empty()));
    private static final List<Box> EXAMINATIONS =
            List.of(box(StepKind.EXAMINATION, "総務部総務課文書主任", "齋藤 次郎", StepState.APPROVED, Optional.of(at(23, 9, 15))));

    private static final List<Box> CONCURRENCES = List.of(new Box(
            "財政課長",
            "代",
            "財政課財政係長",
            "中村 実",
            StepKind.CONCURRENCE,
            StepState.APPROVED,
            Optional.of(at(23, 11, 0)),
            Optional.of(LocalDate.of(2022, 5, 20))));

    private static Box box(StepKind kind, String post, String person, StepState state, Optional<Instant> at) {
        return new Box(post, "", "", person, kind, state, at, Optional.empty());
    }

    @Test
    void saysEverythingThatItIsGiven() throws IOException {
        Sheet sheet = SHEETS.print(page(REQUEST, REVIEWS, EXAMINATIONS));
        keep(sheet, "draft-sheet.pdf");

        assertThat(sheet.pages()).isEqualTo(1);
        assertThat(sheet.missing()).isEmpty();
        assertThat(Pdfs.letters(Pdfs.text(sheet.bytes()))).contains("合議");
        for (String text : List.of(Pdfs.text(sheet.bytes()), Pdfs.popplerText(sheet.bytes()))) {
            assertThat(Pdfs.letters(text))
                    .contains("豊島区", "財政課長", "代", "財政課財政係長", "施行待", "4豊政情起第123号", "4豊政情発第57号", "豊島区DX推進計画（案）の策定")
                    .contains("令和4年5月20日（金）", "令和4年5月23日（月）", "葛\uDB40\uDD00城髙志", "情報政策係主任")
                    .contains(Pdfs.letters(REQUEST.lines().findFirst().orElseThrow()), "令和4年6月1日（水）", "設置要綱第2条第1号")
                    .contains("別表第1", "DX推進計画", "令和15年3月31日", "条例第7条第5号", "意見募集要領.pdf（参考）")
                    .contains("要点", "計画期間は令和4年度から（資料14ページ）")
                    .contains("台帳1,234（照合値3f9a2c1b）", "令和4年5月23日15:04", "見本", "1/1")
                    .contains("R4.5.2311:00紙R4.5.20");
        }
    }

    @Test
    void hasABoxForEveryStep() throws IOException {
        var reviews = new ArrayList<Box>();
        for (int n = 1; n <= 9; n++) {
            reviews.add(box(
                    StepKind.REVIEW, "第" + n + "担当部長", "第" + n + "氏", StepState.APPROVED, Optional.of(at(20, 9, n))));
        }
        reviews.add(box(StepKind.REVIEW, "総務部長", "", StepState.ACTIVE, Optional.empty()));
        reviews.add(box(StepKind.REVIEW, "会計管理者", "否決氏", StepState.DENIED, Optional.of(at(20, 17, 0))));

        Sheet sheet = SHEETS.print(page(REQUEST, reviews, List.of()));
        keep(sheet, "draft-sheet-many-steps.pdf");

        String text = Pdfs.text(sheet.bytes());
        for (int n = 1; n <= 9; n++) {
            assertThat(text).contains("第" + n + "担当部長", "第" + n + "氏", "R4.5.20 09:0" + n);
        }
        assertThat(text).contains("総務部長", "未", "会計管理者", "否決", "副区長", "決裁");
        assertThat(text.split("承認", -1)).hasSize(10);
    }

    @Test
    void putsTheHighestOfTheLineAtTheLeft() {
        SheetPage sheet = page(REQUEST, REVIEWS, EXAMINATIONS);

        assertThat(sheet.rows()).hasSize(1);
        assertThat(sheet.rows().getFirst().reviews())
                .extracting(Box::post)
                .containsExactly("政策経営部長", "情報管理課長", "情報政策係長", "");
        assertThat(sheet.rows().getFirst().examination()).isEqualTo(EXAMINATIONS.getFirst());
    }

    @Test
    void flowsOverSeveralPagesAndCountsThem() throws IOException {
        String paragraph =
                "　本計画は、行政手続のオンライン化、内部事務の電子化及びデータの活用を一体として進めるものであり、" + "各課の意見を踏まえて必要な修正を行った上で、推進本部の会議に付議するものとする。\n";
        var body = new StringBuilder();
        for (int n = 1; n <= 42; n++) {
            body.append(n).append(paragraph);
        }

        Sheet sheet = SHEETS.print(page(body.toString(), REVIEWS, EXAMINATIONS));
        keep(sheet, "draft-sheet-long.pdf");

        assertThat(sheet.pages()).isEqualTo(5);
        try (var pdf = Loader.loadPDF(sheet.bytes())) {
            for (int page = 1; page <= 5; page++) {
                String text = Pdfs.letters(Pdfs.pageText(pdf, page));
                assertThat(text).contains(page + "/5", "台帳1,234（照合値3f9a2c1b）", "見本");
                assertThat(text.contains("豊島区起案用紙4豊政情起第123号")).isEqualTo(page > 1);
            }
        }
        assertThat(Pdfs.letters(Pdfs.text(sheet.bytes())))
                .contains("42" + Pdfs.letters(paragraph).substring(0, 20));
    }

    @Test
    @DisplayName("R-024 記 stands in the middle, 以上 at the right, items hang, and a 別記 begins a new page")
    void laysTheRequestOut() throws IOException {
        Sheet sheet = SHEETS.print(page("""
                次のとおり実施してよろしいか伺います。

                　　記
                １　%s
                以上
                別記　仕様
                ここから仕様を書く。""".formatted("対".repeat(80)), REVIEWS, EXAMINATIONS));
        keep(sheet, "draft-sheet-layout.pdf");

        Pdfs.Place first = Pdfs.place(sheet.bytes(), "次のとおり");
        Pdfs.Place item = Pdfs.place(sheet.bytes(), "１");
        Pdfs.Place further = Pdfs.place(sheet.bytes(), "対対");
        Pdfs.Place note = Pdfs.place(sheet.bytes(), "記");
        Pdfs.Place end = Pdfs.place(sheet.bytes(), "以上");
        assertThat((note.left() + note.right()) / 2)
                .as("the middle of the column")
                .isCloseTo((first.left() + COLUMN_END) / 2, within(2f));
        assertThat(end.right()).isCloseTo(COLUMN_END, within(2f));
        assertThat(item.left()).isCloseTo(first.left(), within(1f));
        assertThat(further.left()).as("two letters of 11 points").isCloseTo(first.left() + 22, within(1f));
        assertThat(Pdfs.place(sheet.bytes(), "別記").page()).isEqualTo(2);
        assertThat(Pdfs.place(sheet.bytes(), "ここから").page()).isEqualTo(2);
        assertThat(note.page()).isEqualTo(1);
        assertThat(sheet.pages()).isEqualTo(2);
    }

    /** A draft that was never submitted, printed to see what it will look like. */
    @Test
    void isAForm() throws IOException {
        Sheet sheet = SHEETS.print(new SheetPage(
                "例示市",
                false,
                "作成中",
                "",
                "",
                "<件名> & \"記号\"",
                new SheetPage.Dates(Optional.empty(), Optional.empty(), Optional.empty(), false, Optional.empty()),
                new SheetPage.Drafter("総務部総務課", "山田 太郎"),
                List.of(),
                "制御\u000B文字と𠮷田",
                "",
                "",
                "",
                "",
                "",
                List.of(),
                List.of(),
                Box.BLANK,
                List.of(),
                List.of(),
                List.of(),
                0,
                "",
                MONDAY));
        keep(sheet, "draft-sheet-empty.pdf");

        assertThat(sheet.missing()).extracting(MissingLetter::letter).contains("𠮷");
        assertThat(Pdfs.letters(Pdfs.text(sheet.bytes())))
                .contains("<件名>&\"記号\"", "𠮷田", "施行なし", "添付資料なし", "作成中")
                .doesNotContain("見本", "台帳", "理由・根拠法令");
    }

    /** For those who want to look at it. */
    private static void keep(Sheet sheet, String name) throws IOException {
        Path folder = Files.createDirectories(Path.of("target", "sheets"));
        Files.write(folder.resolve(name), sheet.bytes());
    }

    private static SheetPage page(String body, List<Box> reviews, List<Box> examinations) {
        return new SheetPage(
                "豊島区",
                true,
                "施行待",
                "4豊政情起第123号",
                "4豊政情発第57号",
                "豊島区DX推進計画（案）の策定及び庁内意見募集の実施について",
                new SheetPage.Dates(
                        Optional.of(LocalDate.of(2022, 5, 20)),
                        Optional.of(LocalDate.of(2022, 5, 23)),
                        Optional.empty(),
                        true,
                        Optional.empty()),
                new SheetPage.Drafter("政策経営部情報管理課　情報政策係主任", "葛\uDB40\uDD00城 髙志"),
                List.of(),
                body,
                "豊島区デジタル化推進本部設置要綱第2条第1号に基づき、計画案を取りまとめたため。",
                "副区長決裁（事案決定規程 別表第1 2項［例］）",
                "4-情-03-002　DX推進計画",
                "10年（令和15年3月31日まで）",
                "一部公開（意思形成過程の情報を含むため。条例第7条第5号）",
                List.of(
                        new Attachment("案", "豊島区DX推進計画（案）.pdf"),
                        new Attachment("参考", "意見募集要領.pdf"),
                        new Attachment("前例", "令和3年度の意見募集結果.xlsx")),
                List.of("計画期間は令和4年度から（資料1 4ページ）"),
                box(StepKind.DECISION, "副区長", "﨑山 齊", StepState.DECIDED, Optional.of(MONDAY)),
                reviews,
                examinations,
                CONCURRENCES,
                1234,
                "3f9a2c1b",
                MONDAY);
    }

    private static Instant at(int day, int hour, int minute) {
        return LocalDateTime.of(2022, 5, day, hour, minute)
                .atZone(OfficialClock.ZONE)
                .toInstant();
    }
}
