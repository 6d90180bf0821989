package org.fumikura.sheets;

import org.fumikura.shared.Refusal;
import org.fumikura.shared.Text;

/** A file is no table that can be read; nothing was taken from it. */
public final class UnreadableTable extends Refusal {

    private static final long serialVersionUID = 1;

    UnreadableTable(Text why) {
        super(
                "sheets.unreadable-table",
                why,
                new Text(
                        "何も取り込んでいません。ファイルを直して、もう一度選んでください。",
                        "Nothing was taken in. Please mend the file and choose it again."));
    }
}
