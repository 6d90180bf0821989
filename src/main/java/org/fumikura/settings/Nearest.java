package org.fumikura.settings;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import org.fumikura.shared.Text;

/** Guesses which key somebody meant. */
final class Nearest {

    private static final int FARTHEST = 3;

    private Nearest() {}

    static Text text(String key, Collection<String> known) {
        Optional<String> meant = known.stream()
                .filter(candidate -> distance(key, candidate) <= FARTHEST)
                .min(Comparator.comparingInt(candidate -> distance(key, candidate)));
        return new Text(
                "知らない項目です。" + meant.map(near -> near + " のことですか。").orElse("消すか、deploy/fumikura.conf にある項目から選んでください。"),
                "Unknown key. "
                        + meant.map(near -> "Did you mean " + near + "?")
                                .orElse("Please remove it or choose one of those in deploy/fumikura.conf."));
    }

    /** How many letters have to be put in, taken out or changed. */
    static int distance(String one, String other) {
        int[] row = new int[other.length() + 1];
        for (int j = 0; j <= other.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int change = one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1;
                int best = Math.min(diagonal + change, Math.min(row[j], row[j - 1]) + 1);
                diagonal = row[j];
                row[j] = best;
            }
        }
        return row[other.length()];
    }
}
