package org.fumikura.search;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.fumikura.shared.Text;

/**
 * A group of words that mean the same for an office (同義語, R-120), as the office writes them.
 *
 * @param word by which the group is known
 * @param others what is looked for too when somebody writes the word
 * @param oneWay whether the word is not looked for when somebody writes one of the others: 略語 → 正式名
 */
record Synonym(UUID id, String word, List<String> others, boolean oneWay) {

    static final int LONGEST = 50;
    static final int MOST_OTHERS = 20;

    /** A single letter stands in too many words. */
    private static final int SHORTEST = 2;

    /** What stands between words in a form or a cell. */
    static final String BETWEEN = "、";

    private static final String BETWEEN_TYPED = "[、，,;；]";

    Synonym {
        others = List.copyOf(others);
    }

    /** The words of a line, each once. */
    static List<String> parted(String typed) {
        var byForm = new LinkedHashMap<String, String>();
        Arrays.stream(typed.split(BETWEEN_TYPED))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .forEach(word -> byForm.putIfAbsent(folded(word), word));
        return List.copyOf(byForm.values());
    }

    static String folded(String word) {
        return Folded.of(word).text().strip();
    }

    String line() {
        return String.join(BETWEEN, others);
    }

    /** Whether it says the same as another one. */
    boolean saysTheSame(Synonym other) {
        return word.equals(other.word) && others.equals(other.others) && oneWay == other.oneWay;
    }

    /** Why words can not be looked for in place of another one. */
    static Optional<Text> objection(String word, List<String> others) {
        if (others.isEmpty() || others.size() > MOST_OTHERS) {
            return Optional.of(new Text(
                    "同じ意味の言葉を「、」で区切って %d 個まで入力してください。".formatted(MOST_OTHERS),
                    "Enter 1 to %d words with commas between them.".formatted(MOST_OTHERS)));
        }
        String form = folded(word);
        return others.stream()
                .map(other -> folded(other).equals(form)
                        ? Optional.of(new Text(
                                "「%s」と「%s」は、登録しなくても同じものとして探されます。".formatted(word, other),
                                "%s and %s are the same for the search already.".formatted(word, other)))
                        : objection(other))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** Why a word can not be one of a group. */
    static Optional<Text> objection(String word) {
        String form = folded(word);
        boolean fits = word.length() <= LONGEST
                && form.codePointCount(0, form.length()) >= SHORTEST
                && !Grams.of(form).isEmpty();
        return fits
                ? Optional.empty()
                : Optional.of(new Text(
                        "「%s」は使えません。%d 字から %d 字までの言葉を入力してください。".formatted(word, SHORTEST, LONGEST),
                        "“%s” can not be used. A word has %d to %d letters.".formatted(word, SHORTEST, LONGEST)));
    }
}
