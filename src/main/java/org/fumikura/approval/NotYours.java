package org.fumikura.approval;

import org.fumikura.shared.Refusal;
import org.fumikura.shared.Text;

/** An event that belongs to somebody else. */
final class NotYours extends Refusal {

    private static final long serialVersionUID = 1;

    NotYours(Text whose) {
        super(
                "approval.not-yours",
                new Text("この操作ができるのは" + whose.ja() + "だけです。", "Only " + whose.en() + " can do this."),
                new Text(
                        "何も変わっていません。必要なときは" + whose.ja() + "に頼んでください。",
                        "Nothing was changed. If it is needed, ask " + whose.en() + "."));
    }
}
