package org.fumikura.sheets;

import org.fumikura.shared.Refusal;
import org.fumikura.shared.Text;

/** More sheets wait to be printed than will be done while anybody still waits for them. */
public final class PressesBusy extends Refusal {

    private static final long serialVersionUID = 1;

    PressesBusy() {
        super(
                "sheets.busy",
                new Text("印刷が混み合っていて、いまは PDF を作れません。", "Too many sheets are being printed just now."),
                new Text(
                        "何も失われていません。少し待ってから、もう一度開いてください。", "Nothing is lost. Please wait a little and open it again."));
    }
}
