package org.fumikura.approval;

import org.fumikura.shared.Refusal;
import org.fumikura.shared.Text;

/** A reason that is recorded seems to contain a personal number. */
final class PersonalNumberInReason extends Refusal {

    private static final long serialVersionUID = 1;

    PersonalNumberInReason() {
        super(
                "approval.personal-number-in-reason",
                new Text(
                        "理由に個人番号と思われる 12 桁の数字があります。取り除いてください。",
                        "The reason seems to contain a personal number (12 digits). Please remove it."),
                new Text("まだ見送っていません。", "It is not left out yet."));
    }
}
