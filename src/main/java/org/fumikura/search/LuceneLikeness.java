package org.fumikura.search;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.queries.mlt.MoreLikeThis;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Matches;
import org.apache.lucene.search.MatchesIterator;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.Weight;

/** What is like some words, as Lucene is asked for it: enough of the words that tell most, in titles or in texts. */
final class LuceneLikeness {

    /** Days, years and numbers tell nothing of what a thing is about, and the same case of another year has others. */
    private static final Pattern FIGURES = Pattern.compile("第?[0-9]+(年度|か年|年|月|日|回|号|条|項|次|期|件|名|人|円)*");

    private static final int MOST_OF_TITLE = 16;
    private static final int MOST_OF_TEXT = 24;
    private static final int MOST_SHARED = 6;

    /** A single letter tells too little. */
    private static final int SHORTEST = 2;

    private final Analyzer analyzer;
    private final IndexSearcher searcher;

    LuceneLikeness(Analyzer analyzer, IndexSearcher searcher) {
        this.analyzer = analyzer;
        this.searcher = searcher;
    }

    /** @param among what is looked at */
    List<Index.Alike> alike(Index.Likeness likeness, Query among) throws IOException {
        String title = plain(likeness.title());
        Query words = new BooleanQuery.Builder()
                .add(
                        new BoostQuery(
                                telling(LuceneIndex.TITLE_WORDS, title, MOST_OF_TITLE, likeness.share()),
                                LuceneWords.TITLE_COUNTS),
                        Occur.SHOULD)
                .add(
                        telling(
                                LuceneIndex.TEXT_WORDS,
                                title + "\n" + plain(likeness.text()),
                                MOST_OF_TEXT,
                                likeness.share()),
                        Occur.SHOULD)
                .build();
        Query whole = new BooleanQuery.Builder()
                .add(words, Occur.MUST)
                .add(among, Occur.FILTER)
                .build();
        Weight shared = searcher.createWeight(searcher.rewrite(words), ScoreMode.COMPLETE_NO_SCORES, 1);
        Map<String, Float> weights = weights(words);
        var alike = new ArrayList<Index.Alike>();
        for (ScoreDoc each : searcher.search(whole, Math.max(1, likeness.most())).scoreDocs) {
            Document document =
                    searcher.storedFields().document(each.doc, Set.of(LuceneIndex.KIND, LuceneIndex.ID));
            alike.add(new Index.Alike(
                    document.get(LuceneIndex.KIND),
                    UUID.fromString(document.get(LuceneIndex.ID)),
                    shared(shared, each.doc, weights)));
        }
        return List.copyOf(alike);
    }

    private static String plain(String words) {
        return FIGURES.matcher(Folded.of(words).text()).replaceAll(" ");
    }

    /** Enough of the words that tell most; those that stand nowhere else are missed by everything. */
    private Query telling(String field, String words, int most, int share) throws IOException {
        var telling = new MoreLikeThis(searcher.getIndexReader());
        telling.setAnalyzer(analyzer);
        telling.setMinTermFreq(1);
        telling.setMinDocFreq(1);
        telling.setMinWordLen(SHORTEST);
        telling.setMaxQueryTerms(most);
        telling.setBoost(true);
        long all = new LuceneWords(analyzer)
                .terms(words).stream().filter(word -> word.length() >= SHORTEST).count();
        var enough = new BooleanQuery.Builder();
        each(telling.like(field, new StringReader(words))).forEach(enough::add);
        enough.setMinimumNumberShouldMatch((int) Math.max(1, Math.ceilDiv(Math.min(all, most) * share, 100L)));
        return enough.build();
    }

    private static List<BooleanClause> each(Query words) {
        return words instanceof BooleanQuery several ? several.clauses() : List.of();
    }

    /** How much each word tells. */
    private static Map<String, Float> weights(Query words) {
        var weights = new HashMap<String, Float>();
        collect(words, 1, weights);
        return weights;
    }

    private static void collect(Query words, float weight, Map<String, Float> weights) {
        switch (words) {
            case BoostQuery boosted -> collect(boosted.getQuery(), weight * boosted.getBoost(), weights);
            case TermQuery one -> weights.merge(one.getTerm().text(), weight, Float::max);
            default -> each(words).forEach(clause -> collect(clause.query(), weight, weights));
        }
    }

    private List<String> shared(Weight words, int document, Map<String, Float> weights) throws IOException {
        List<LeafReaderContext> leaves = searcher.getIndexReader().leaves();
        LeafReaderContext leaf = leaves.get(ReaderUtil.subIndex(document, leaves));
        Matches matches = words.matches(leaf, document - leaf.docBase);
        var shared = new HashSet<String>();
        if (matches != null) {
            for (String field : matches) {
                MatchesIterator places = matches.getMatches(field);
                while (places != null && places.next()) {
                    if (places.getQuery() instanceof TermQuery one) {
                        shared.add(one.getTerm().text());
                    }
                }
            }
        }
        return shared.stream()
                .sorted(Comparator.<String, Float>comparing(word -> weights.getOrDefault(word, 0f))
                        .reversed()
                        .thenComparing(Comparator.naturalOrder()))
                .limit(MOST_SHARED)
                .toList();
    }
}
