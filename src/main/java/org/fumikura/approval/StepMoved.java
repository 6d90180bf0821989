package org.fumikura.approval;

import org.fumikura.shared.Refusal;
import org.fumikura.shared.Text;

/** The step is not the caller's, or not any more. */
final class StepMoved extends Refusal {

    private static final long serialVersionUID = 1;

    StepMoved(String activePost) {
        super(
                "approval.not-your-step",
                new Text(
                        "この案件はいま「" + activePost + "」の処理待ちです。いまの職では処理できません。",
                        "The matter is waiting for " + activePost
                                + "; the post in which you act can not act on it now."),
                new Text(
                        "何も変わっていません。兼務の職の案件であれば、右上で職を切り替えてから処理してください。",
                        "Nothing was changed. If another of your posts is asked, switch to it at the top right."));
    }
}
