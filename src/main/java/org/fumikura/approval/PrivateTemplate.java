package org.fumikura.approval;

import org.fumikura.shared.Refusal;
import org.fumikura.shared.Text;

/** A template that is kept for one person alone is to become a recurring draft of another's post. */
final class PrivateTemplate extends Refusal {

    private static final long serialVersionUID = 1;

    PrivateTemplate() {
        super(
                "approval.private-template",
                new Text(
                        "「自分だけ」のひな形は、自分の職の定例の起案にだけできます。",
                        "A template that is kept for you alone can recur in your own post only."),
                new Text(
                        "何も登録していません。自分の職を選ぶか、同じ内容を課で共有するひな形として保存し、そちらを使ってください。",
                        "Nothing was entered. Choose your own post, or keep the same as a template shared in the section and use that one."));
    }
}
