package org.fumikura.records;

import org.fumikura.shared.FiscalYear;
import org.fumikura.shared.Refusal;
import org.fumikura.shared.Text;

/** A section that can not count: nobody has entered the series or the year's prefix. */
public final class NoNumberSeries extends Refusal {

    private static final long serialVersionUID = 1;

    NoNumberSeries(NumberKind kind, FiscalYear year) {
        super(
                "records.no-number-series",
                new Text(
                        "この課の" + year.startYear() + "年度の" + kind.label().ja() + "の様式が登録されていません。",
                        "This section has no " + kind.label().en() + " for fiscal " + year.startYear() + "."),
                new Text(
                        "入力した内容は残っています。文書主管課に番号様式の登録を依頼してください。",
                        "What you entered is kept. Please ask the records section to enter the form of the number."));
    }
}
