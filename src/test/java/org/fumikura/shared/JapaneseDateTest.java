package org.fumikura.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class JapaneseDateTest {

    private static final LocalDate FIRST = LocalDate.of(1926, 12, 25);

    @Test
    void writesAllFourForms() {
        JapaneseDate date = new JapaneseDate(LocalDate.of(2022, 5, 23));

        assertThat(date.full()).isEqualTo("令和4年5月23日");
        assertThat(date.fullWithWeekday()).isEqualTo("令和4年5月23日（月）");
        assertThat(date.compact()).isEqualTo("R4.5.23");
        assertThat(date.compactWithWeekday()).isEqualTo("R4.5.23 月");
    }

    @ParameterizedTest
    @CsvSource({
        "1926-12-25, 昭和元年12月25日, S1.12.25",
        "1926-12-31, 昭和元年12月31日, S1.12.31",
        "1927-01-01, 昭和2年1月1日, S2.1.1",
        "1989-01-07, 昭和64年1月7日, S64.1.7",
        "1989-01-08, 平成元年1月8日, H1.1.8",
        "2019-04-30, 平成31年4月30日, H31.4.30",
        "2019-05-01, 令和元年5月1日, R1.5.1",
        "2020-01-01, 令和2年1月1日, R2.1.1"
    })
    void changesTheEraOnItsDay(LocalDate date, String full, String compact) {
        assertThat(new JapaneseDate(date).full()).isEqualTo(full);
        assertThat(new JapaneseDate(date).compact()).isEqualTo(compact);
    }

    @Test
    void describesADayInBothLanguages() {
        assertThat(JapaneseDate.describe(LocalDate.of(2022, 5, 23)))
                .isEqualTo(new Text("令和4年5月23日（月）", "Mon 23 May 2022"));
        assertThat(JapaneseDate.describe(FIRST.minusDays(1))).isEqualTo(new Text("1926年12月24日（金）", "Fri 24 Dec 1926"));
    }

    @Test
    void refusesDaysBeforeShowa() {
        assertThatIllegalArgumentException().isThrownBy(() -> new JapaneseDate(FIRST.minusDays(1)));
        assertThat(Era.find(FIRST.minusDays(1))).isEmpty();
    }

    @Test
    void erasFollowOneAnotherWithoutAGap() {
        assertThat(Era.SHOWA.lastDay()).contains(LocalDate.of(1989, 1, 7));
        assertThat(Era.HEISEI.lastDay()).contains(LocalDate.of(2019, 4, 30));
        assertThat(Era.REIWA.lastDay()).isEmpty();
    }

    @Test
    void anEraYearEndsWithItsEra() {
        assertThat(new EraYear(Era.HEISEI, 31).text()).isEqualTo(new Text("平成31", "Heisei 31"));
        assertThat(new EraYear(Era.REIWA, 1).text()).isEqualTo(new Text("令和元", "Reiwa 1"));
        assertThatIllegalArgumentException().isThrownBy(() -> new EraYear(Era.HEISEI, 32));
        assertThatIllegalArgumentException().isThrownBy(() -> new EraYear(Era.REIWA, 0));
    }

    static Stream<Map.Entry<String, Function<LocalDate, String>>> formats() {
        return Map.<String, Function<LocalDate, String>>of(
                "full", date -> new JapaneseDate(date).full(),
                "full with weekday", date -> new JapaneseDate(date).fullWithWeekday(),
                "compact", date -> new JapaneseDate(date).compact(),
                "compact with weekday", date -> new JapaneseDate(date).compactWithWeekday(),
                "without era", date -> new JapaneseDate(date).compact().substring(1),
                "full-width", date -> fullWidth(new JapaneseDate(date).compactWithWeekday()),
                "ISO", LocalDate::toString,
                "eight digits", DateTimeFormatter.BASIC_ISO_DATE::format,
                "slashes", DateTimeFormatter.ofPattern("uuuu/M/d")::format,
                "Western words", DateTimeFormatter.ofPattern("uuuu年M月d日")::format)
                .entrySet()
                .stream();
    }

    @ParameterizedTest
    @MethodSource("formats")
    void readsBackEveryDayUntil2100(Map.Entry<String, Function<LocalDate, String>> format) {
        List<LocalDate> misread = FIRST.datesUntil(LocalDate.of(2101, 1, 1))
                .filter(date ->
                        !DateInput.read(format.getValue().apply(date), date).equals(new DateInput.Read(date)))
                .toList();

        assertThat(misread).as(format.getKey()).isEmpty();
    }

    private static String fullWidth(String text) {
        return text.codePoints()
                .map(c -> c == ' ' ? '\u3000' : c > ' ' && c < 0x7F ? c - '!' + '！' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
