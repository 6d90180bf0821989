package org.fumikura.approval;

import org.fumikura.shared.Refusal;
import org.fumikura.shared.Text;

/** A perusal that became a draft already; it does so once. */
final class PerusalDrafted extends Refusal {

    private static final long serialVersionUID = 1;

    PerusalDrafted() {
        super(
                "approval.perusal-drafted",
                new Text("この供覧からは、すでに起案しています。", "A draft was begun from this perusal already."),
                new Text("何も変わっていません。供覧の画面から、その起案を開いてください。", "Nothing was changed. Open that draft from its page."));
    }
}
