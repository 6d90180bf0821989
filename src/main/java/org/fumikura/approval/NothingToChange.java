package org.fumikura.approval;

import org.fumikura.shared.Refusal;
import org.fumikura.shared.Text;

/** Only what was decided can be changed or cancelled by another matter, and only what was received is answered. */
final class NothingToChange extends Refusal {

    private static final long serialVersionUID = 1;

    NothingToChange() {
        super(
                "approval.nothing-to-change",
                new Text(
                        "この文書からは、その種類の起案を始められません。変更・取消しの起案は決裁済みの案件から、回答の起案は収受文書から始めます。",
                        "Such a draft can not begin here: changes and cancellations come from decided matters, answers from"
                                + " received documents."),
                new Text("何も変わっていません。", "Nothing was changed."));
    }
}
