package org.fumikura.search;

import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Words that are written one way or another: with or without the marks of a long sound (ペーパーレス, ペーパレス), with small or large
 * vowels (ウェブ, ウエブ), in the one kana or the other (むくどり, ムクドリ), with or without a hyphen (Wi-Fi, WiFi). Words that are
 * short without the marks are others: ビル, ビール.
 */
final class Variants {

    private static final Pattern KATAKANA = Pattern.compile("[\\p{IsKatakana}ー]{3,}");
    private static final Pattern HIRAGANA = Pattern.compile("[\\p{IsHiragana}ー]{3,}");
    private static final Pattern HYPHENED = Pattern.compile("[a-z]+(?:[-‐‑–][a-z]+)+");
    private static final Pattern LATIN = Pattern.compile("[a-z]+(?:[-‐‑–][a-z]+)*");
    private static final Pattern HYPHEN = Pattern.compile("[-‐‑–]");
    private static final int SHORTEST = 3;

    /** Where katakana stand behind the hiragana of the same sound. */
    private static final int BETWEEN = 'ア' - 'あ';

    private static final String SMALL = "ァィゥェォ";
    private static final String LARGE = "アイウエオ";

    private Variants() {}

    /** Those words of some folded words that are written otherwise too, each as it is compared. */
    static List<String> in(String folded) {
        return Stream.concat(
                        KATAKANA.matcher(folded)
                                .results()
                                .map(MatchResult::group)
                                .map(Variants::plain),
                        HYPHENED.matcher(folded)
                                .results()
                                .map(MatchResult::group)
                                .map(Variants::joined))
                .filter(word -> word.length() >= SHORTEST)
                .toList();
    }

    /** A folded word as the words of {@link #in} are compared; empty when it is none of these. */
    static Optional<String> compared(String folded) {
        if (LATIN.matcher(folded).matches()) {
            return Optional.of(joined(folded));
        }
        boolean isKana =
                KATAKANA.matcher(folded).matches() || HIRAGANA.matcher(folded).matches();
        return Optional.of(folded)
                .filter(word -> isKana)
                .map(Variants::katakana)
                .map(Variants::plain)
                .filter(word -> word.length() >= SHORTEST);
    }

    /** How it may stand in words as they are folded: a word in katakana in hiragana, one with a hyphen without. */
    static Optional<String> otherwise(String folded) {
        if (HYPHENED.matcher(folded).matches()) {
            return Optional.of(joined(folded));
        }
        return KATAKANA.matcher(folded).matches() ? Optional.of(moved(folded, 'ァ', 'ヶ', -BETWEEN)) : Optional.empty();
    }

    private static String joined(String word) {
        return HYPHEN.matcher(word).replaceAll("");
    }

    /** With its hiragana in katakana. */
    static String katakana(String word) {
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

    /** Without marks of a long sound, its vowels large. */
    static String plain(String word) {
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
