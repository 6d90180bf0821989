package org.fumikura.organization;

import org.fumikura.shared.Refusal;
import org.fumikura.shared.Text;

/** A list has more rows than one file takes; a file without its last rows would look like the whole list. */
public final class TooManyRows extends Refusal {

    private static final long serialVersionUID = 1;

    TooManyRows(int most) {
        super(
                "organization.too-many-rows",
                new Text(
                        "一覧が" + "%,d".formatted(most) + "行を超えるため、一つのファイルに書き出せません。",
                        "The list has more than " + "%,d".formatted(most) + " rows, which one file does not take."),
                new Text(
                        "何も書き出していません。一覧に戻り、検索条件で絞り込んでから書き出してください。",
                        "Nothing was written. Go back to the list and narrow it down."));
    }
}
