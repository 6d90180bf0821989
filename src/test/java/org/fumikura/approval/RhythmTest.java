package org.fumikura.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.Month;
import java.time.YearMonth;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** R-020-recurring: on which days a recurring draft is due. */
class RhythmTest {

    private static final int TRIES = 300;

    @ParameterizedTest
    @DisplayName("R-020-recurring a day that a month lacks is its last one")
    @CsvSource({
        "0, 25, 2022-05-20, 2022-07-24, 2022-05-25 2022-06-25",
        "0, 25, 2022-05-25, 2022-06-25, 2022-05-25 2022-06-25",
        "0, 25, 2022-05-26, 2022-06-24, ''",
        "0, 31, 2022-01-01, 2022-04-30, 2022-01-31 2022-02-28 2022-03-31 2022-04-30",
        "0, 31, 2024-02-01, 2024-02-29, 2024-02-29",
        "0, 30, 2023-02-01, 2023-03-30, 2023-02-28 2023-03-30",
        "2, 29, 2023-01-01, 2024-12-31, 2023-02-28 2024-02-29",
        "3, 31, 2022-04-01, 2024-03-31, 2023-03-31 2024-03-31",
        "12, 1, 2022-12-02, 2023-11-30, ''"
    })
    void findsTheDays(int month, int day, LocalDate first, LocalDate last, String days) {
        assertThat(rhythm(month, day).days(first, last).stream()
                        .map(LocalDate::toString)
                        .collect(Collectors.joining(" ")))
                .isEqualTo(days);
    }

    @Property(tries = TRIES)
    void everyMonthHasOneDay(@ForAll("starts") LocalDate first, @ForAll @IntRange(min = 1, max = 31) int day) {
        List<LocalDate> days = new Rhythm(null, day).days(first.withDayOfMonth(1), first.plusMonths(26));

        assertThat(days.stream().map(YearMonth::from)).doesNotHaveDuplicates().hasSizeGreaterThanOrEqualTo(26);
        assertThat(days)
                .isSorted()
                .allSatisfy(each -> assertThat(each.getDayOfMonth()).isEqualTo(Math.min(day, each.lengthOfMonth())));
    }

    @Property(tries = TRIES)
    void theNextDayIsTheFirstOfThoseThatCome(
            @ForAll("starts") LocalDate first,
            @ForAll @IntRange(min = 0, max = 12) int month,
            @ForAll @IntRange(min = 1, max = 31) int day) {
        Rhythm rhythm = rhythm(month, day);

        assertThat(rhythm.days(first, first.plusYears(2)).getFirst()).isEqualTo(rhythm.nextFrom(first));
    }

    @Provide
    Arbitrary<LocalDate> starts() {
        return Arbitraries.integers()
                .between(0, 40 * 365)
                .map(days -> LocalDate.of(2000, 1, 1).plusDays(days));
    }

    @Test
    void isSaidInWords() {
        assertThat(rhythm(0, 25).label().ja()).isEqualTo("毎月25日");
        assertThat(rhythm(0, 31).label().ja()).isEqualTo("毎月31日（ない月は末日）");
        assertThat(rhythm(3, 31).label().ja()).isEqualTo("毎年3月31日");
        assertThat(rhythm(3, 31).label().en()).isEqualTo("every year on 31 March");
        assertThatThrownBy(() -> rhythm(0, 32)).isInstanceOf(IllegalArgumentException.class);
    }

    private static Rhythm rhythm(int month, int day) {
        return new Rhythm(month == 0 ? null : Month.of(month), day);
    }
}
