package org.fumikura.sheets;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * The letters of one document that are written with two code points: a base character with a variation selector (葛󠄀), or a kana
 * with a combining sound mark (as file names from a Mac have it). The layout engine knows one code point at a time, so each
 * such letter travels through it as a private one and gets its text back in the font.
 */
final class Letters {

    private static final int FIRST_PRIVATE = 0x100000;
    private static final Pattern COMPOSED = Pattern.compile(
            "[^\\p{Cc}\\p{IsWhite_Space}][\\uFE00-\\uFE0F\\x{E0100}-\\x{E01EF}]|[\\u3040-\\u30FF][\\u3099\\u309A]|[\\x{100000}-\\x{10FFFD}]");
    private static final Pattern NOT_IN_XML =
            Pattern.compile("[^\\t\\n\\r\\x20-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]");

    private final Map<String, Integer> codePoints = new HashMap<>();
    private final Map<Integer, String> texts = new HashMap<>();

    /** The text as the layout engine may see it: every letter is one code point. */
    String toSingles(String text) {
        return COMPOSED.matcher(text).replaceAll(this::single);
    }

    /** The letter as it was written. */
    String text(int codePoint) {
        String composed = texts.get(codePoint);
        return composed == null ? Character.toString(codePoint) : composed;
    }

    /** Control characters and broken surrogates, which no XML may hold, become U+FFFD, which is reported as missing. */
    static String readable(String html) {
        return NOT_IN_XML.matcher(html).replaceAll("\uFFFD");
    }

    private String single(MatchResult letter) {
        int codePoint = codePoints.computeIfAbsent(letter.group(), text -> {
            int next = FIRST_PRIVATE + texts.size();
            texts.put(next, text);
            return next;
        });
        return Character.toString(codePoint);
    }
}
