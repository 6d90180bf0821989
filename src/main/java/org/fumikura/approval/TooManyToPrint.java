package org.fumikura.approval;

import org.fumikura.shared.Refusal;
import org.fumikura.shared.Text;

/** A list that is too long for paper. */
final class TooManyToPrint extends Refusal {

    private static final long serialVersionUID = 1;

    TooManyToPrint(int most) {
        super(
                "approval.too-many-to-print",
                new Text(
                        "一覧が %,d 件を超えるため、PDFにできません。".formatted(most),
                        "The list has more than %,d matters, which is too long for a PDF.".formatted(most)),
                new Text(
                        "何も書き出していません。一覧に戻り、CSVかExcelに書き出してください。",
                        "Nothing was written. Go back to the list and save it as CSV or Excel."));
    }
}
