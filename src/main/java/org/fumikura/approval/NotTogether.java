package org.fumikura.approval;

import org.fumikura.shared.Refusal;
import org.fumikura.shared.Text;

/** Only light matters that were opened are approved together with others. */
final class NotTogether extends Refusal {

    private static final long serialVersionUID = 1;

    NotTogether() {
        super(
                "approval.not-together",
                new Text(
                        "まとめて処理できるのは、軽易な事案で、一度開いて内容を確かめたものだけです。",
                        "Only light matters that you have opened can be approved together."),
                new Text("この案件は変わっていません。開いて確かめてから処理してください。", "This one was not changed. Open it first."));
    }
}
