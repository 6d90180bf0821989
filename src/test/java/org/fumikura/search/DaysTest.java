package org.fumikura.search;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DaysTest {

    @ParameterizedTest
    @CsvSource({
        "令和4年4月1日～令和4年6月30日, 2022-04-01, 2022-06-30",
        "令和四年四月一日から令和四年六月三十日まで, 2022-04-01, 2022-06-30",
        "Ｒ４．４．１〜Ｒ４．６．３０, 2022-04-01, 2022-06-30",
        "2022-04-01..2022-06-30, 2022-04-01, 2022-06-30",
        "R4.4..R4.6, 2022-04-01, 2022-06-30",
        "令和元年5月～令和2年2月, 2019-05-01, 2020-02-29",
        "2021年度～2022年度, 2021-04-01, 2023-03-31",
        "平成30年～令和3年, 2018-01-01, 2021-12-31",
        "R4.4.1～, 2022-04-01, +999999999-12-31",
        "～R5.3, -999999999-01-01, 2023-03-31"
    })
    @DisplayName("R-120 spans of days, in Japanese and Western years")
    void knowsSpans(String written, String from, String to) {
        assertThat(Days.between(written)).hasValueSatisfying(days -> {
            assertThat(days.from()).hasToString(from);
            assertThat(days.to()).hasToString(to);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"1～3", "10:00～12:00", "東京～大阪", "～", "令和4年4月1日", "R4.2.30～R4.3.1", "R4.13～R5.1"})
    void takesNothingElseForDays(String written) {
        assertThat(Days.between(written)).isEmpty();
    }
}
