package org.fumikura.search;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What somebody may have meant by a word: in titles that she may find, the words that are heard as the same, or else those that
 * few slips make of it. The fewest slips first, then what stands in most of the titles.
 */
final class Nearest {

    /** Of shorter words a slip makes any other word. */
    private static final int SHORTEST_WRITTEN = 4;

    private static final int SHORTEST_HEARD = 5;

    /** One slip in so many letters. */
    private static final int LETTERS_A_SLIP = 5;

    /** No row of words that is so much longer than what was written can be meant. */
    private static final int MOST_LONGER = 4;

    private static final int TOO_MANY = Integer.MAX_VALUE;

    private final String word;
    private final String heard;
    private final Map<String, Near> found = new HashMap<>();

    private Nearest(String word) {
        this.word = word;
        this.heard = Heard.of(word).reading();
    }

    /** @param titles how many have it */
    private record Near(String text, int slips, int titles) {

        Near and(Near same) {
            return new Near(text, slips, titles + same.titles);
        }
    }

    /**
     * @param word folded
     * @return as a title writes it; empty where none is near
     */
    static Optional<String> to(String word, Collection<String> titles) {
        var nearest = new Nearest(word);
        titles.forEach(nearest::look);
        return nearest.found.values().stream()
                .min(Comparator.comparingInt(Near::slips)
                        .thenComparing(Near::titles, Comparator.reverseOrder())
                        .thenComparing(Near::text))
                .map(Near::text);
    }

    private void look(String title) {
        Folded folded = Folded.of(title);
        List<Heard.Piece> pieces = Heard.of(folded.text()).pieces();
        for (int first = 0; first < pieces.size(); first++) {
            int from = pieces.get(first).from();
            var reading = new StringBuilder();
            for (int last = first; last < pieces.size(); last++) {
                int to = pieces.get(last).to();
                reading.append(pieces.get(last).reading());
                if (reading.length() > heard.length() + MOST_LONGER) {
                    break;
                }
                String written = folded.text().substring(from, to);
                int slips = slips(written, reading.toString());
                if (slips != TOO_MANY) {
                    String text = title.substring(folded.origin(from), folded.origin(to))
                            .strip();
                    found.merge(written, new Near(text, slips, 1), Near::and);
                }
            }
        }
    }

    private int slips(String written, String reading) {
        if (reading.equals(heard)) {
            return 0;
        }
        return Math.min(
                word.length() < SHORTEST_WRITTEN ? TOO_MANY : few(word, written),
                heard.length() < SHORTEST_HEARD ? TOO_MANY : few(heard, reading));
    }

    private static int few(String meant, String other) {
        int slips = slipsBetween(meant, other);
        return slips <= Math.max(1, meant.length() / LETTERS_A_SLIP) ? slips : TOO_MANY;
    }

    /** How many letters were left out, put in, taken for others or for their neighbours. */
    private static int slipsBetween(String one, String other) {
        int[][] slips = new int[one.length() + 1][other.length() + 1];
        for (int i = 0; i <= one.length(); i++) {
            for (int j = 0; j <= other.length(); j++) {
                slips[i][j] = i == 0 || j == 0 ? i + j : least(slips, one, other, i, j);
            }
        }
        return slips[one.length()][other.length()];
    }

    private static int least(int[][] slips, String one, String other, int i, int j) {
        boolean same = one.charAt(i - 1) == other.charAt(j - 1);
        int least = Math.min(Math.min(slips[i - 1][j], slips[i][j - 1]) + 1, slips[i - 1][j - 1] + (same ? 0 : 1));
        boolean swapped =
                i > 1 && j > 1 && one.charAt(i - 1) == other.charAt(j - 2) && one.charAt(i - 2) == other.charAt(j - 1);
        return swapped ? Math.min(least, slips[i - 2][j - 2] + 1) : least;
    }
}
