package org.fumikura.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What somebody looks for, as she wrote it: words that all have to be there, "words in a row", words that must not be there
 * (-word, NOT word), either of two (a OR b), and words of the title alone (件名:word, title:word). Whatever it is, it is never
 * refused: what makes no sense is taken for a word.
 *
 * @param groups of each, one has to be there
 * @param without none of these may be there
 */
record Wanted(List<List<Word>> groups, List<Word> without) {

    private static final Pattern PIECE = Pattern.compile(
            "(?<not>-|NOT[\\s　]+)?(?:(?<field>件名|標題|title)[:：])?(?:[\"“”「](?<row>[^\"“”」]+)[\"“”」]|(?<word>[^\\s　]+))");
    private static final int MOST_WORDS = 30;

    /**
     * @param text folded
     * @param inTitle whether it has to stand in the title
     * @param inARow whether it has to stand exactly so
     * @param alternatives what the office says in its place; one of them does, but what was written comes first
     */
    record Word(String text, boolean inTitle, boolean inARow, List<Alternatives.Alternative> alternatives) {}

    /** Exactly what was written. */
    static Wanted of(String written) {
        return of(written, Alternatives.NONE);
    }

    /** @param office the words that mean the same for it; what has to stand in a row or must not be there has none of them */
    static Wanted of(String written, Alternatives office) {
        var groups = new ArrayList<List<Word>>();
        var without = new ArrayList<Word>();
        boolean or = false;
        Matcher piece = PIECE.matcher(written.replace("\u3000", " "));
        for (int i = 0; i < MOST_WORDS && piece.find(); i++) {
            if ("OR".equals(piece.group("word")) && !groups.isEmpty()) {
                or = true;
                continue;
            }
            Optional<Word> word = word(piece, office);
            if (word.isEmpty() || "AND".equals(piece.group("word"))) {
                continue;
            }
            if (piece.group("not") != null) {
                without.add(word.get());
            } else if (or) {
                groups.getLast().add(word.get());
            } else {
                groups.add(new ArrayList<>(List.of(word.get())));
            }
            or = false;
        }
        return new Wanted(List.copyOf(groups), List.copyOf(without));
    }

    private static Optional<Word> word(Matcher piece, Alternatives office) {
        String row = piece.group("row");
        String text = Folded.of(row == null ? piece.group("word") : row).text().strip();
        return Grams.of(text).isEmpty()
                ? Optional.empty()
                : Optional.of(new Word(
                        text,
                        piece.group("field") != null,
                        row != null,
                        row != null || piece.group("not") != null ? List.of() : office.of(text)));
    }

    /** The words of the office that are looked for besides what was written, as it writes them. */
    List<String> also() {
        return groups.stream()
                .flatMap(List::stream)
                .flatMap(word -> word.alternatives().stream())
                .flatMap(alternative -> alternative.words().stream())
                .distinct()
                .toList();
    }

    boolean isEmpty() {
        return groups.isEmpty() && without.isEmpty();
    }
}
