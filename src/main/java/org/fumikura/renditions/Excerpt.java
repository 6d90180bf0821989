package org.fumikura.renditions;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The words of a page around those that were looked for.
 *
 * @param before what stands before the first of them
 * @param found the words as they stand there; empty when they stand too far behind
 * @param after what follows them
 */
public record Excerpt(String before, String found, String after) {

    private static final int AROUND = 30;
    private static final Pattern BLANKS = Pattern.compile("[ \\n\u3000]");

    /** As words are compared: without blanks and ends of lines, in small letters. */
    public static String plain(String words) {
        return BLANKS.matcher(words).replaceAll("").toLowerCase(Locale.ROOT);
    }

    static Excerpt of(String words, String sought) {
        var written = new StringBuilder();
        var places = new int[words.length() * 3 + 1];
        for (int at = 0; at < words.length(); at++) {
            for (char letter : plain(words.substring(at, at + 1)).toCharArray()) {
                places[written.length()] = at;
                written.append(letter);
            }
        }
        String plain = plain(sought);
        int begin = written.indexOf(plain);
        if (begin < 0) {
            return new Excerpt("", "", "");
        }
        int from = places[begin];
        int to = places[begin + plain.length() - 1] + 1;
        return new Excerpt(
                line(words, Math.max(0, from - AROUND), from),
                line(words, from, to),
                line(words, to, Math.min(words.length(), to + AROUND)));
    }

    private static String line(String words, int from, int to) {
        return words.substring(from, to).replace('\n', ' ');
    }
}
