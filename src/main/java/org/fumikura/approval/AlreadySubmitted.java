package org.fumikura.approval;

import org.fumikura.shared.Refusal;
import org.fumikura.shared.Text;

/** A draft that can not be thrown away, because it was submitted and has its number. */
final class AlreadySubmitted extends Refusal {

    private static final long serialVersionUID = 1;

    AlreadySubmitted() {
        super(
                "approval.already-submitted",
                new Text(
                        "一度回付した起案は捨てられません。起案番号が付いた記録です。",
                        "A draft that was submitted can not be thrown away; it is a record with a number."),
                new Text(
                        "入力した内容は保存しました。取りやめるときは、案件の画面で廃案を申し出てください。",
                        "What you entered is saved. To give it up, propose to abandon it on the page of the matter."));
    }
}
