package org.fumikura.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Why something was found, in the words as they are. */
class QuoteTest {

    @Test
    @DisplayName("R-120 what was looked for is marked, however it was written, and nothing else")
    void marksWhatWasLookedFor() {
        assertThat(marked(Quote.whole("令和3年度の報告と令和４年度の予定", List.of("2022年度")))).isEqualTo("令和3年度の報告と[令和４年度]の予定");
        assertThat(marked(Quote.whole("令和3年度の報告", List.of("年度")))).isEqualTo("令和3[年度]の報告");
        assertThat(marked(Quote.whole("取り扱いの手引き", List.of("取扱")))).isEqualTo("[取り扱い]の手引き");
        assertThat(marked(Quote.whole("令和の改元", List.of("令和")))).isEqualTo("[令和]の改元");
    }

    @Test
    void longerMarksGoBeforeThoseWithin() {
        assertThat(marked(Quote.whole("会議の開催と会議室", List.of("会議の開催", "会議", "開催"))))
                .isEqualTo("[会議の開催]と[会議]室");
    }

    @Test
    void quotesThePageThatHasMostAndLittleAroundIt() {
        String around = IntStream.range(0, 100).mapToObj(i -> "あいうえお").collect(Collectors.joining());
        Quote quote = Quote.best(
                List.of(
                        new Findable.Words("伺います。", ""),
                        new Findable.Words(around + "\n予算の\u3000内訳" + around, "#m1p2")),
                List.of("予算", "内訳"));

        assertThat(quote.place()).isEqualTo("#m1p2");
        assertThat(marked(quote))
                .contains("[予算]の [内訳]")
                .startsWith("…")
                .endsWith("…")
                .hasSizeLessThan(140);
    }

    private static String marked(Quote quote) {
        return quote.pieces().stream()
                .map(piece -> piece.marked() ? "[" + piece.text() + "]" : piece.text())
                .collect(Collectors.joining());
    }
}
