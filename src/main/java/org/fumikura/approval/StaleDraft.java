package org.fumikura.approval;

import org.fumikura.frame.Stale;
import org.fumikura.shared.Text;

/** Somebody, or another window, saved the draft in between. */
final class StaleDraft extends Stale {

    private static final long serialVersionUID = 1;

    StaleDraft() {
        super(
                "approval.stale-draft",
                new Text("この起案は別の画面で先に保存されています。", "This draft was saved from another window in the meantime."),
                new Text(
                        "この画面の内容はまだ保存していません。必要な部分を写し取ってから、起案を開き直してください。",
                        "What you see here is not saved yet. Copy what you need, then open the draft again."));
    }
}
