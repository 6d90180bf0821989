package org.fumikura.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.time.api.constraints.DateRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FiscalYearTest {

    private static final FiscalYear FY2019 = new FiscalYear(2019);

    @Test
    void runsFromAprilToMarch() {
        FiscalYear year = new FiscalYear(2023);

        assertThat(year.firstDay()).isEqualTo(LocalDate.of(2023, 4, 1));
        assertThat(year.lastDay()).isEqualTo(LocalDate.of(2024, 3, 31));
        assertThat(year.next()).isEqualTo(new FiscalYear(2024));
        assertThat(year.previous()).isEqualTo(new FiscalYear(2022));
        assertThat(year).isGreaterThan(year.previous());
    }

    @ParameterizedTest
    @CsvSource({
        "1927, 昭和2年度, FY1927 (Showa 2)",
        "1988, 昭和63年度, FY1988 (Showa 63)",
        "1989, 平成元年度, FY1989 (Heisei 1)",
        "2018, 平成30年度, FY2018 (Heisei 30)",
        "2019, 令和元年度, FY2019 (Reiwa 1)",
        "2020, 令和2年度, FY2020 (Reiwa 2)",
        "2022, 令和4年度, FY2022 (Reiwa 4)"
    })
    void isNamedAfterTheEraYear(int startYear, String ja, String en) {
        assertThat(new FiscalYear(startYear).label(FiscalYearNames.STANDARD)).isEqualTo(new Text(ja, en));
    }

    @Test
    void takesTheNameOf2019FromTheTable() {
        assertThat(FY2019.label(FiscalYearNames.STANDARD).ja()).isEqualTo("令和元年度");
        assertThat(FY2019.label(FiscalYearNames.OF_FIRST_DAY).ja()).isEqualTo("平成31年度");
    }

    @Test
    void refusesANameThatDoesNotTouchTheYear() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new FiscalYearNames(Map.of(FY2019, new EraYear(Era.REIWA, 3))));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new FiscalYearNames(Map.of(new FiscalYear(2018), new EraYear(Era.REIWA, 1))));
    }

    @Test
    void hasNoNameBeforeShowa() {
        assertThatIllegalArgumentException().isThrownBy(() -> new FiscalYear(1926).label(FiscalYearNames.STANDARD));
    }

    @Property(tries = 300)
    void everyDayLiesInItsYearAndInNoOther(@ForAll @DateRange(min = "1900-01-01", max = "2200-12-31") LocalDate day) {
        FiscalYear year = FiscalYear.of(day);

        assertThat(year.contains(day)).isTrue();
        assertThat(year.previous().contains(day)).isFalse();
        assertThat(year.next().contains(day)).isFalse();
        assertThat(day).isBetween(year.firstDay(), year.lastDay());
        assertThat(year.lastDay().plusDays(1)).isEqualTo(year.next().firstDay());
    }
}
