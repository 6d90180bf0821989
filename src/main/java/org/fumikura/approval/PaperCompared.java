package org.fumikura.approval;

import org.fumikura.frame.Stale;
import org.fumikura.shared.Text;

/** A record of signatures on paper that waits for no comparison any more. */
final class PaperCompared extends Stale {

    private static final long serialVersionUID = 1;

    PaperCompared() {
        super(
                "approval.paper-compared",
                new Text("この登録の照合は、すでに済んでいます。", "The comparison of this record is over already."),
                new Text(
                        "何も変わっていません。案件を開いて、いまの状態を確かめてください。",
                        "Nothing was changed. Open the matter to see where it stands."));
    }
}
