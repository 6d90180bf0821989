package org.fumikura.approval;

import org.fumikura.shared.Refusal;
import org.fumikura.shared.Text;

/** A perusal that can not be thrown away, because it was sent and is a record. */
final class PerusalSent extends Refusal {

    private static final long serialVersionUID = 1;

    PerusalSent() {
        super(
                "approval.perusal-sent",
                new Text("一度供覧に付した文書は捨てられません。", "What was sent for perusal can not be thrown away; it is a record."),
                new Text("入力した内容は保存しました。直して、もう一度供覧に付してください。", "What you entered is saved. Mend it and send it again."));
    }
}
