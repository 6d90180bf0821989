package org.fumikura.search;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Words with those marked that were looked for.
 *
 * @param place where they are read, as {@link Findable.Words#place}
 */
public record Quote(String place, List<Piece> pieces) {

    private static final int AROUND = 30;
    private static final int LONGEST = 120;

    /** Once something was found, no more than so much is looked through for something better. */
    private static final int MOST_LETTERS = 20_000;

    private static final Pattern BLANKS = Pattern.compile("[\\s\\x{3000}]+");

    /** A piece of the words as they are. */
    public record Piece(String text, boolean marked) {}

    /** All of some words. */
    static Quote whole(String words, List<String> marks) {
        return new Quote("", pieces(words, 0, words.length(), found(words, marks)));
    }

    /** Of the page that has most of what was looked for, the part around the first of it; of the first page when none has. */
    static Quote best(List<Findable.Words> pages, List<String> marks) {
        Findable.Words best = new Findable.Words("", "");
        long most = -1;
        int room = MOST_LETTERS;
        for (Findable.Words page : pages) {
            room -= page.text().length();
            if (room < 0 && most >= 0) {
                break;
            }
            long has = number(page.text(), marks);
            if (has > most) {
                most = has;
                best = page;
            }
        }
        return around(BLANKS.matcher(best.text()).replaceAll(" ").strip(), best.place(), marks);
    }

    private static long number(String words, List<String> marks) {
        String folded = Folded.of(words).text();
        String asWritten = Folded.asWritten(words).text();
        return marks.stream()
                .filter(mark -> folded.contains(mark) || asWritten.contains(mark))
                .count();
    }

    private static Quote around(String text, String place, List<String> marks) {
        TreeMap<Integer, Integer> found = found(text, marks);
        int first = found.isEmpty() ? 0 : found.firstKey();
        int from = boundary(text, Math.max(0, Math.min(first - AROUND, text.length() - LONGEST)));
        int to = boundary(text, Math.min(text.length(), from + LONGEST));
        var pieces = new ArrayList<>(pieces(text, from, to, found));
        if (from > 0) {
            pieces.addFirst(new Piece("…", false));
        }
        if (to < text.length()) {
            pieces.add(new Piece("…", false));
        }
        return new Quote(place, List.copyOf(pieces));
    }

    /** Never between the halves of one letter. */
    private static int boundary(String text, int at) {
        return at > 0 && at < text.length() && Character.isLowSurrogate(text.charAt(at)) ? at - 1 : at;
    }

    /** Where marks begin and end in the words as they are; those that lie within others are left out. */
    private static TreeMap<Integer, Integer> found(String words, List<String> marks) {
        var found = new TreeMap<Integer, Integer>();
        for (Folded folded : List.of(Folded.of(words), Folded.asWritten(words))) {
            marks.forEach(mark -> find(mark, folded, found));
        }
        return found;
    }

    private static void find(String mark, Folded folded, TreeMap<Integer, Integer> found) {
        for (int at = folded.text().indexOf(mark); at >= 0; at = folded.text().indexOf(mark, at + mark.length())) {
            int from = folded.origin(at);
            int to = folded.origin(at + mark.length());
            var before = found.lowerEntry(to);
            if (before == null || before.getValue() <= from) {
                found.put(from, to);
            }
        }
    }

    private static List<Piece> pieces(String words, int from, int to, TreeMap<Integer, Integer> found) {
        var pieces = new ArrayList<Piece>();
        int at = from;
        for (var each : found.subMap(from, to).entrySet()) {
            if (each.getKey() > at) {
                pieces.add(new Piece(words.substring(at, each.getKey()), false));
            }
            at = Math.min(to, each.getValue());
            pieces.add(new Piece(words.substring(each.getKey(), at), true));
        }
        if (at < to) {
            pieces.add(new Piece(words.substring(at, to), false));
        }
        return List.copyOf(pieces);
    }
}
