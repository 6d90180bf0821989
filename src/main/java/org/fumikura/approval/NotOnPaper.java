package org.fumikura.approval;

import org.fumikura.shared.Refusal;
import org.fumikura.shared.Text;

/** A matter that does not go round on paper. */
final class NotOnPaper extends Refusal {

    private static final long serialVersionUID = 1;

    NotOnPaper() {
        super(
                "approval.not-on-paper",
                new Text("この案件は、いま紙で回付していません。", "This matter does not go round on paper now."),
                new Text(
                        "何も登録していません。紙で回すときは、理由を付けて起案し直してください。",
                        "Nothing was entered. To send it round on paper, submit it with a reason for it."));
    }
}
