package org.fumikura.search;

import java.util.BitSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Numbers in kanji as figures: 第一号 is 第1号, 三百五十万円 is 3500000円. A single numeral counts only where it counts something. */
final class KanjiNumbers {

    private static final String DIGITS = "〇一二三四五六七八九";
    private static final String NUMERALS = DIGITS + "零十百千万億兆";
    private static final String COUNTED = "号条項款目節章編部回期年月日時分秒週件人名戸世箇個枚冊通点円銭倍割階丁番級種次版位歳才校館棟台本課係局";

    /** In words that are folded so far. */
    static final Pattern PATTERN = Pattern.compile("(?<![0-9.])(?:(?=[0-9]*+[" + NUMERALS + "])[0-9" + NUMERALS
            + "]{2,}|(?<=[第和成正治])[" + NUMERALS + "]|[" + NUMERALS + "](?=[" + COUNTED + "]))");

    /** The letters with which one begins. */
    static final BitSet BEGINS = begins();

    private static final int MOST_LETTERS = 18;

    private KanjiNumbers() {}

    private static BitSet begins() {
        var begins = new BitSet();
        ("0123456789" + NUMERALS).chars().forEach(begins::set);
        return begins;
    }

    static String figures(MatchResult match) {
        String written = match.group();
        if (written.length() > MOST_LETTERS) {
            return written;
        }
        if (written.chars().noneMatch(letter -> "十百千万億兆".indexOf(letter) >= 0)) {
            return digits(written);
        }
        try {
            return Long.toString(value(written));
        } catch (ArithmeticException beyondAll) {
            return written;
        }
    }

    private static String digits(String written) {
        var figures = new StringBuilder(written.length());
        written.chars().map(KanjiNumbers::digit).forEach(figures::append);
        return figures.toString();
    }

    /** 三百五十万: below each 万, 億 and 兆 there are thousands, hundreds and tens. */
    private static long value(String written) {
        long sum = 0;
        long below = 0;
        long number = -1;
        for (char letter : written.toCharArray()) {
            switch (letter) {
                case '十', '百', '千' -> {
                    below = Math.addExact(below, Math.multiplyExact(Math.max(1, number), unit(letter)));
                    number = -1;
                }
                case '万', '億', '兆' -> {
                    sum = Math.addExact(
                            sum, Math.multiplyExact(Math.max(1, below + Math.max(0, number)), unit(letter)));
                    below = 0;
                    number = -1;
                }
                default -> number = Math.max(0, number) * 10 + digit(letter);
            }
        }
        return Math.addExact(sum, below + Math.max(0, number));
    }

    private static long unit(char letter) {
        return switch (letter) {
            case '十' -> 10;
            case '百' -> 100;
            case '千' -> 1_000;
            case '万' -> 10_000;
            case '億' -> 100_000_000;
            default -> 1_000_000_000_000L;
        };
    }

    private static int digit(int letter) {
        if (letter >= '0' && letter <= '9') {
            return letter - '0';
        }
        return letter == '零' ? 0 : DIGITS.indexOf(letter);
    }
}
