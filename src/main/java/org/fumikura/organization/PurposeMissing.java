package org.fumikura.organization;

import org.fumikura.shared.Refusal;
import org.fumikura.shared.Text;

/** Nobody said what a file is for. */
public final class PurposeMissing extends Refusal {

    private static final long serialVersionUID = 1;

    PurposeMissing() {
        super(
                "organization.purpose-missing",
                new Text("書き出す目的が入力されていません。", "Nobody said what the file is for."),
                new Text("何も書き出していません。一覧に戻り、目的を入力してください。", "Nothing was written. Go back to the list and say it."));
    }
}
