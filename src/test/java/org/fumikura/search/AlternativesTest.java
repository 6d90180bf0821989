package org.fumikura.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** what may stand in place of what by the words of an office. */
class AlternativesTest {

    static final Alternatives OFFICE = new Alternatives(List.of(
            group(false, "デジタルガバメントPT", "デジガバPT", "DGPT"),
            group(false, "ワクチン接種", "予防接種"),
            group(true, "区報", "広報としま"),
            group(false, "プラン", "計画")));

    static Synonym group(boolean oneWay, String word, String... others) {
        return new Synonym(UUID.randomUUID(), word, List.of(others), oneWay);
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("R-120 each word of a group stands for the others, within a longer word too")
    @CsvSource(delimiter = '|', textBlock = """
            ＤＧＰＴ              | デジタルガバメントpt;デジガバpt
            デジガバPT            | デジタルガバメントpt;dgpt
            DGPT会議録            | デジタルガバメントpt会議録;デジガバpt会議録
            新型予防接種会場      | 新型ワクチン接種会場
            区報                  | 広報としま
            """)
    void standsFor(String written, String expected) {
        assertThat(alternatives(written)).containsExactlyInAnyOrder(expected.split(";"));
    }

    @ParameterizedTest
    @DisplayName("R-120 part of another word is no word, and an abbreviation is not looked for with its full name")
    @CsvSource({"プランター", "DGPTX", "豊島区報", "広報としま", "接種", "D"})
    void doesNotStandFor(String written) {
        assertThat(alternatives(written)).isEmpty();
    }

    @Test
    @DisplayName("R-120 two such parts of a word give each pair, up to a bound")
    void partsAreCombinedUpToABound() {
        assertThat(alternatives("DGPTの予防接種")).contains("デジガバptのワクチン接種").hasSize(5);
        assertThat(alternatives("DGPT、".repeat(10))).hasSizeLessThanOrEqualTo(20);
    }

    @Test
    @DisplayName("R-120 words in quotation marks and words that must not occur are not widened")
    void whatIsWrittenExactlyStaysSo() {
        assertThat(Wanted.of("DGPT", Set.of(), OFFICE).also()).containsExactly("デジタルガバメントPT", "デジガバPT");
        assertThat(Wanted.of("「DGPT」 \"予防接種\" 会議", Set.of(), OFFICE).also()).isEmpty();
        Wanted without = Wanted.of("会議 -予防接種", Set.of(), OFFICE);
        assertThat(without.also()).isEmpty();
        assertThat(without.without())
                .singleElement()
                .satisfies(word -> assertThat(word.alternatives()).isEmpty());
        assertThat(Wanted.of("件名:DGPT", Set.of(), OFFICE).also()).hasSize(2);
    }

    @Test
    void aGroupHasWordsThatCanBeLookedFor() {
        assertThat(Synonym.objection("区")).isPresent();
        assertThat(Synonym.objection("・・")).isPresent();
        assertThat(Synonym.objection("長".repeat(51))).isPresent();
        assertThat(Synonym.objection("取扱い", List.of("取り扱い"))).isPresent();
        assertThat(Synonym.objection("DGPT", List.of())).isPresent();
        assertThat(Synonym.objection("DGPT", Synonym.parted("デジガバPT、デジタルガバメントＰＴ，デジガバＰＴ")))
                .isEmpty();
        assertThat(Synonym.parted("デジガバPT、デジガバＰＴ, 別名")).containsExactly("デジガバPT", "別名");
    }

    private static List<String> alternatives(String written) {
        return OFFICE.of(Folded.of(written).text()).stream()
                .map(Alternatives.Alternative::text)
                .toList();
    }
}
