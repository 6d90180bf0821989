package org.fumikura.search;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fumikura.organization.Reader;
import org.fumikura.tenancy.Transactions;
import org.springframework.stereotype.Component;

/**
 * What somebody may have meant by words that stand in nothing she may find: けっさい, 決済 or a slip of the keys for 決裁. It is read
 * out of titles that she may see now, so that a hint tells nothing else (I-11).
 */
@Component
class SpellingHints {

    /** Of a longer one, what has some of its parts is more. */
    private static final int LONGEST_WORD = 14;

    /** As it is heard; of a shorter word another letter makes anything. */
    private static final int SHORTEST_HEARD = 3;

    private static final int SHORTEST_WORD = 2;
    private static final int MOST_WORDS = 4;
    private static final int TITLES = 50;

    private final Owners owners;
    private final Transactions transactions;

    SpellingHints(Owners owners, Transactions transactions) {
        this.owners = owners;
        this.transactions = transactions;
    }

    /**
     * @param words what is looked for instead
     * @param instead those of them that were not written so
     */
    record Hint(Wanted words, List<String> instead) {}

    /** @return empty where every word stands somewhere, none is near, each was meant as it is, or nothing has what was meant */
    Optional<Hint> hint(Index.Question question, Index index, Reader reader) {
        if (question.words().loosely().isEmpty()) {
            return Optional.empty();
        }
        var instead = new LinkedHashMap<String, String>();
        question.words().groups().stream()
                .filter(group -> group.size() == 1)
                .map(group -> group.getFirst().text())
                .filter(word -> tells(word) && word.length() <= LONGEST_WORD && isNowhere(word, question, index))
                .limit(MOST_WORDS)
                .forEach(word -> meant(word, question, index, reader).ifPresent(near -> instead.put(word, near)));
        return instead.isEmpty()
                ? Optional.empty()
                : Optional.of(new Hint(question.words().instead(instead), List.copyOf(instead.values())))
                        .filter(hint ->
                                !index.list(question.of(hint.words(), 0, 1)).isEmpty());
    }

    private static boolean tells(String word) {
        return word.length() >= SHORTEST_WORD && Heard.of(word).reading().length() >= SHORTEST_HEARD;
    }

    private static boolean isNowhere(String word, Index.Question question, Index index) {
        return index.list(
                        new Index.Question(Wanted.only(word), question.allowed(), Map.of(), Index.Order.FITTING, 0, 1))
                .isEmpty();
    }

    /** The whole of it, or else those of its parts that stand nowhere. */
    private Optional<String> meant(String word, Index.Question question, Index index, Reader reader) {
        return nearest(word, question, index, reader).or(() -> {
            var parts = new ArrayList<String>();
            for (Heard.Piece piece : Heard.of(word).pieces()) {
                String part = word.substring(piece.from(), piece.to());
                parts.add(
                        tells(part) && isNowhere(part, question, index)
                                ? nearest(part, question, index, reader).orElse(part)
                                : part);
            }
            return Optional.of(String.join("", parts)).filter(meant -> !meant.equals(word));
        });
    }

    private Optional<String> nearest(String word, Index.Question question, Index index, Reader reader) {
        List<Index.Ref> near = index.nearly(new Index.Nearly(word, question.allowed(), TITLES));
        return near.isEmpty()
                ? Optional.empty()
                : Nearest.to(
                        word,
                        transactions.read(() -> owners.show(near, reader)).stream()
                                .map(Findables.Shown::title)
                                .toList());
    }
}
