package org.fumikura.records;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WordSearchTest {

    @Test
    void takesWordsApartAtBlanksOfBothWidths() {
        assertThat(WordSearch.words("  計画　策定\t付議 ")).containsExactly("計画", "策定", "付議");
        assertThat(WordSearch.words("　")).isEmpty();
    }

    @Test
    void doesNotTellWidthOrCaseApart() {
        assertThat(WordSearch.words("ＤＸ推進 第１回 ｼｽﾃﾑ ㈱")).containsExactly("dx推進", "第1回", "システム", "(株)");
    }

    @Test
    void looksForAHandfulOfWordsAtMost() {
        assertThat(WordSearch.words("a b c d e f g h i j")).hasSize(8);
    }
}
