package org.fumikura.meetings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.fumikura.records.Disclosure;
import org.fumikura.sheets.Pdfs;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** One form in three shapes: each says all of it, and none says what was left out. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MinutesFormTest {

    private static final String NAME_OF_THE_SEED = "齊藤";

    private final MinutesPrinting printing = new MinutesPrinting(
            TemplateEngine.createPrecompiled(null, ContentType.Html, null, "org.fumikurapages"), Pdfs.sheets());

    @Test
    @DisplayName(
            "MN-01 F-01…F-17 every field of the form stands in the PDF, in the HTML and in the text, letter by letter")
    void saysEveryField() throws IOException {
        MinutesForm form = SeedMinutes.form();
        byte[] pdf = printing.pdf(form);
        keep(pdf, "minutes.pdf");

        for (String shape : shapes(form, pdf)) {
            assertThat(Pdfs.letters(shape))
                    .contains(fields(form).map(Pdfs::letters).toList())
                    .doesNotContain(NAME_OF_THE_SEED);
        }
    }

    /** All words of a form. */
    private static Stream<String> fields(MinutesForm form) {
        var all = new ArrayList<>(List.of(
                form.body(),
                form.secretariat(),
                form.when(),
                form.place(),
                form.meeting().reason(),
                form.minutes().reason(),
                String.join("、", form.members()),
                String.join("、", form.office()),
                form.opening(),
                form.closing()));
        for (MinutesForm.Item item : form.items()) {
            all.add(item.mark() + item.title());
            all.add(item.gist());
            all.add(item.resolution());
            item.said().forEach(said -> all.add(said.words()));
        }
        form.materials().forEach(material -> all.add("資料" + material.number() + material.title()));
        return all.stream().filter(each -> !each.isBlank());
    }

    @Test
    @DisplayName("F-03 the openness of the meeting and that of its minutes are two values with two reasons")
    void keepsTwoKindsOfOpenness() {
        MinutesForm form = SeedMinutes.form();
        for (String shape : List.of(Pdfs.text(printing.pdf(form)), MinutesText.of(form))) {
            assertThat(Pdfs.letters(shape)).contains("□公開■非公開□一部非公開", "□公開□非公開■一部非公開", "会議であるため", "内容を含むため");
        }
        assertThat(printing.html(form)).contains("会議の公開</th><td>非公開<br>", "会議録の公開</th><td>一部非公開<br>");
    }

    @Test
    @DisplayName(
            "F-05 F-06 what was said stands under its item with the part of who said it, or that nothing was asked")
    void namesSpeakersByTheirPart() {
        String text = Pdfs.letters(Pdfs.text(printing.pdf(SeedMinutes.form())));

        assertThat(text.split("（質疑なし）", -1)).hasSize(6 + 1);
        assertThat(text.split("―議題について案のとおり承認―", -1)).hasSize(3 + 1);
        assertThat(text)
                .containsSubsequence(
                        "報告事項（4）令和3年度の公文書PT",
                        "を説明〕",
                        "要旨：",
                        "（質疑）",
                        "本部長：令和4年度",
                        "部員：電子化",
                        "本部長：ペーパーレス",
                        "部員：承知",
                        "〔14:40終了〕");
    }

    @Test
    @DisplayName("U-07 the HTML is a table with heads, headings and lists for those who do not see it")
    void isStructuredForScreenReaders() {
        String html = printing.html(SeedMinutes.form());

        assertThat(html)
                .contains("<th scope=\"row\">開催日時</th>", "<h2>議案（1）", "<h3>質疑</h3>")
                .doesNotContain("style=", "<script");
        assertThat(html.split("<h2>", -1)).hasSize(7 + 1 + 1);
    }

    @Test
    @DisplayName(
            "S18 MN-04 what is closed is in no shape of the public version, for no extractor; that it is missing is")
    void leavesOutWhatIsClosed() throws IOException {
        MinutesForm whole = SeedMinutes.withClosedItems();
        MinutesForm open = whole.forEverybody();
        byte[] pdf = printing.pdf(open);
        keep(pdf, "minutes-public.pdf");
        var gone = new ArrayList<>(List.of("監査の年次計画と対象の一覧", "抜き打ち", "第5次", "スキャニング", "承知しました", "新システムは来年"));
        var shapes = new ArrayList<>(shapes(open, pdf));
        shapes.add(new String(pdf, StandardCharsets.ISO_8859_1));
        shapes.add(MinutesRows.write(open));

        assertThat(Pdfs.letters(MinutesText.of(whole))).as("it was there").contains(gone);
        for (String shape : shapes) {
            assertThat(Pdfs.letters(shape)).doesNotContain(gone);
        }
        for (String shape : shapes(open, pdf)) {
            assertThat(Pdfs.letters(shape))
                    .contains("公開用です", "議案（3）豊島区セキュリティ内部監査計画について", "この議題の内容は公開していません")
                    .contains(SeedMinutes.CLOSED_BECAUSE, "資料3", "非公開")
                    .contains("個人情報を取扱う外部サービスの規定を新設", "資料7公文書管理の適正化検討PT");
        }
        assertThat(open.partial()).isTrue();
        assertThat(MinutesRows.write(open)).contains("\"closed\":true");
    }

    @Test
    @DisplayName("MN-04 minutes that are open are the same for everybody, and closed ones have no version at all")
    void followsTheOpenness() {
        MinutesForm seed = SeedMinutes.form();
        MinutesForm open = withMinutes(seed, new Openness(Disclosure.OPEN, ""));

        assertThat(open.forEverybody()).isEqualTo(open);
        MinutesForm closed = withMinutes(seed, new Openness(Disclosure.CLOSED, "個人の評価を含むため"));
        assertThatThrownBy(closed::forEverybody).isInstanceOf(IllegalStateException.class);
    }

    private static MinutesForm withMinutes(MinutesForm form, Openness minutes) {
        return new MinutesForm(
                form.body(),
                form.secretariat(),
                form.when(),
                form.place(),
                form.meeting(),
                minutes,
                form.members(),
                form.office(),
                form.opening(),
                form.items(),
                form.closing(),
                form.materials().stream()
                        .map(material -> new MinutesForm.Material(material.number(), material.title(), true))
                        .toList(),
                false);
    }

    private List<String> shapes(MinutesForm form, byte[] pdf) {
        String html = printing.html(form).replaceAll("<[^>]+>", "");
        return List.of(Pdfs.text(pdf), Pdfs.popplerText(pdf), html, MinutesText.of(form));
    }

    private static void keep(byte[] pdf, String name) throws IOException {
        Files.createDirectories(Path.of("target/sheets"));
        Files.write(Path.of("target/sheets", name), pdf);
    }
}
