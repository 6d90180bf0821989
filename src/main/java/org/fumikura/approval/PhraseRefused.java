package org.fumikura.approval;

import org.fumikura.shared.Refusal;
import org.fumikura.shared.Text;

/** What was typed can not be kept as a phrase as it is. */
final class PhraseRefused extends Refusal {

    private static final long serialVersionUID = 1;

    private final String field;

    /** @param field the one that is wrong */
    PhraseRefused(String field, Text why) {
        super(
                "approval.phrase-refused",
                why,
                new Text("定型文は保存していません。直してから、もう一度保存してください。", "No phrase was kept. Please mend it and keep it again."));
        this.field = field;
    }

    String field() {
        return field;
    }
}
