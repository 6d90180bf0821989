package org.fumikura.records;

import org.fumikura.shared.Text;

/** The kinds that are registered. */
public enum DocumentKind {
    DRAFT("起案文書", "Draft"),
    RECEIPT("収受文書", "Received document"),
    PERUSAL("供覧文書", "Perusal"),
    MATERIAL("資料文書", "Material"),
    /** What another system had finished before (移入). */
    OLD("移入文書", "Old record");

    private final Text label;

    DocumentKind(String ja, String en) {
        this.label = new Text(ja, en);
    }

    public Text label() {
        return label;
    }
}
