package org.fumikura.approval;

import org.fumikura.shared.Refusal;
import org.fumikura.shared.Text;

/** An event that can not happen where the matter stands. */
final class NotInThisState extends Refusal {

    private static final long serialVersionUID = 1;

    NotInThisState(MatterEvent event, MatterState state) {
        super(
                "approval.not-in-this-state",
                new Text(
                        "この案件は「" + state.label().ja() + "」のため、この操作はできません。",
                        "The matter is “" + state.label().en() + "”; this ("
                                + event.words().en() + ") can not be done now."),
                new Text(
                        "ほかの人が先に処理した可能性があります。何も変わっていません。案件を開き直してください。",
                        "Somebody else may have been faster. Nothing was changed. Please open the matter again."));
    }
}
