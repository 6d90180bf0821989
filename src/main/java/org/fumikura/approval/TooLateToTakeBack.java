package org.fumikura.approval;

import org.fumikura.shared.Refusal;
import org.fumikura.shared.Text;

/** Taking back is possible only until the next one has acted (A.12). */
final class TooLateToTakeBack extends Refusal {

    private static final long serialVersionUID = 1;

    TooLateToTakeBack() {
        super(
                "approval.too-late-to-take-back",
                new Text("次の人がすでに処理したため、引き戻せません。", "The next one has acted already; it can not be taken back."),
                new Text(
                        "何も変わっていません。直す必要があるときは、いまの処理者に差戻しを頼んでください。",
                        "Nothing was changed. If something must be mended, ask the one whose turn it is to return it."));
    }
}
