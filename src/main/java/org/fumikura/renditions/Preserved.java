package org.fumikura.renditions;

import org.fumikura.shared.Text;

/** How bytes came to their PDF/A. */
public enum Preserved {
    AS_IT_IS("元のファイルがPDF/A", "the original is one"),
    MENDED("元のPDFを整えて作成", "made from the original"),
    REDRAWN("ページを画像にし、文字を重ねて作成", "pages as pictures with their words over them");

    private final Text words;

    Preserved(String ja, String en) {
        words = new Text(ja, en);
    }

    public Text words() {
        return words;
    }
}
