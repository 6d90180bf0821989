package org.fumikura.records;

import java.util.Arrays;
import java.util.List;
import org.fumikura.renditions.PageWords;

/**
 * The letters of a page in their order, without blanks and ends of lines.
 *
 * @param all the letters
 * @param run in which run of words each one stands
 * @param from where in its run it begins, as a share of the run
 * @param to where in its run it ends, as a share of the run
 * @param word the word or number of Latin letters or digits that it belongs to, or {@link #NO_WORD}
 */
record PageLetters(int[] all, int[] run, float[] from, float[] to, int[] word) {

    static final int NO_WORD = -1;

    /** Where scripts begin whose letters take a whole square. */
    private static final int SQUARES = 0x2E80;

    private static final int HALF_KANA = 0xFF61;
    private static final int HALF_KANA_END = 0xFF9F;

    static PageLetters of(List<PageWords.Run> runs) {
        int most = runs.stream().mapToInt(run -> run.words().length()).sum();
        var letters = new PageLetters(new int[most], new int[most], new float[most], new float[most], new int[most]);
        int count = 0;
        int words = 0;
        for (int n = 0; n < runs.size(); n++) {
            int[] read = runs.get(n).words().codePoints().toArray();
            float whole = 0;
            for (int letter : read) {
                whole += breadth(letter);
            }
            float at = 0;
            boolean inWord = false;
            for (int place = 0; place < read.length; place++) {
                int letter = read[place];
                float next = at + breadth(letter);
                boolean ofWord = isOfWord(letter) || isPoint(read, place);
                words += ofWord && !inWord ? 1 : 0;
                if (PageTraits.isLetter(letter)) {
                    letters.all[count] = letter;
                    letters.run[count] = n;
                    letters.from[count] = at / whole;
                    letters.to[count] = next / whole;
                    letters.word[count] = ofWord ? words : NO_WORD;
                    count++;
                }
                inWord = ofWord;
                at = next;
            }
        }
        return letters.first(count);
    }

    int size() {
        return all.length;
    }

    String words(int begin, int end) {
        var words = new StringBuilder();
        for (int i = begin; i < end; i++) {
            boolean apart = i > begin && word[i] != NO_WORD && word[i - 1] != NO_WORD && word[i] != word[i - 1];
            words.append(apart ? " " : "").appendCodePoint(all[i]);
        }
        return words.toString();
    }

    private PageLetters first(int count) {
        return new PageLetters(
                Arrays.copyOf(all, count),
                Arrays.copyOf(run, count),
                Arrays.copyOf(from, count),
                Arrays.copyOf(to, count),
                Arrays.copyOf(word, count));
    }

    private static int breadth(int letter) {
        return letter < SQUARES || letter >= HALF_KANA && letter <= HALF_KANA_END ? 1 : 2;
    }

    private static boolean isOfWord(int letter) {
        return Character.isDigit(letter) || Character.UnicodeScript.of(letter) == Character.UnicodeScript.LATIN;
    }

    /** One within a figure. */
    private static boolean isPoint(int[] read, int place) {
        return (read[place] == ',' || read[place] == '.')
                && place > 0
                && place + 1 < read.length
                && Character.isDigit(read[place - 1])
                && Character.isDigit(read[place + 1]);
    }
}
