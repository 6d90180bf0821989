package org.fumikura.approval;

import org.fumikura.shared.Text;

/** Why a matter goes round on paper (紙回付, R-049). */
public enum PaperReason {
    ATTACHMENTS_TOO_LARGE("添付の読取りが1件30MBを超える", "The scan of an attachment exceeds 30 MB"),
    BOUND_OR_LARGE("製本・大判図面など読取りが著しく困難", "Bound books or large drawings that can hardly be scanned"),
    ORIGINALS_NEEDED("支出命令の原本など、紙の原本を回す必要がある", "Paper originals have to go round, such as those of payments"),
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
