package org.fumikura.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.FuzzyQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TermRangeQuery;

/**
 * What is wanted, as Lucene is asked for it. Units of letters ({@link Grams}) find, words of a dictionary order: with 京都 a paper
 * about 京都 comes before one about 東京都, and both are found.
 */
final class LuceneWords {

    static final float TITLE_COUNTS = 4;
    private static final float WHOLE_COUNTS = 3;

    /** Of a whole question; who pastes a letter looks for its beginning. */
    private static final int MOST_PARTS = 40;

    private static final float DAY_COUNTS = 0.1f;

    /** More than all else together: what has the words as they were written comes before what has their synonyms alone. */
    private static final float WRITTEN_COUNTS = 10_000;

    private static final float SYNONYM_COUNTS = 0.1f;

    /** More than words can. */
    private static final float NUMBER_COUNTS = 1_000_000;

    private static final int SHORTEST_SLIPPED = 4;
    private static final int PAIRS_FOR_ONE = 3;

    /** What a slip leaves of a word; it stands everywhere. */
    private static final Pattern SINGLE_KANA = Pattern.compile("[\\p{IsHiragana}\\p{IsKatakana}ー]");

    private final Analyzer analyzer;

    LuceneWords(Analyzer analyzer) {
        this.analyzer = analyzer;
    }

    /** @param least how many of the {@link #parts} have to be there where not all have to */
    Query query(Wanted wanted, int least) {
        var whole = new BooleanQuery.Builder();
        if (wanted.groups().isEmpty() && wanted.days().isEmpty()) {
            whole.add(MatchAllDocsQuery.INSTANCE, Occur.MUST);
        }
        if (wanted.isLoose()) {
            whole.add(some(wanted, least), Occur.MUST);
        }
        for (List<Wanted.Word> group : wanted.groups()) {
            if (!wanted.isLoose()) {
                var one = new BooleanQuery.Builder();
                group.forEach(word -> one.add(either(word), Occur.SHOULD));
                whole.add(one.build(), Occur.MUST);
            }
            group.forEach(word -> order(word, whole));
        }
        wanted.days().forEach(each -> whole.add(days(each), Occur.MUST));
        wanted.without().forEach(word -> whole.add(row(word.text(), word.inTitle()), Occur.MUST_NOT));
        return wanted.number().isEmpty() ? whole.build() : orByNumber(whole.build(), wanted.number());
    }

    private Query some(Wanted wanted, int least) {
        var some = new BooleanQuery.Builder().setMinimumNumberShouldMatch(least);
        parts(wanted).forEach(part -> some.add(row(part, false), Occur.SHOULD));
        return some.build();
    }

    /** What all the words are made of, without single kana. */
    List<String> parts(Wanted wanted) {
        return wanted.groups().stream()
                .flatMap(List::stream)
                .flatMap(word -> {
                    List<String> own = parts(word.text());
                    return own.isEmpty() ? Stream.of(word.text()) : own.stream();
                })
                .filter(part -> !SINGLE_KANA.matcher(part).matches())
                .distinct()
                .limit(MOST_PARTS)
                .toList();
    }

    private static Query days(Wanted.WantedDays wanted) {
        Query within = TermRangeQuery.newStringRange(
                Findables.DAYS,
                wanted.days().from().equals(LocalDate.MIN)
                        ? null
                        : wanted.days().from().toString(),
                wanted.days().to().equals(LocalDate.MAX)
                        ? null
                        : wanted.days().to().toString(),
                true,
                true);
        return wanted.orWritten()
                .<Query>map(word -> new BooleanQuery.Builder()
                        .add(new BoostQuery(within, DAY_COUNTS), Occur.SHOULD)
                        .add(row(word.text(), false), Occur.SHOULD)
                        .build())
                .orElse(within);
    }

    /** A thing that is called by this number is what was meant, however its words are. */
    private static Query orByNumber(Query words, String number) {
        return new BooleanQuery.Builder()
                .add(words, Occur.SHOULD)
                .add(
                        new BoostQuery(
                                new ConstantScoreQuery(new TermQuery(new Term(Findables.BY_NUMBER, number))),
                                NUMBER_COUNTS),
                        Occur.SHOULD)
                .build();
    }

    /** What is marked of it, folded; the longest first. */
    List<String> marks(Wanted wanted) {
        return Stream.concat(
                        wanted.groups().stream().flatMap(List::stream),
                        wanted.days().stream().flatMap(days -> days.orWritten().stream()))
                .flatMap(word -> Stream.concat(
                                Stream.of(word.text()),
                                word.alternatives().stream().map(Alternatives.Alternative::text))
                        .flatMap(text ->
                                Stream.concat(Stream.of(text), word.inARow() ? Stream.of() : parts(text).stream())))
                .distinct()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList();
    }

    /** The word, or what the office says in its place. */
    private Query either(Wanted.Word word) {
        Query written = found(word, word.text());
        if (word.alternatives().isEmpty()) {
            return written;
        }
        var either = new BooleanQuery.Builder();
        either.add(written, Occur.SHOULD);
        either.add(new BoostQuery(new ConstantScoreQuery(written), WRITTEN_COUNTS), Occur.SHOULD);
        word.alternatives()
                .forEach(alternative ->
                        either.add(new BoostQuery(found(word, alternative.text()), SYNONYM_COUNTS), Occur.SHOULD));
        return either.build();
    }

