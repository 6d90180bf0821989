package org.fumikura.search;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Words in katakana without the marks that make a sound long, which are written or not: ペーパーレス, ペーパレス. Short words are
 * others without them: ビル, ビール.
 */
final class Kana {

    private static final Pattern WORD = Pattern.compile("[\\p{IsKatakana}ー]{4,}");
    private static final int SHORTEST = 3;

    private Kana() {}

    /** Those that stand in folded words. */
    static List<String> in(String folded) {
        return WORD.matcher(folded)
                .results()
                .map(MatchResult::group)
                .map(Kana::shortened)
                .filter(word -> word.length() >= SHORTEST)
                .toList();
    }

    /** Whether a folded word is nothing else, and long enough to be the same without its marks. */
    static boolean is(String folded) {
        return WORD.matcher(folded).matches() && shortened(folded).length() >= SHORTEST;
    }

    static String shortened(String folded) {
        return folded.replace("ー", "");
    }
}
