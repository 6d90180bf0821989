package org.fumikura.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.time.api.constraints.DateRange;
import org.fumikura.shared.RetentionTerm.StartUnknown;
import org.fumikura.shared.RetentionTerm.StartUnknown.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetentionTest {

    private static final RetentionPeriod.Fixed FIVE_YEARS = new RetentionPeriod.Fixed(5);

    @ParameterizedTest
    @CsvSource({
        "AFTER_FISCAL_YEAR, 2022-05-23, 2023-04-01, 2028-03-31, 2028-04-01",
        "AFTER_FISCAL_YEAR, 2023-03-31, 2023-04-01, 2028-03-31, 2028-04-01",
        "AFTER_FISCAL_YEAR, 2023-04-01, 2024-04-01, 2029-03-31, 2029-04-01",
        "AFTER_CALENDAR_YEAR, 2022-12-31, 2023-01-01, 2027-12-31, 2028-01-01",
        "AFTER_CALENDAR_YEAR, 2023-01-01, 2024-01-01, 2028-12-31, 2029-01-01",
        "ON_THE_DAY, 2023-06-01, 2023-06-01, 2028-05-31, 2028-06-01",
        "ON_THE_DAY, 2024-02-29, 2024-02-29, 2029-02-28, 2029-03-01"
    })
    void runsFromTheDayOfItsRule(
            RetentionStartRule rule, LocalDate day, LocalDate first, LocalDate last, LocalDate disposable) {
        RetentionTerm term = FIVE_YEARS.termFrom(rule.firstDay(day));

        assertThat(term).isEqualTo(new RetentionTerm.Bounded(first, last));
        assertThat(term.firstDisposableDay()).contains(disposable);
        assertThat(term.hasEndedOn(last)).isFalse();
        assertThat(term.hasEndedOn(disposable)).isTrue();
    }

    @Test
    void oneDayMakesOneYear() {
        RetentionPeriod oneYear = RetentionPeriod.years(1);
        RetentionTerm lastOfMarch = oneYear.termFrom(start(LocalDate.of(2023, 3, 31)));
        RetentionTerm firstOfApril = oneYear.termFrom(start(LocalDate.of(2023, 4, 1)));

        assertThat(lastOfMarch.firstDisposableDay()).contains(LocalDate.of(2024, 4, 1));
        assertThat(firstOfApril.firstDisposableDay()).contains(LocalDate.of(2025, 4, 1));
    }

    @Test
    void keepsForAHundredAndFiftyYears() {
        assertThat(RetentionPeriod.years(150).termFrom(LocalDate.of(2023, 4, 1)).firstDisposableDay())
                .contains(LocalDate.of(2173, 4, 1));
    }

    @Test
    void waitsForTheEvent() {
        RetentionPeriod afterContract = new RetentionPeriod.AfterEvent(FIVE_YEARS);

        assertThat(afterContract.termWithoutStart()).isEqualTo(new StartUnknown(Reason.EVENT_NOT_REACHED));
        assertThat(afterContract.termWithoutStart().text().ja()).isEqualTo("起算未定（事由未到来）");
        assertThat(afterContract.termFrom(start(LocalDate.of(2026, 9, 30))))
                .isEqualTo(new RetentionTerm.Bounded(LocalDate.of(2027, 4, 1), LocalDate.of(2032, 3, 31)));
    }

    @Test
    void waitsForTheEndOfUse() {
        RetentionPeriod inUse = new RetentionPeriod.WhileInUse(new RetentionPeriod.Fixed(1));

        assertThat(inUse.termWithoutStart()).isEqualTo(new StartUnknown(Reason.IN_USE));
        assertThat(inUse.termFrom(start(LocalDate.of(2026, 9, 30))).firstDisposableDay())
                .contains(LocalDate.of(2028, 4, 1));
    }

    @Test
    void hasNoStartBeforeCompletion() {
        assertThat(FIVE_YEARS.termWithoutStart()).isEqualTo(new StartUnknown(Reason.NOT_COMPLETED));
        assertThat(FIVE_YEARS.termWithoutStart().firstDisposableDay()).isEmpty();
        assertThat(FIVE_YEARS.termWithoutStart().hasEndedOn(LocalDate.of(2999, 1, 1)))
                .isFalse();
    }

    @Test
    void hasNoEndWithoutANumberOfYears() {
        LocalDate firstDay = LocalDate.of(2023, 4, 1);

        assertThat(new RetentionPeriod.Permanent().termFrom(firstDay)).isEqualTo(new RetentionTerm.Unlimited());
        assertThat(new RetentionPeriod.UnderOneYear().termFrom(firstDay))
                .isEqualTo(new RetentionTerm.UntilPurposeServed());
        assertThat(new RetentionTerm.Unlimited().hasEndedOn(LocalDate.of(2999, 1, 1)))
                .isFalse();
        assertThat(new RetentionTerm.UntilPurposeServed().firstDisposableDay()).isEmpty();
    }

    @Test
    void namesThePeriod() {
        assertThat(FIVE_YEARS.text()).isEqualTo(new Text("5年", "5 years"));
        assertThat(RetentionPeriod.years(1).text().en()).isEqualTo("1 year");
        assertThat(new RetentionPeriod.AfterEvent(FIVE_YEARS).text().ja()).isEqualTo("事由終了後5年");
        assertThat(new RetentionPeriod.WhileInUse(FIVE_YEARS).text().ja()).isEqualTo("常用（終了後5年）");
        assertThat(new RetentionPeriod.UnderOneYear().text().ja()).isEqualTo("1年未満");
        assertThat(new RetentionPeriod.Permanent().text().ja()).isEqualTo("永年");
        assertThat(FIVE_YEARS.termFrom(LocalDate.of(2023, 4, 1)).text().ja()).isEqualTo("令和5年4月1日（土）から令和10年3月31日（金）まで");
    }

    @Test
    void refusesImpossiblePeriods() {
        assertThatIllegalArgumentException().isThrownBy(() -> RetentionPeriod.years(0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RetentionTerm.Bounded(LocalDate.of(2023, 4, 1), LocalDate.of(2023, 3, 31)));
    }

    @Property(tries = 300)
    void fiscalTermsAreWholeFiscalYears(
            @ForAll @DateRange(min = "1950-01-01", max = "2100-12-31") LocalDate completed,
            @ForAll @IntRange(min = 1, max = 150) int years) {
        LocalDate firstDay = start(completed);
        LocalDate disposable = RetentionPeriod.years(years)
                .termFrom(firstDay)
                .firstDisposableDay()
                .orElseThrow();

        assertThat(firstDay).isAfter(completed);
        assertThat(disposable).isEqualTo(new FiscalYear(FiscalYear.of(completed).startYear() + 1 + years).firstDay());
    }

    private static LocalDate start(LocalDate day) {
        return RetentionStartRule.AFTER_FISCAL_YEAR.firstDay(day);
    }
}
