package org.fumikura.approval;

import org.fumikura.shared.Refusal;
import org.fumikura.shared.Text;

/** What is written can not be kept as a template as it is. */
final class TemplateRefused extends Refusal {

    private static final long serialVersionUID = 1;

    TemplateRefused(Text why) {
        super(
                "approval.template-refused",
                why,
                new Text("ひな形は保存していません。起案の内容は保存しました。", "No template was kept. The draft itself is saved."));
    }
}
