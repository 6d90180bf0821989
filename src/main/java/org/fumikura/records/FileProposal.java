package org.fumikura.records;

import org.fumikura.shared.Text;

/**
 * A file that is proposed for something to be kept (簿冊の候補), with what comes with it.
 *
 * @param classification its code and title
 * @param retention its period in words
 * @param similar how many similar documents lie in it, or in the files that lead to it
 * @param looked how many similar documents were looked at
 * @param by what led to it
 */
public record FileProposal(
        FileId id, String number, String title, Text classification, Text retention, int similar, int looked, By by) {

    /** What leads from the file of a similar document to one that can be chosen. */
    public enum By {
        ITSELF("ここに入っています。", "lie here."),
        SAME_TITLE("ここか、前の年度などの同じ名前の簿冊に入っています。", "lie here, or in the file of the same name of another year or unit."),
        SAME_CLASS("同じ分類の簿冊に入っています。", "lie in files of the same class.");

        private final Text words;

        By(String ja, String en) {
            this.words = new Text(ja, en);
        }
    }

    /** Why it is proposed. */
    public Text reason() {
        return new Text(
                "似た文書%,d件中%,d件が%s".formatted(looked, similar, by.words.ja()),
                "%,d of %,d similar documents %s".formatted(similar, looked, by.words.en()));
    }
}
