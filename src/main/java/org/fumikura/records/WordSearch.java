package org.fumikura.records;

import static org.fumikuradb.records.Tables.DOCUMENT;
import static org.fumikuradb.records.Tables.NUMBER;
import static org.fumikuradb.records.Tables.OLD_RECORD;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;

/** Finds documents by parts of their titles and numbers, as they stand in the register. */
final class WordSearch {

    private static final int MOST_WORDS = 8;

    private WordSearch() {}

    /**
     * Each of the words occurs in the title, in a number or in one of some other columns; the condition is on {@code document}.
     */
    @SafeVarargs
    static Condition allIn(String words, Field<String>... others) {
        return words(words).stream()
                .map(word -> Arrays.stream(others)
                        .map(column -> in(column, word))
                        .reduce(in(DOCUMENT.TITLE, word).or(inNumber(word)), Condition::or))
                .reduce(DSL.noCondition(), Condition::and);
    }

    private static Condition inNumber(String word) {
        return DSL.exists(
                        DSL.selectOne().from(NUMBER).where(NUMBER.DOCUMENT_ID.eq(DOCUMENT.ID), in(NUMBER.LABEL, word)))
                .or(DSL.exists(DSL.selectOne()
                        .from(OLD_RECORD)
                        .where(OLD_RECORD.DOCUMENT_ID.eq(DOCUMENT.ID), in(OLD_RECORD.NUMBER, word))));
    }

    /** A folded word in a column; its own percent signs and underscores stand for themselves. */
    static Condition in(Field<String> column, String word) {
        return DSL.lower(DSL.field("normalize({0}, nfkc)", String.class, column))
                .contains(word);
    }

    static List<String> words(String typed) {
        return Arrays.stream(fold(typed).split("\\s+", -1))
                .filter(word -> !word.isEmpty())
                .limit(MOST_WORDS)
                .toList();
    }

    /** As the database folds what it compares with. */
    private static String fold(String typed) {
        return Normalizer.normalize(typed, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    }
}
