package org.fumikura.search;

import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Words in kana whose writing varies: with or without the marks of a long sound (ペーパーレス, ペーパレス), with small or large
 * vowels (ウェブ, ウエブ), in the one kana or the other (むくどり, ムクドリ). Words that are short without the marks are others:
 * ビル, ビール.
 */
final class Kana {

    private static final Pattern KATAKANA = Pattern.compile("[\\p{IsKatakana}ー]{3,}");
    private static final Pattern HIRAGANA = Pattern.compile("[\\p{IsHiragana}ー]{3,}");
    private static final int SHORTEST = 3;

    /** Where katakana stand behind the hiragana of the same sound. */
    private static final int BETWEEN = 'ア' - 'あ';

    private static final String SMALL = "ァィゥェォ";
    private static final String LARGE = "アイウエオ";

    private Kana() {}

    /** The words in katakana of some folded words, each as it is compared. */
    static List<String> in(String folded) {
        return KATAKANA.matcher(folded)
                .results()
                .map(MatchResult::group)
                .map(Kana::plain)
                .filter(word -> word.length() >= SHORTEST)
                .toList();
    }

    /** A folded word as the words of {@link #in} are compared; empty when it is not in kana, or too short. */
    static Optional<String> compared(String folded) {
        return Optional.of(folded)
                .filter(word -> KATAKANA.matcher(word).matches()
                        || HIRAGANA.matcher(word).matches())
                .map(Kana::katakana)
                .map(Kana::plain)
                .filter(word -> word.length() >= SHORTEST);
    }

    /** A folded word in katakana, in hiragana. */
    static Optional<String> inHiragana(String folded) {
        return KATAKANA.matcher(folded).matches() ? Optional.of(moved(folded, 'ァ', 'ヶ', -BETWEEN)) : Optional.empty();
    }

    private static String katakana(String word) {
        return moved(word, 'ぁ', 'ゖ', BETWEEN);
    }

    private static String moved(String word, char first, char last, int by) {
        var moved = new StringBuilder(word);
        for (int i = 0; i < word.length(); i++) {
            char letter = word.charAt(i);
            if (letter >= first && letter <= last) {
                moved.setCharAt(i, (char) (letter + by));
            }
        }
        return moved.toString();
    }

    private static String plain(String word) {
        var plain = new StringBuilder(word.length());
        for (int i = 0; i < word.length(); i++) {
            char letter = word.charAt(i);
            int small = SMALL.indexOf(letter);
            if (letter != 'ー') {
                plain.append(small < 0 ? letter : LARGE.charAt(small));
            }
        }
        return plain.toString();
    }
}
