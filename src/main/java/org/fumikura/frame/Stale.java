package org.fumikura.frame;

import org.fumikura.shared.Refusal;
import org.fumikura.shared.Text;

/** It was changed in between by somebody else, or in another window; the sender acted on what is no longer so. */
public class Stale extends Refusal {

    private static final long serialVersionUID = 1;

    public Stale(String code, Text message, Text advice) {
        super(code, message, advice);
    }

    /** A program named an entity tag that is not the present one. */
    public Stale() {
        this(
                "frame.changed-meanwhile",
                new Text("読み取ったあとに、ほかの人が変更しています。", "It was changed since you read it."),
                new Text("何も変更していません。読み直してから送り直してください。", "Nothing was changed. Read it again, then send it again."));
    }
}
