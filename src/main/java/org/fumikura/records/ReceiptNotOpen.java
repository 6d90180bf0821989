package org.fumikura.records;

import org.fumikura.shared.Refusal;
import org.fumikura.shared.Text;

/** A receipt that is to be completed but is not waiting for it. */
public final class ReceiptNotOpen extends Refusal {

    private static final long serialVersionUID = 1;

    ReceiptNotOpen(DocumentState state) {
        super(
                "records.receipt-not-open",
                new Text(
                        "この収受文書は「" + state.label().ja() + "」のため、完結にできません。",
                        "This received document can not be completed: it is "
                                + state.label().en().toLowerCase(java.util.Locale.ROOT) + "."),
                new Text("何も変更していません。画面を開き直して、いまの状態を確かめてください。", "Nothing was changed. Please open the page again."));
    }
}
