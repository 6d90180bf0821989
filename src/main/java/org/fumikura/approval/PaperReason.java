package org.fumikura.approval;

import org.fumikura.shared.Text;

/** Why the sheet of a matter goes from hand to hand on paper (紙回付, R-049). */
public enum PaperReason {
    ATTACHMENTS_TOO_LARGE("添付の読取りが 1 件 30MB を超える", "The scanned enclosures exceed 30 MB"),
    BOUND_OR_LARGE("製本・大判図面など、読取りが著しく困難", "Bound books or large drawings that can hardly be scanned"),
    ORIGINALS_NEEDED("支出命令の原本など、紙の原本を回す必要がある", "Paper originals have to go along, such as those of payments"),
    SECRET("秘密文書", "A secret document"),
    OTHER("その他", "Another reason");

    private final Text label;

    PaperReason(String ja, String en) {
        this.label = new Text(ja, en);
    }

    public Text label() {
        return label;
    }
}
