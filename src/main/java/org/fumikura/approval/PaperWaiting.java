package org.fumikura.approval;

import org.fumikura.shared.Refusal;
import org.fumikura.shared.Text;

/** Something that was entered from the paper waits for its comparison. */
final class PaperWaiting extends Refusal {

    private static final long serialVersionUID = 1;

    PaperWaiting() {
        super(
                "approval.paper-waiting",
                new Text("先に登録した紙の押印が照合を待っています。", "What was entered from the paper before waits for its comparison."),
                new Text(
                        "何も登録していません。照合が済むのを待つか、先の登録を取り下げてから登録してください。",
                        "Nothing was entered. Wait for the comparison, or give up what waits and enter it anew."));
    }
}
