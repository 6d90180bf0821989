package org.fumikura.search;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * Words with those marked that were looked for.
 *
 * @param place where they are read, as {@link Findable.Words#place}
 */
public record Quote(String place, List<Piece> pieces) {

    private static final int AROUND = 50;
    private static final int LONGEST = 240;

    /** Once something was found, no more than so much is looked through for something better. */
    private static final int MOST_LETTERS = 20_000;

    /** A piece of the words as they are. */
    public record Piece(String text, boolean marked) {}

    /** All of some words. */
    static Quote whole(String words, List<String> marks) {
        return new Quote("", pieces(words, 0, words.length(), found(words, marks)));
    }

    /** Of the page that has most of what was looked for, the part around the first of it; of the first page when none has. */
    static Quote best(List<Findable.Words> pages, List<String> marks) {
        Findable.Words best = new Findable.Words("", "");
        TreeMap<Integer, Integer> bestFound = new TreeMap<>();
        long most = -1;
        int room = MOST_LETTERS;
        for (Findable.Words page : pages) {
            room -= page.text().length();
            if (room < 0 && most > 0) {
                break;
            }
            Folded folded = Folded.of(page.text());
            long has = marks.stream().filter(folded.text()::contains).count();
            if (has > most) {
                most = has;
                best = page;
                bestFound = found(folded, marks);
            }
        }
        String text = best.text();
        int first = bestFound.isEmpty() ? 0 : bestFound.firstKey();
        int from = boundary(text, Math.max(0, first - AROUND));
        int to = boundary(text, Math.min(text.length(), from + LONGEST));
        return new Quote(best.place(), pieces(text, from, to, bestFound));
    }

    /** Never between the halves of one letter. */
    private static int boundary(String text, int at) {
        return at > 0 && at < text.length() && Character.isLowSurrogate(text.charAt(at)) ? at - 1 : at;
    }

    private static TreeMap<Integer, Integer> found(String words, List<String> marks) {
        return found(Folded.of(words), marks);
    }

    /** Where marks begin and end in the words as they are; those that lie within others are left out. */
    private static TreeMap<Integer, Integer> found(Folded folded, List<String> marks) {
        var found = new TreeMap<Integer, Integer>();
        for (String mark : marks) {
            for (int at = folded.text().indexOf(mark);
                    at >= 0;
                    at = folded.text().indexOf(mark, at + mark.length())) {
                int from = folded.origin(at);
                int to = folded.origin(at + mark.length());
                var before = found.floorEntry(from);
                var behind = found.ceilingKey(from);
                if ((before == null || before.getValue() <= from) && (behind == null || behind >= to)) {
                    found.put(from, to);
                }
            }
        }
        return found;
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
