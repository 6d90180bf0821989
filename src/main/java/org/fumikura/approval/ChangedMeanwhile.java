package org.fumikura.approval;

import org.fumikura.frame.Stale;
import org.fumikura.shared.Text;

/** A matter that went another round since its page was opened: the words may be others than those that were read. */
final class ChangedMeanwhile extends Stale {

    private static final long serialVersionUID = 1;

    ChangedMeanwhile() {
        super(
                "approval.changed-meanwhile",
                new Text(
                        "開いた後に内容が変わりました。読み直してください。",
                        "The matter has changed since you opened it. Please read it again."),
                new Text("何も処理していません。入力した意見は残っています。", "Nothing was done. What you typed is still there."));
    }
}
