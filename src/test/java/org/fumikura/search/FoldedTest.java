package org.fumikura.search;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** what an office takes for the same is compared as the same. */
class FoldedTest {

    @ParameterizedTest
    @CsvSource({
        "ＤＸ推進, dx推進",
        "ｺﾝﾋﾟｭｰﾀｰ, コンピュータ",
        "コンピューター, コンピュータ",
        "ディジタル, デジタル",
        "ディスク, ディスク",
        "ヴォランティア, ボランティア",
        "サ－バ－, サーバ",
        "髙﨑, 高崎",
        "齋藤と斎藤と齊藤, 斉藤と斉藤と斉藤",
        "渡邉と渡邊, 渡辺と渡辺",
        "葛\uDB40\uDD00飾, 葛飾",
        "\uD842\uDFB7野家, 吉野家",
        "第一号, 第1号",
        "第十二条の二, 第12条の二",
        "三百五十万円, 3500000円",
        "3億5千万円, 350000000円",
        "二〇二二年, 2022年",
        "第①号, 第1号",
        "㈱文倉, 株式会社文倉",
        "A-03, a-03",
        "㍻30年, 2018年",
        "令和4年5月23日, 2022年5月23日",
        "令和四年五月二十三日, 2022年5月23日",
        "R4.5.23, 2022年5月23日",
        "2022-05-23, 2022年5月23日",
        "2022/5/23, 2022年5月23日",
        "令和元年度, 2019年度",
        "平成31年度, 2019年度",
        "令和4年度, 2022年度",
        "R4, 2022年",
        "取り扱い, 取扱",
        "取扱い, 取扱",
        "打ち合わせ, 打合",
        "打合せ, 打合",
        "申し込み, 申込",
        "引き継ぎ, 引継",
        "手続き, 手続",
        "見積もり, 見積",
        "貸し付け, 貸付",
        "差し押さえ, 差押",
        "置き去り, 置去",
        "行 政 情 報 化, 行政情報化",
    })
    void isComparedAs(String written, String folded) {
        assertThat(Folded.of(written).text()).isEqualTo(folded.strip());
    }

    @Test
    void figuresLoseTheirCommas() {
        assertThat(Folded.of("1,234,000円").text()).isEqualTo("1234000円");
        assertThat(Folded.of("1,2,3").text()).isEqualTo("1,2,3");
    }

    @Test
    void leavesAloneWhatIsNoNumberAndNoDate() {
        assertThat(Folded.of("一般会計と千代田区").text()).isEqualTo("一般会計と千代田区");
        assertThat(Folded.of("https://a.example/r4x").text()).isEqualTo("https://a.example/r4x");
    }

    @Test
    void everyLetterKnowsWhereItStood() {
        String words = "令和四年の 取り扱い（ｺﾝﾋﾟｭｰﾀｰ）";
        Folded folded = Folded.of(words);

        int at = folded.text().indexOf("取扱");
        assertThat(words.substring(folded.origin(at), folded.origin(at + 2))).isEqualTo("取り扱い");
        int computer = folded.text().indexOf("コン");
        assertThat(words.substring(folded.origin(computer))).isEqualTo("ｺﾝﾋﾟｭｰﾀｰ）");
    }

    @Test
    void whatStaysOfADayKeepsItsPlace() {
        String words = "令和3年度の件";
        Folded folded = Folded.of(words);

        int year = folded.text().indexOf("年度");
        assertThat(words.substring(folded.origin(year), folded.origin(year + 2)))
                .isEqualTo("年度");
        assertThat(Folded.asWritten("令和四年度").text()).isEqualTo("令和4年度");
        assertThat(Folded.of("99999999999999兆").text()).as("more than there is").isEqualTo("99999999999999兆");
    }

    @Test
    void wordsWithoutEndAreFoldedToo() {
        for (String again : new String[] {"取り", "千", "令和", "カ", " "}) {
            assertThat(Folded.of(again.repeat(100_000)).text()).isNotNull();
        }
    }

    @Property
    void placesNeverGoBackNorBeyondTheWords(@ForAll String words) {
        Folded folded = Folded.of(words);
        int before = 0;
        for (int i = 0; i <= folded.text().length(); i++) {
            assertThat(folded.origin(i)).isBetween(before, words.length());
            before = folded.origin(i);
        }
    }
}
