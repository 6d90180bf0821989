package org.fumikura.approval;

import org.fumikura.shared.Refusal;
import org.fumikura.shared.Text;

/** The decision would not be lawful today (I-03, I-04). */
final class Unlawful extends Refusal {

    private static final long serialVersionUID = 1;

    Unlawful(Text why) {
        super(
                "approval.unlawful",
                why,
                new Text(
                        "決裁していません。起案者に差し戻し、経路を改めてください。",
                        "It was not decided. Please return it so that the drafter can choose another route."));
    }
}
