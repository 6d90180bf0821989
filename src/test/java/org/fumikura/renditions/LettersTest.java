package org.fumikura.renditions;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LettersTest {

    @Test
    void radicalsAreTheLettersThatWereMeant() {
        assertThat(Letters.plain("⻑期の⾏政⽇程")).isEqualTo("長期の行政日程");
        assertThat(Letters.plain("⻘⾊⾷")).isEqualTo("青色食");
    }

    @Test
    void othersStayAsTheyAre() {
        assertThat(Letters.plain("長 行 日 髙 﨑 葛\uDB40\uDD00 A")).isEqualTo("長 行 日 髙 﨑 葛\uDB40\uDD00 A");
    }

    @Test
    void halfALetterIsNone() {
        assertThat(Letters.plain("a\uD842b\uDFB7c𠮷")).isEqualTo("a\uFFFDb\uFFFDc𠮷");
    }

    @Test
    void theDatabaseTakesWhatIsLeft() {
        assertThat(Letters.plain("a\0b")).isEqualTo("ab");
    }
}
