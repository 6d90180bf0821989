package org.fumikura.approval;

import java.util.List;
import org.fumikura.shared.Refusal;
import org.fumikura.shared.Text;

/** A draft that can not be submitted yet; it says everything that is missing, in the order of the form. */
public final class Incomplete extends Refusal {

    private static final long serialVersionUID = 1;

    private final transient List<Shortcoming> shortcomings;

    Incomplete(List<Shortcoming> shortcomings) {
        super(
                "approval.incomplete",
                new Text(
                        "回付できません。" + shortcomings.size() + " か所を直してください。",
                        "It can not be submitted yet: " + shortcomings.size() + " things to mend."),
                new Text("入力した内容は保存しました。", "What you entered is saved."));
        this.shortcomings = List.copyOf(shortcomings);
    }

    public List<Shortcoming> shortcomings() {
        return shortcomings;
    }
}
