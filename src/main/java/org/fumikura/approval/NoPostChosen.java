package org.fumikura.approval;

import org.fumikura.shared.Refusal;
import org.fumikura.shared.Text;

/** Somebody is to be put on the route, and nobody was chosen. */
final class NoPostChosen extends Refusal {

    private static final long serialVersionUID = 1;

    NoPostChosen() {
        super(
                "approval.no-post-chosen",
                new Text("経路に加える職を選んでください。", "Choose the post that is to be asked."),
                new Text("まだ何も変わっていません。", "Nothing was changed yet."));
    }
}
