package org.fumikura.approval;

import org.fumikura.shared.Refusal;
import org.fumikura.shared.Text;

/** A matter that was decided on a condition can not go on before that is met (A.12). */
final class ConditionNotMet extends Refusal {

    private static final long serialVersionUID = 1;

    ConditionNotMet() {
        super(
                "approval.condition-not-met",
                new Text(
                        "条件付きで決裁された案件です。条件が満たされたことを決裁者が確認するまで、施行も完結もできません。",
                        "It was decided on a condition. Nothing can be issued or completed before the decider confirms that it is met."),
                new Text(
                        "何も変わっていません。条件を満たしたら、決裁者に確認を頼んでください。",
                        "Nothing was changed. Ask the decider to confirm once it is met."));
    }
}
