package org.fumikura.redaction;

import org.fumikura.shared.Refusal;
import org.fumikura.shared.Text;

/** Who marked what is to be gone does not confirm it. */
public final class NotTheSecondPerson extends Refusal {

    private static final long serialVersionUID = 1;

    NotTheSecondPerson() {
        super(
                "redaction.not-the-second-person",
                new Text("箇所を指定した人は確認できません。", "Who marked it can not confirm it."),
                new Text(
                        "何も変更していません。同じ課のほかの職員が確認してください。",
                        "Nothing was changed. Somebody else of the section confirms it."));
    }
}
