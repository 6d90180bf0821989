package org.fumikura.approval;

import org.fumikura.shared.Refusal;
import org.fumikura.shared.Text;

/** Somebody confirms an after-view that is not outstanding for her post. */
final class NothingToSee extends Refusal {

    private static final long serialVersionUID = 1;

    NothingToSee() {
        super(
                "approval.nothing-to-see",
                new Text("この案件に、あなたの職の後閲は残っていません。", "Nothing of this matter is left for your post to see afterwards."),
                new Text(
                        "何も変わっていません。兼務の職の後閲であれば、右上で職を切り替えてください。",
                        "Nothing was changed. If it is another of your posts, switch to it at the top right."));
    }
}
