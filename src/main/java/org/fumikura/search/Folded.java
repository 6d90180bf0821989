package org.fumikura.search;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Words in the one form in which they are compared: whatever an office takes for the same is written the same. Each
 * letter knows where it stood, so that what was found can be marked in the words as they are. What is the same stands in
 * {@link SameLetters} and the other rules that {@link #of} names.
 */
final class Folded {

    private static final String JAPANESE = "[\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}ー]";

    /** OCR and typists put them between letters, and around figures: 第 1 回. */
    private static final Pattern BLANK_INSIDE = Pattern.compile(
            "(?<=" + JAPANESE + ")[\\s\\x{3000}]+(?=" + JAPANESE + "|\\d)|(?<=\\d)[\\s\\x{3000}]+(?=" + JAPANESE + ")");

    /** No letter has more. */
    private static final int MOST_MARKS = 30;

    private static final Pattern BLANKS = Pattern.compile("[\\s\\x{3000}]+");
    private static final Pattern DASH_IN_KATAKANA =
            Pattern.compile("(?<=\\p{IsKatakana})[-‐‑‒–—―−](?=\\p{IsKatakana}|$|[^0-9a-z])");
    private static final Pattern LONG_AT_END = Pattern.compile("(?<=[\\p{IsKatakana}ー]{3})ー(?![\\p{IsKatakana}ー])");
    /** Older ways to write what is heard as the same. */
    private static final Pattern OLD_KATAKANA = Pattern.compile("ディ(?=ジタ)|ヴ[ァィェォ]?");

    /** ㈱ and (株). */
    private static final Pattern COMPANY = Pattern.compile("\\((株|有)\\)");

    private static final Pattern COMMA_IN_NUMBER = Pattern.compile("(?<=\\d),(?=\\d{3}(?!\\d))");

    private final String text;

    /** Of each letter of the text, and of its end, the place in the words as they are. */
    private final int[] origin;

    private Folded(String text, int[] origin) {
        this.text = text;
        this.origin = origin;
    }

    /** @param words as they are; any length */
    static Folded of(String words) {
        return asWritten(words)
                .replace(FoldedDates.PATTERN, FoldedDates::western)
                .replace(FoldedDates.YEAR, FoldedDates::western);
    }

    private static String newer(MatchResult old) {
        return switch (old.group()) {
            case "ディ" -> "デ";
            case "ヴァ" -> "バ";
            case "ヴィ" -> "ビ";
            case "ヴェ" -> "ベ";
            case "ヴォ" -> "ボ";
            default -> "ブ";
        };
    }

    /** With days and years as they are written: who looks for 令和 alone looks for no year. */
    static Folded asWritten(String words) {
        return letters(words)
                .replace(BLANK_INSIDE, blank -> "")
                .replace(BLANKS, blank -> " ")
                .replace(DASH_IN_KATAKANA, dash -> "ー")
                .replace(LONG_AT_END, length -> "")
                .replace(OLD_KATAKANA, Folded::newer)
                .replace(
                        COMPANY, company -> company.group(1) + (company.group(1).equals("株") ? "式会社" : "限会社"))
                .replace(COMMA_IN_NUMBER, comma -> "")
                .replace(KanjiNumbers.PATTERN, KanjiNumbers.BEGINS, KanjiNumbers::figures)
                .replace(Okurigana.PATTERN, Okurigana.BEGINS, Okurigana::without);
    }

    String text() {
        return text;
    }

    /** Where a letter of {@link #text}, or its end, stood in the words as they are. */
    int origin(int at) {
        return origin[at];
    }

    /** Full and half width, capitals, circled and compatibility characters, variants of kanji and their selectors. */
    private static Folded letters(String words) {
        var text = new StringBuilder(words.length());
        int[] origin = new int[words.length() + 16];
        int at = 0;
        while (at < words.length()) {
            int end = next(words, at);
            String folded = folded(words.substring(at, end));
            if (origin.length < text.length() + folded.length() + 1) {
                origin = Arrays.copyOf(origin, origin.length * 2 + folded.length());
            }
            Arrays.fill(origin, text.length(), text.length() + folded.length(), at);
            text.append(folded);
            at = end;
        }
        origin = Arrays.copyOf(origin, text.length() + 1);
        origin[text.length()] = words.length();
        return new Folded(text.toString(), origin);
    }

    /** Letters that make one together, such as ハ and its ﾟ, or a kanji and its selector, are folded together. */
    private static int next(String words, int at) {
        int end = at + Character.charCount(words.codePointAt(at));
        while (end - at < MOST_MARKS && end < words.length() && joins(words.codePointAt(end))) {
            end += Character.charCount(words.codePointAt(end));
        }
        return end;
    }

    private static boolean joins(int letter) {
        int type = Character.getType(letter);
        return type == Character.NON_SPACING_MARK
                || type == Character.COMBINING_SPACING_MARK
                || type == Character.ENCLOSING_MARK
                || letter == '\uFF9E'
                || letter == '\uFF9F';
    }

    private static String folded(String letter) {
        if (letter.length() == 1) {
            char one = letter.charAt(0);
            boolean plain = one >= 'a' && one <= 'z' || one >= '0' && one <= '9' || one >= '\u3041' && one <= '\u3093';
            if (plain) {
                return letter;
            }
        }
        String composed = Normalizer.normalize(letter, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        var same = new StringBuilder(composed.length());
        composed.codePoints().filter(Folded::isWritten).forEach(each -> same.appendCodePoint(SameLetters.of(each)));
        return same.toString();
    }

    /** Selectors of variants, joiners and soft hyphens are not. */
    private static boolean isWritten(int letter) {
        int type = Character.getType(letter);
        return !(letter >= 0xFE00 && letter <= 0xFE0F
                || letter >= 0xE0100 && letter <= 0xE01EF
                || type == Character.FORMAT);
    }

    private Folded replace(Pattern pattern, Function<MatchResult, String> by) {
        return replace(pattern.matcher(text), Matcher::find, by);
    }

    /** @param begins the letters with which it can begin; the other places are passed over at once */
    private Folded replace(Pattern pattern, BitSet begins, Function<MatchResult, String> by) {
        Matcher matcher = pattern.matcher(text).useTransparentBounds(true).useAnchoringBounds(false);
        int[] done = {0};
        Predicate<Matcher> next = each -> {
            for (int at = done[0]; at < text.length(); at++) {
                if (begins.get(text.charAt(at))
                        && each.region(at, text.length()).lookingAt()) {
                    done[0] = each.end();
                    return true;
                }
            }
            return false;
        };
        return replace(matcher, next, by);
    }

    private Folded replace(Matcher matcher, Predicate<Matcher> next, Function<MatchResult, String> by) {
        if (!next.test(matcher)) {
            return this;
        }
        var replaced = new StringBuilder(text.length());
        int[] from = new int[text.length() * 2 + 64];
        int done = 0;
        do {
            from = copy(replaced, from, done, matcher.start());
            String with = by.apply(matcher.toMatchResult());
            from = room(from, replaced.length() + with.length());
            place(with, matcher, from, replaced.length());
            replaced.append(with);
            done = matcher.end();
        } while (next.test(matcher));
        from = copy(replaced, from, done, text.length());
        from = Arrays.copyOf(from, replaced.length() + 1);
        from[replaced.length()] = origin[text.length()];
        return new Folded(replaced.toString(), from);
    }

    /** Letters that stay at either end keep their places: of 令和3年 and 2021年 the 年 is the same. */
    private void place(String with, Matcher matcher, int[] from, int at) {
        String before = matcher.group();
        int same = Math.min(with.length(), before.length());
        int first = 0;
        while (first < same && with.charAt(first) == before.charAt(first)) {
            from[at + first] = origin[matcher.start() + first];
            first++;
        }
        int last = 0;
        while (last < same - first
                && with.charAt(with.length() - 1 - last) == before.charAt(before.length() - 1 - last)) {
            from[at + with.length() - 1 - last] = origin[matcher.end() - 1 - last];
            last++;
        }
        Arrays.fill(from, at + first, at + with.length() - last, origin[matcher.start() + first]);
    }

    private int[] copy(StringBuilder to, int[] from, int begin, int end) {
        int[] enough = room(from, to.length() + end - begin);
        System.arraycopy(origin, begin, enough, to.length(), end - begin);
        to.append(text, begin, end);
        return enough;
    }

    private static int[] room(int[] from, int size) {
        return from.length >= size ? from : Arrays.copyOf(from, size * 2);
    }
}
