package org.fumikura.renditions;

import java.text.Normalizer;

/**
 * Letters as they were written. Some programs name a letter's shape after the radical that looks alike: what is written 長 行 日
 * is then read ⻑ ⾏ ⽇, looks the same and is never found.
 */
final class Letters {

    private static final int RADICALS = 0x2E80;
    private static final int RADICALS_END = 0x2FDF;

    /** Radicals without a counterpart in Unicode's own table of compatible letters, and what they are taken for. */
    private static final String SHAPES = "⺟⺠⺡⺢⺫⺮⻁⻂⻄⻆⻑⻓⻘⻝⻞⻟⻢⻤⻥⻦⻨⻩⻫⻭⻯⻲";

    private static final String MEANT = "母民氵氺罒竹虎衤西角長长青食飠食马鬼魚鸟麦黄斉歯竜亀";

    private Letters() {}

    static String plain(String read) {
        if (read.chars()
                .noneMatch(c -> c >= RADICALS && c <= RADICALS_END || c == 0 || Character.isSurrogate((char) c))) {
            return read;
        }
        var plain = new StringBuilder(read.length());
        for (int i = 0; i < read.length(); i++) {
            char c = read.charAt(i);
            int known = SHAPES.indexOf(c);
            if (known >= 0) {
                plain.append(MEANT.charAt(known));
            } else if (c >= RADICALS && c <= RADICALS_END) {
                plain.append(Normalizer.normalize(String.valueOf(c), Normalizer.Form.NFKC));
            } else if (isHalf(read, i)) {
                plain.append('\uFFFD');
            } else if (c != 0) {
                // the database takes no zero
                plain.append(c);
            }
        }
        return plain.toString();
    }

    /** Words of one line without the blanks that a machine puts between letters which are written without any. */
    static String joined(String words) {
        var joined = new StringBuilder(words.length());
        for (int i = 0; i < words.length(); i++) {
            char c = words.charAt(i);
            boolean blank = Character.isWhitespace(c);
            if (!blank) {
                joined.append(c);
            } else if (!joined.isEmpty()
                    && joined.charAt(joined.length() - 1) != ' '
                    && !isBetweenClose(joined, words, i)) {
                joined.append(' ');
            }
        }
        return joined.toString().strip();
    }

    private static boolean isBetweenClose(CharSequence before, String words, int at) {
        int next = at;
        while (next < words.length() && Character.isWhitespace(words.charAt(next))) {
            next++;
        }
        if (next == words.length()) {
            return true;
        }
        char left = before.charAt(before.length() - 1);
        char right = words.charAt(next);
        return isClose(left) && (isClose(right) || Character.isDigit(right))
                || Character.isDigit(left) && isClose(right);
    }

    /** Whether a letter is written without blanks beside it: kanji, kana and what stands between them. */
    static boolean isClose(char c) {
        return c >= 0x2E80 && c <= 0x9FFF
                || c >= 0xF900 && c <= 0xFAFF
                || c >= 0xFE30 && c <= 0xFE4F
                || c >= 0xFF00 && c <= 0xFFEF
                || Character.isSurrogate(c);
    }

    /** One half of a letter without the other one, which no charset can write. */
    private static boolean isHalf(String read, int at) {
        char c = read.charAt(at);
        if (Character.isHighSurrogate(c)) {
            return at + 1 == read.length() || !Character.isLowSurrogate(read.charAt(at + 1));
        }
        return Character.isLowSurrogate(c) && (at == 0 || !Character.isHighSurrogate(read.charAt(at - 1)));
    }
}
