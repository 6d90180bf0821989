package org.fumikura.statistics;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import org.fumikura.frame.FormInput;
import org.fumikura.organization.MasterRow;
import org.fumikura.organization.RowRefused;
import org.fumikura.shared.Text;

/** The month of figures that people enter: any of its days says which. No figures come before their time. */
final class EnteredMonth {

    static final Text LABEL = new Text("月", "Month");
    static final Text HINT = new Text("その月のいずれかの日。例 R4.4.1、2022/4/1", "Any day of the month, e.g. 2022/4/1 or R4.4.1");
    private static final Text LATER = new Text("これから来る月の数は登録できません。", "Figures of a month to come can not be entered.");

    private EnteredMonth() {}

    static Optional<YearMonth> of(FormInput input, LocalDate today) {
        Optional<YearMonth> month = input.demandedDay("month", today).map(YearMonth::from);
        if (month.filter(each -> each.isAfter(YearMonth.from(today))).isPresent()) {
            input.refuse("month", LATER);
        }
        return month;
    }

    static YearMonth of(MasterRow row, LocalDate today) {
        row.demanded("month", LABEL);
        YearMonth month = row.day("month", today).map(YearMonth::from).orElseThrow();
        if (month.isAfter(YearMonth.from(today))) {
            throw new RowRefused(LATER);
        }
        return month;
    }

    /** As files write it. */
    static String written(LocalDate month) {
        return month.toString();
    }
}
