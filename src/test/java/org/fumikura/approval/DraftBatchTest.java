package org.fumikura.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.fumikura.shared.Text;
import org.fumikura.sheets.Grid;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** R-020-batch: what a table makes of a template, and which of its rows can not be made. */
class DraftBatchTest {

    private static final DraftTemplates.Words TEMPLATE =
            new DraftTemplates.Words("学校への照会", "〔名称〕への照会について", "〔名称〕（校長 〔 校長 〕）に照会する。\n〔名称〕様", "〔根拠〕による。");
    private static final LocalDate TODAY = LocalDate.of(2022, 5, 20);
    private static final List<String> HEAD = List.of("名称", "〔校長〕", "根拠", "金額", "期限", "備考");

    @Test
    @DisplayName("R-020-batch every placeholder is filled in, in title, request and reason")
    void fillsIn() {
        DraftBatch batch = read(HEAD, row("第一小学校", "山田 $1", "規則 1条", "1,000円", "R4.6.1", "x"));

        assertThat(batch.columns()).containsExactly("名称", "校長", "根拠", "金額", "期限");
        assertThat(batch.unused()).containsExactly("備考");
        assertThat(batch.bad()).isEmpty();
        assertThat(batch.rows())
                .containsExactly(new DraftBatch.Row(
                        2,
                        "第一小学校への照会について",
                        "第一小学校（校長 山田 $1）に照会する。\n第一小学校様",
                        "規則 1条による。",
                        "1,000円",
                        "R4.6.1",
                        List.of()));
    }

    @Test
    @DisplayName(
            "R-020-batch every row that lacks something, is too long or bears a personal number in its title is named")
    void namesWhatIsBad() {
        DraftBatch batch = read(
                HEAD,
                row("第一小学校", "山田", "規則", "", "", ""),
                row("", " ", "規則", "", "", ""),
                row("長".repeat(200), "山田", "規則", "", "", ""),
                row("1234 5678 9018", "山田", "規則", "", "", ""),
                row("第二小学校", "山田", "規則", "千円", "6月の末", ""));

        assertThat(batch.bad()).extracting(DraftBatch.Row::line).containsExactly(3, 4, 5, 6);
        Map<Integer, List<String>> said = batch.bad().stream()
                .collect(Collectors.toMap(
                        DraftBatch.Row::line,
                        row -> row.problems().stream().map(Text::ja).toList()));
        assertThat(said.get(3)).containsExactly("「名称」が空欄です。", "「校長」が空欄です。");
        assertThat(said.get(4)).containsExactly("件名が 200 字までのところ 208 字になります。");
        assertThat(said.get(5)).singleElement().asString().contains("個人番号と思われる");
        assertThat(said.get(6)).hasSize(2).first().asString().contains("金額「千円」");
    }

    @Test
    void refusesWhatIsNoTableForTheTemplate() {
        refused(() -> read(List.of("名称"), List.of("第一小学校")), "列が足りません：校長、根拠");
        refused(() -> read(List.of("名称", "校長", "根拠", "〔名称〕"), List.of("1", "2", "3", "4")), "2つ以上あります：名称");
        refused(() -> DraftBatch.read(new Grid(HEAD, List.of()), TEMPLATE, TODAY), "行がありません");
        refused(
                () -> DraftBatch.read(
                        new Grid(HEAD, Collections.nCopies(201, row("a", "b", "c", "", "", ""))), TEMPLATE, TODAY),
                "200 件まで");
        refused(
                () -> DraftBatch.read(
                        new Grid(HEAD, List.of(row("a", "b", "c", "", "", ""))),
                        new DraftTemplates.Words("ただのひな形", "件名", "本文", ""),
                        TODAY),
                "「ただのひな形」に差込み");
    }

    private static void refused(ThrowingCallable table, String why) {
        assertThatThrownBy(table)
                .isInstanceOfSatisfying(
                        BatchRefused.class,
                        refused -> assertThat(refused.message().ja()).contains(why));
    }

    @SafeVarargs
    private static DraftBatch read(List<String> head, List<String>... rows) {
        return DraftBatch.read(new Grid(head, List.of(rows)), TEMPLATE, TODAY);
    }

    private static List<String> row(String... cells) {
        return List.of(cells);
    }
}
