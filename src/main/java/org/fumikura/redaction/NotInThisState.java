package org.fumikura.redaction;

import org.fumikura.shared.Refusal;
import org.fumikura.shared.Text;

/** It can not be done to a redaction that is in this state. */
public final class NotInThisState extends Refusal {

    private static final long serialVersionUID = 1;

    NotInThisState(RedactionEvent event, RedactionState state) {
        super(
                "redaction.not-in-this-state",
                new Text(
                        "この墨塗りは「%s」のため、この操作はできません。".formatted(state.label().ja()),
                        "This redaction is %s: it can not be %s now."
                                .formatted(state.label().en(), event.act().replace("redaction.", ""))),
                new Text(
                        "何も変更していません。開き直すと、今の状態でできることが表示されます。",
                        "Nothing was changed. Open it again to see what can be done."));
    }
}
