package org.fumikura.search;

import java.util.ArrayList;
import java.util.List;

/**
 * The units by which words are found: each Japanese letter, each two that stand side by side, and each word or figure of other
 * writing as a whole. Blanks are nothing; other marks keep what stands around them apart.
 */
final class Grams {

    /** What is longer is no word; it is taken in pieces. */
    private static final int LONGEST = 200;

    private Grams() {}

    /**
     * A unit.
     *
     * @param place of its first letter among the others
     * @param from where it begins in the folded words
     * @param to where it ends
     */
    record Gram(String text, int place, int from, int to) {

        boolean isPair() {
            return text.codePointCount(0, text.length()) == 2 && isJapanese(text.codePointAt(0));
        }
    }

    /** In the order of their places; where two begin at one place, the single letter comes first. */
    static List<Gram> of(String folded) {
        var grams = new ArrayList<Gram>();
        int place = 0;
        int at = 0;
        while (at < folded.length()) {
            int letter = folded.codePointAt(at);
            int end = at + Character.charCount(letter);
            if (isJapanese(letter)) {
                grams.add(new Gram(folded.substring(at, end), place, at, end));
                if (end < folded.length() && isJapanese(folded.codePointAt(end))) {
                    int second = end + Character.charCount(folded.codePointAt(end));
                    grams.add(new Gram(folded.substring(at, second), place, at, second));
                }
                place++;
            } else if (Character.isLetterOrDigit(letter)) {
                boolean figures = Character.isDigit(letter);
                while (end - at < LONGEST && end < folded.length() && goesOn(folded.codePointAt(end), figures)) {
                    end += Character.charCount(folded.codePointAt(end));
                }
                grams.add(new Gram(folded.substring(at, end), place, at, end));
                place++;
            } else if (!Character.isWhitespace(letter)) {
                place++;
            }
            at = end;
        }
        return grams;
    }

    private static boolean goesOn(int letter, boolean figures) {
        return !isJapanese(letter) && (figures ? Character.isDigit(letter) : Character.isLetter(letter));
    }

    private static boolean isJapanese(int letter) {
        return letter == 'ー'
                || letter == '々'
                || switch (Character.UnicodeScript.of(letter)) {
                    case HAN, HIRAGANA, KATAKANA -> true;
                    default -> false;
                };
    }
}
