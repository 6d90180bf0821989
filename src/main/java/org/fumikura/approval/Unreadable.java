package org.fumikura.approval;

import org.fumikura.shared.Refusal;
import org.fumikura.shared.Text;

/** Somebody is to be asked about a matter that she could not read. */
final class Unreadable extends Refusal {

    private static final long serialVersionUID = 1;

    Unreadable(Text post) {
        super(
                "approval.unreadable",
                new Text(
                        "「" + post.ja() + "」はこの案件を読めないため、経路に加えられません（指定者の案件に人を加えられるのは起案者だけです）。",
                        post.en()
                                + " could not read this matter and can not be put on its route (only the drafter names"
                                + " who reads what is for named people)."),
                new Text(
                        "何も変わっていません。必要なときは起案者に差し戻してください。",
                        "Nothing was changed. If it is needed, return it to the drafter."));
    }
}
