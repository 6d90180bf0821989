package org.fumikura.redaction;

import org.fumikura.frame.Invalid;
import org.fumikura.shared.Text;

/** What came is no PDF. */
public final class NoPdf extends Invalid {

    private static final long serialVersionUID = 1;

    NoPdf() {
        super(
                "file",
                new Text(
                        "PDFファイルを選んでください。Officeなどのファイルは、PDFにしてから選んでください。",
                        "Please choose a PDF. Files of other programs have to be made one first."));
    }
}
