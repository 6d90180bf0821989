package org.fumikura.approval;

import org.fumikura.shared.Refusal;
import org.fumikura.shared.Text;

/** Something that can be done with a perusal only where it does not stand. */
final class PerusalNotOpen extends Refusal {

    static final Text UNSEEN = new Text("まだ閲覧していない供覧先の職", "a post that it was sent to and that has not seen it");

    static final Text SENDER = new Text("供覧に付した本人", "who sent it");

    private static final long serialVersionUID = 1;

    PerusalNotOpen(PerusalState state) {
        super(
                "approval.perusal-not-open",
                new Text(
                        "この供覧は「" + state.label().ja() + "」のため、この操作はできません。",
                        "The perusal is “" + state.label().en() + "”; this can not be done now."),
                new Text(
                        "何も変わっていません。供覧を開き直して、いまの状態を確かめてください。",
                        "Nothing was changed. Please open it again and look where it stands."));
    }
}
