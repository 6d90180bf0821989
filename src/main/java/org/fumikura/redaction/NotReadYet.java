package org.fumikura.redaction;

import org.fumikura.shared.Refusal;
import org.fumikura.shared.Text;

/** The letters of the PDF are still being read. */
public final class NotReadYet extends Refusal {

    private static final long serialVersionUID = 1;

    NotReadYet() {
        super(
                "redaction.not-read-yet",
                new Text("PDFの文字を読み取っているところです。", "The letters of the PDF are still being read."),
                new Text(
                        "何も変更していません。少し待ってから、もう一度操作してください。",
                        "Nothing was changed. Please wait a little and do it again."));
    }
}
