package org.fumikura.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DateInputTest {

    private static final LocalDate REFERENCE = LocalDate.of(2022, 5, 20);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "R4.5.23",
                "r4.5.23",
                "R04.05.23",
                "R4.5.23 月",
                "R4/5/23",
                "R4-5-23",
                "令4.5.23",
                "令和4.5.23",
                "令和4年5月23日",
                "令和4年5月23日（月）",
                "令和４年５月２３日（月）",
                "令和４年　５月２３日　月曜日",
                "令和4年5月23日(月曜日)",
                "㋿4年5月23日",
                "2022/5/23",
                "2022-05-23",
                "2022.5.23",
                "２０２２－０５－２３",
                "2022ー5ー23",
                "2022−05−23",
                "2022・5・23",
                "2022年5月23日",
                "20220523",
                "２０２２０５２３",
                "４．５．２３",
                "４。５。２３",
                "4年5月23日",
                "Ｒ４．５．２３",
                "  R4. 5.23\t"
            })
    void readsEveryWayOfWritingOneDay(String input) {
        assertThat(read(input)).isEqualTo(new DateInput.Read(LocalDate.of(2022, 5, 23)));
    }

    @ParameterizedTest
    @CsvSource({
        "令和元年5月1日, 2019-05-01",
        "R元.5.1, 2019-05-01",
        "R1.5.1, 2019-05-01",
        "H31.4.30, 2019-04-30",
        "平成元年1月8日, 1989-01-08",
        "S64.1.7, 1989-01-07",
        "昭和元年12月25日, 1926-12-25",
        "昭39.10.10, 1964-10-10",
        "R6.2.29, 2024-02-29",
        "令和4年5月22日日曜日, 2022-05-22",
        "R4.5.22日, 2022-05-22",
        "1873-01-01, 1873-01-01",
        "2999-12-31, 2999-12-31"
    })
    void readsErasAndEdges(String input, LocalDate expected) {
        assertThat(read(input)).isEqualTo(new DateInput.Read(expected));
    }

    @Test
    void readsAYearWithoutEraInTheEraOfTheReference() {
        LocalDate heisei = LocalDate.of(2019, 4, 30);

        assertThat(DateInput.read("4.5.23", heisei)).isEqualTo(new DateInput.Read(LocalDate.of(1992, 5, 23)));
        assertThat(DateInput.read("元年5月1日", heisei)).isEqualTo(new DateInput.Read(LocalDate.of(1989, 5, 1)));
        assertThatIllegalArgumentException().isThrownBy(() -> DateInput.read("4.5.23", LocalDate.of(1926, 12, 24)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "R1.4.30 | 令和は令和元年5月1日（水）からです。入力された日は平成31年4月30日（火）に当たります。",
                "H31.5.1 | 平成は平成31年4月30日（火）までです。入力された日は令和元年5月1日（水）に当たります。",
                "H32.3.31 | 平成は平成31年4月30日（火）までです。入力された日は令和2年3月31日（火）に当たります。",
                "S64.1.8 | 昭和は昭和64年1月7日（土）までです。入力された日は平成元年1月8日（日）に当たります。",
                "S1.12.24 | 昭和は昭和元年12月25日（土）からです。入力された日は1926年12月24日（金）に当たります。",
                "令和0年5月1日 | 令和0年はありません。令和は元年（1年）から数えます。",
                "2023-02-29 | 2023年2月は1日から28日までです。",
                "R5.2.29 | 2023年2月は1日から28日までです。",
                "2022-04-31 | 2022年4月は1日から30日までです。",
                "2022-04-00 | 2022年4月は1日から30日までです。",
                "2022-13-01 | 13月はありません。",
                "2022-00-01 | 0月はありません。",
                "令和4年5月23日（火） | 曜日が合いません。入力は「火」ですが、正しくは令和4年5月23日（月）です。",
                "20220523火 | 曜日が合いません。入力は「火」ですが、正しくは令和4年5月23日（月）です。",
                "4/5/23 | 年が和暦か西暦か分かりません。令和4年5月23日、R4.5.23、2022-05-23のように入力してください。",
                "1872-12-31 | 1873年から2999年までの日付を入力してください。",
                "R2022.5.23 | 1873年から2999年までの日付を入力してください。",
                "来週 | 「来週」は日付として読めません。例: 令和4年5月23日、R4.5.23、2022-05-23",
                "2022/5-23 | 「2022/5-23」は日付として読めません。例: 令和4年5月23日、R4.5.23、2022-05-23",
                "令和4年5月23日（月 | 「令和4年5月23日（月」は日付として読めません。例: 令和4年5月23日、R4.5.23、2022-05-23"
            })
    void refusesWithAReason(String input, String reason) {
        assertThat(read(input)).isInstanceOfSatisfying(DateInput.Refused.class, refused -> {
            assertThat(refused.reason().ja()).isEqualTo(reason);
            assertThat(refused.date()).isEmpty();
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\u3000"})
    void refusesBlank(String input) {
        assertThat(read(input)).isEqualTo(new DateInput.Refused(new Text("日付が入力されていません。", "No date was given.")));
    }

    @Test
    void givesTheRightDayInEnglishToo() {
        assertThat(read("R1.4.30"))
                .isInstanceOfSatisfying(
                        DateInput.Refused.class,
                        refused -> assertThat(refused.reason().en())
                                .isEqualTo(
                                        "Reiwa began on Wed 1 May 2019. The day given is Tue 30 Apr 2019 (H31.4.30)."));
    }

    @Test
    void echoesOnlyTheBeginningOfALongInput() {
        assertThat(read("𠮷".repeat(5_000)))
                .isInstanceOfSatisfying(
                        DateInput.Refused.class,
                        refused ->
                                assertThat(refused.reason().ja()).startsWith("「" + "𠮷".repeat(40) + "…」は日付として読めません。"));
    }

    @Property(tries = 1_000)
    void answersAnyInput(
            @ForAll
                    @StringLength(max = 14)
                    @CharRange(from = '0', to = '9')
                    @Chars({'R', 'H', 'S', '令', '和', '元', '年', '月', '日', '.', '/', '-', '（', '）', '４', ' ', '％', '%'})
                    String input) {
        DateInput answer = read(input);

        assertThat(answer.date().isPresent()).isEqualTo(answer instanceof DateInput.Read);
    }

    private static DateInput read(String input) {
        return DateInput.read(input, REFERENCE);
    }
}
