package org.fumikura.organization;

import org.fumikura.shared.Refusal;
import org.fumikura.shared.Text;

/** A job of the kind waits or runs already. */
final class JobUnderWay extends Refusal {

    private static final long serialVersionUID = 1;

    JobUnderWay(Text label) {
        super(
                "organization.job-under-way",
                new Text("「" + label.ja() + "」はすでに待機中または実行中です。", "“" + label.en() + "” waits or runs already."),
                new Text("終わってから、もう一度実行してください。", "Please order it again when it has ended."));
    }
}
