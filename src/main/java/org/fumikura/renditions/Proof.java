package org.fumikura.renditions;

import java.util.List;
import org.fumikura.shared.Text;

/**
 * What was looked for in a redrawn PDF of which parts were taken away, by what, and what came of it. It tells none of the words.
 *
 * @param pages how many it has
 * @param sought how many words were looked for in the whole of it
 * @param areas how many parts of its pages were looked at
 */
public record Proof(int pages, int sought, int areas, List<Check> checks) {

    /** Whether everything that has to be looked at was, and nothing was found. */
    public boolean holds() {
        return !checks.isEmpty()
                && checks.stream()
                        .allMatch(check -> check.outcome() == Outcome.NOTHING
                                || check.outcome() == Outcome.ABSENT
                                        && !check.way().isDemanded());
    }

    /** What came of one way of looking. */
    public enum Outcome {
        NOTHING,
        FOUND,
        /** The program is not on this machine. */
        ABSENT
    }

    /**
     * One way of looking.
     *
     * @param program by what, with the version
     * @param page where something was found; 0 for no certain page
     */
    public record Check(Way way, String program, Outcome outcome, int page) {}

    /** A way of looking for what was taken away. */
    public enum Way {
        PARTS("ファイルの部品（画像と文字の層のほかに何もないこと）", "the parts of the file: nothing but pictures and their words", true),
        TEXT("文字の層", "its words", true),
        PLACES("塗った箇所の文字", "letters where something was taken away", true),
        PICTURES("塗った箇所の画像", "the picture where something was taken away", true),
        BYTES("ファイルの生のデータと、展開したデータ", "its bytes as they are, and as they are unpacked", true),
        RECOGNITION("画像の文字認識", "letters read from its pictures", true),
        PDFTOTEXT("pdftotext による文字の抽出", "words as pdftotext takes them out", false),
        QPDF("qpdf による展開", "the file as qpdf unpacks it", false);

        private final Text words;
        private final boolean demanded;

        Way(String ja, String en, boolean demanded) {
            words = new Text(ja, en);
            this.demanded = demanded;
        }

        public Text words() {
            return words;
        }

        /** Whether there is no proof without it; the others count where their program is installed. */
        boolean isDemanded() {
            return demanded;
        }
    }
}
