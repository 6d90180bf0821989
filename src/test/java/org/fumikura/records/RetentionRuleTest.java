package org.fumikura.records;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.stream.Stream;
import org.fumikura.shared.RetentionPeriod;
import org.fumikura.shared.RetentionPeriod.AfterEvent;
import org.fumikura.shared.RetentionPeriod.Fixed;
import org.fumikura.shared.RetentionPeriod.Permanent;
import org.fumikura.shared.RetentionPeriod.UnderOneYear;
import org.fumikura.shared.RetentionPeriod.WhileInUse;
import org.fumikura.shared.RetentionStartRule;
import org.fumikura.shared.RetentionTerm;
import org.fumikuradb.records.tables.records.FileRecord;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The term of a document by the rule of its file (A.5-13). */
class RetentionRuleTest {

    private static final LocalDate DAY = LocalDate.of(2022, 5, 23);

    @ParameterizedTest
    @DisplayName("A.19 retention: the vectors hold for a file too")
    @CsvSource({
        "2022-05-23, 5, 2023-04-01, 2028-03-31",
        "2023-03-31, 1, 2023-04-01, 2024-03-31",
        "2023-04-01, 1, 2024-04-01, 2025-03-31",
        "2019-04-15, 10, 2020-04-01, 2030-03-31",
        "2022-05-23, 30, 2023-04-01, 2053-03-31",
        "2024-02-29, 3, 2024-04-01, 2027-03-31"
    })
    void aFixedPeriodRunsFromTheNextFiscalYear(LocalDate completed, int years, LocalDate first, LocalDate last) {
        Retention rule = rule(new Fixed(years), RetentionStartRule.AFTER_FISCAL_YEAR);

        assertThat(rule.termOf(completed)).isEqualTo(new RetentionTerm.Bounded(first, last));
    }

    @Test
    void aCalendarYearFileRunsFromTheNextFirstOfJanuary() {
        Retention rule = rule(new Fixed(3), RetentionStartRule.AFTER_CALENDAR_YEAR);

        assertThat(rule.termOf(DAY))
                .isEqualTo(new RetentionTerm.Bounded(LocalDate.of(2023, 1, 1), LocalDate.of(2025, 12, 31)));
    }

    @ParameterizedTest
    @MethodSource("endless")
    void nothingElseHasADayFromWhichItMayBeDestroyed(RetentionPeriod period) {
        RetentionTerm term = rule(period, RetentionStartRule.AFTER_FISCAL_YEAR).termOf(DAY);

        assertThat(term.firstDisposableDay()).isEmpty();
    }

    static Stream<RetentionPeriod> endless() {
        return Stream.of(
                new AfterEvent(new Fixed(5)), new WhileInUse(new Fixed(1)), new UnderOneYear(), new Permanent());
    }

    @ParameterizedTest
    @MethodSource("all")
    void aRuleComesBackFromItsRowAsItWasEntered(RetentionPeriod period) {
        Retention rule = rule(period, RetentionStartRule.AFTER_CALENDAR_YEAR);
        var row = new FileRecord();
        rule.writeTo(row);

        assertThat(Retention.of(row)).isEqualTo(rule);
    }

    static Stream<RetentionPeriod> all() {
        return Stream.concat(endless(), Stream.of(new Fixed(1), new Fixed(150)));
    }

    @Test
    void aTermIsExplainedWithItsDays() {
        Retention rule = rule(new Fixed(5), RetentionStartRule.AFTER_FISCAL_YEAR);

        assertThat(rule.explain(DAY, LocalDate.of(2028, 3, 31)).ja())
                .isEqualTo("完結した日（令和4年5月23日（月））の属する年度の翌年度の4月1日から5年、令和10年3月31日（金）まで保存します。");
        assertThat(rule.explain(null, null).ja()).isEqualTo("完結した日の属する年度の翌年度の4月1日から5年保存します。満了日は完結すると決まります。");
        assertThat(rule.explain(DAY, LocalDate.of(2028, 3, 31)).en())
                .isEqualTo("Kept 5 years from 1 April after the fiscal year of its completion on Mon 23 May 2022, until"
                        + " Fri 31 Mar 2028.");
    }

    @Test
    void aTermThatDoesNotRunYetSaysWhatItWaitsFor() {
        assertThat(rule(new AfterEvent(new Fixed(5)), RetentionStartRule.AFTER_FISCAL_YEAR)
                        .explain(DAY, null)
                        .ja())
                .contains("事由が終わった日")
                .contains("起算未定");
        assertThat(rule(new WhileInUse(new Fixed(1)), RetentionStartRule.AFTER_CALENDAR_YEAR)
                        .explain(DAY, null)
                        .ja())
                .isEqualTo("常用を終えた日の属する年の翌年の1月1日から1年保存します。常用の間は満了日が決まりません。");
    }

    private static Retention rule(RetentionPeriod period, RetentionStartRule start) {
        return new Retention(period, start, "別表第2［例］");
    }
}