    /** A text as a whole, or, unless it has to stand so, all that it is made of: 会議の開催 is found in 開催する会議. */
    private Query found(Wanted.Word word, String text) {
        Query whole = row(text, word.inTitle());
        List<String> parts = word.inARow() ? List.of() : parts(text);
        if (parts.size() < 2) {
            return whole;
        }
        var all = new BooleanQuery.Builder();
        parts.forEach(part -> all.add(row(part, word.inTitle()), Occur.MUST));
        return new BooleanQuery.Builder()
                .add(new BoostQuery(whole, WHOLE_COUNTS), Occur.SHOULD)
                .add(all.build(), Occur.SHOULD)
                .build();
    }

    private static Query row(String folded, boolean inTitle) {
        Query title = new BoostQuery(row(LuceneEntries.TITLE, folded), TITLE_COUNTS);
        if (inTitle) {
            return title;
        }
        var either =
                new BooleanQuery.Builder().add(title, Occur.SHOULD).add(row(LuceneEntries.TEXT, folded), Occur.SHOULD);
        Variants.compared(folded).ifPresent(word -> either.add(row(LuceneEntries.VARIANTS, word), Occur.SHOULD));
        Variants.otherwise(folded).ifPresent(word -> either.add(row(LuceneEntries.TEXT, word), Occur.SHOULD));
        return either.build();
    }

    /** Titles that have most letters of a word, or of how it is heard. */
    static Query nearly(String folded) {
        String heard = Heard.of(folded).reading();
        var nearly = new BooleanQuery.Builder();
        if (!heard.isEmpty()) {
            nearly.add(new BoostQuery(row(LuceneEntries.TITLE_HEARD, heard), WHOLE_COUNTS), Occur.SHOULD);
            nearly.add(most(LuceneEntries.TITLE_HEARD, heard), Occur.SHOULD);
        }
        nearly.add(most(LuceneEntries.TITLE, folded), Occur.SHOULD);
        return nearly.build();
    }

    /** A third of the pairs: a slip takes two of them away. Words of other writing have no pairs, and may have a slip. */
    private static Query most(String field, String folded) {
        var most = new BooleanQuery.Builder();
        List<String> pairs = Grams.of(folded).stream()
                .filter(Grams.Gram::isPair)
                .map(Grams.Gram::text)
                .distinct()
                .toList();
        pairs.forEach(pair -> most.add(new TermQuery(new Term(field, pair)), Occur.SHOULD));
        Grams.of(folded).stream()
                .map(Grams.Gram::text)
                .filter(gram -> pairs.isEmpty() && gram.length() >= SHORTEST_SLIPPED)
                .forEach(gram -> most.add(new FuzzyQuery(new Term(field, gram), 1), Occur.SHOULD));
        return most.setMinimumNumberShouldMatch(Math.ceilDiv(pairs.size(), PAIRS_FOR_ONE))
                .build();
    }

    /** Pairs where there are some, and single letters and words where none covers them. */
    private static Query row(String field, String folded) {
        List<Grams.Gram> grams = Grams.of(folded);
        var asked = new ArrayList<Grams.Gram>();
        int covered = 0;
        for (int i = 0; i < grams.size(); i++) {
            Grams.Gram gram = grams.get(i);
            boolean pairFollows = i + 1 < grams.size() && grams.get(i + 1).place() == gram.place();
            if (gram.isPair() || !pairFollows && gram.to() > covered) {
                asked.add(gram);
                covered = gram.to();
            }
        }
        if (asked.size() == 1) {
            return new TermQuery(new Term(field, asked.getFirst().text()));
        }
        var phrase = new PhraseQuery.Builder();
        asked.forEach(gram -> phrase.add(new Term(field, gram.text()), gram.place()));
        return phrase.build();
    }

    private void order(Wanted.Word word, BooleanQuery.Builder whole) {
        for (String part : terms(word.text())) {
            whole.add(
                    new BoostQuery(new TermQuery(new Term(LuceneEntries.TITLE_WORDS, part)), TITLE_COUNTS),
                    Occur.SHOULD);
            whole.add(new TermQuery(new Term(LuceneEntries.TEXT_WORDS, part)), Occur.SHOULD);
        }
    }

    /**
     * The words of a dictionary that it is made of, as they are written; without particles and the like. A number stays with what
     * it counts: 第1回 and 2022年度 are one part each.
     */
    private List<String> parts(String folded) {
        var begins = new ArrayList<Integer>();
        var ends = new ArrayList<Integer>();
        each(folded, (term, from, to) -> {
            if (!ends.isEmpty() && from < ends.getLast()) {
                return;
            }
            boolean goesOn = !ends.isEmpty()
                    && from == ends.getLast()
                    && (isFigure(folded.charAt(from)) && folded.charAt(from - 1) == '第'
                            || isFigure(folded.charAt(from - 1)));
            if (goesOn) {
                ends.set(ends.size() - 1, to);
            } else {
                begins.add(from);
                ends.add(to);
            }
        });
        return IntStream.range(0, begins.size())
                .mapToObj(i -> folded.substring(begins.get(i), ends.get(i)))
                .toList();
    }

    private static boolean isFigure(char letter) {
        return letter >= '0' && letter <= '9';
    }

    /** The same as the index knows them. */
    Set<String> terms(String folded) {
        var terms = new LinkedHashSet<String>();
        each(folded, (term, from, to) -> terms.add(term));
        return terms;
    }

    private void each(String folded, Token told) {
        try (TokenStream tokens = analyzer.tokenStream(LuceneEntries.TEXT_WORDS, folded)) {
            CharTermAttribute term = tokens.addAttribute(CharTermAttribute.class);
            OffsetAttribute at = tokens.addAttribute(OffsetAttribute.class);
            tokens.reset();
            while (tokens.incrementToken()) {
                told.is(term.toString(), at.startOffset(), at.endOffset());
            }
            tokens.end();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    @FunctionalInterface
    private interface Token {
        void is(String term, int from, int to);
    }
}
