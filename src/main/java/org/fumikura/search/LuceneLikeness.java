package org.fumikura.search;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
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
import org.apache.lucene.index.Term;
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
    private static final Pattern FIGURES = Pattern.compile("第?[0-9]+(年度|か年|年|月|日|回|号|条|項|次|期|件|名|人|円)*+");

    private static final int MOST_OF_TITLE = 16;
    private static final int MOST_OF_TEXT = 24;
    private static final int MOST_SHARED = 6;

    /** What shares fewer words of a text than these shares none to speak of. */
    private static final int LEAST_OF_TEXT = 4;

    /** What shares many words may still tell too little, so that so many more are looked at. */
    private static final int LOOKED_AT = 2;

    /** In fewer things than these no word is told apart. */
    private static final int FEWEST = 3;

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
        Telling titles = telling(LuceneEntries.TITLE_WORDS, title, MOST_OF_TITLE, 1, likeness.share());
        Telling texts = telling(
                LuceneEntries.TEXT_WORDS,
                title + "\n" + plain(likeness.text()),
                MOST_OF_TEXT,
                LEAST_OF_TEXT,
                likeness.share());
        Query words = new BooleanQuery.Builder()
                .add(new BoostQuery(titles.enough(), LuceneWords.TITLE_COUNTS), Occur.SHOULD)
                .add(texts.enough(), Occur.SHOULD)
                .build();
        Query whole = new BooleanQuery.Builder()
                .add(words, Occur.MUST)
                .add(among, Occur.FILTER)
                .build();
        Weight places = searcher.createWeight(searcher.rewrite(words), ScoreMode.COMPLETE_NO_SCORES, 1);
        var alike = new ArrayList<Index.Alike>();
        for (ScoreDoc each : searcher.search(whole, Math.max(1, likeness.most()) * LOOKED_AT).scoreDocs) {
            Map<String, Set<String>> found = found(places, each.doc);
            if (alike.size() < likeness.most() && (titles.isMetBy(found) || texts.isMetBy(found))) {
                Document document =
                        searcher.storedFields().document(each.doc, Set.of(LuceneEntries.KIND, LuceneEntries.ID));
                alike.add(new Index.Alike(
                        document.get(LuceneEntries.KIND),
                        UUID.fromString(document.get(LuceneEntries.ID)),
                        shared(found, titles, texts)));
            }
        }
        return List.copyOf(alike);
    }

    private static String plain(String words) {
        return FIGURES.matcher(Folded.of(words).text()).replaceAll(" ");
    }

    /**
     * The words of a field that tell most.
     *
     * @param weights how much each tells
     * @param all how much all tell together, those among them that stand nowhere else
     * @param enough what has enough of them by number
     */
    private record Telling(String field, Map<String, Float> weights, double all, int share, Query enough) {

        /** Whether what was found tells enough: of two words the rare one tells more. */
        boolean isMetBy(Map<String, Set<String>> found) {
            double told = found.getOrDefault(field, Set.of()).stream()
                    .mapToDouble(word -> weights.getOrDefault(word, 0f))
                    .sum();
            return told > 0 && told * 100 >= all * share;
        }
    }

    /** @param least of so many words, or of all when there are fewer, something has to have at least */
    private Telling telling(String field, String words, int most, int least, int share) throws IOException {
        var telling = new MoreLikeThis(searcher.getIndexReader());
        telling.setAnalyzer(analyzer);
        telling.setMinTermFreq(1);
        telling.setMinDocFreq(1);
        telling.setMinWordLen(SHORTEST);
        telling.setMaxQueryTerms(most);
        telling.setBoost(true);
        Map<String, Float> weights = weights(telling.like(field, new StringReader(words)));
        long number = Math.min(
                most,
                new LuceneWords(analyzer)
                        .terms(words).stream()
                                .filter(word -> word.length() >= SHORTEST)
                                .count());
        var enough = new BooleanQuery.Builder();
        weights.forEach((word, weight) ->
                enough.add(new BoostQuery(new TermQuery(new Term(field, word)), weight), Occur.SHOULD));
        enough.setMinimumNumberShouldMatch((int)
                Math.max(1, Math.max(Math.min(number, least), Math.ceilDiv(number * share, 100L))));
        double known = weights.values().stream().mapToDouble(Float::doubleValue).sum();
        return new Telling(
                field, weights, known + Math.max(0, number - weights.size()) * weight(0), share, enough.build());
    }

    private Map<String, Float> weights(Query words) throws IOException {
        var weights = new HashMap<String, Float>();
        if (words instanceof BooleanQuery several) {
            for (BooleanClause clause : several.clauses()) {
                if (clause.query() instanceof BoostQuery boosted && boosted.getQuery() instanceof TermQuery one) {
                    weights.put(
                            one.getTerm().text(),
                            weight(searcher.getIndexReader().docFreq(one.getTerm())));
                }
            }
        }
        return weights;
    }

    /**
     * How much a word tells that stands in so many things. One that stands nowhere tells as much as one that stands in a few:
     * otherwise the answer would say whether it stands somewhere (I-11).
     */
    private float weight(int things) {
        return (float) Math.log(1 + (double) searcher.getIndexReader().numDocs() / Math.max(FEWEST, things));
    }

    /** Of each field the words that stand in a thing. */
    private Map<String, Set<String>> found(Weight words, int document) throws IOException {
        List<LeafReaderContext> leaves = searcher.getIndexReader().leaves();
        LeafReaderContext leaf = leaves.get(ReaderUtil.subIndex(document, leaves));
        Matches matches = words.matches(leaf, document - leaf.docBase);
        var found = new HashMap<String, Set<String>>();
        if (matches != null) {
            for (String field : matches) {
                MatchesIterator places = matches.getMatches(field);
                while (places != null && places.next()) {
                    if (places.getQuery() instanceof TermQuery one) {
                        found.computeIfAbsent(field, unused -> new HashSet<>())
                                .add(one.getTerm().text());
                    }
                }
            }
        }
        return found;
    }

    /** Those of the titles first. */
    private static List<String> shared(Map<String, Set<String>> found, Telling... asked) {
        var weights = new HashMap<String, Float>();
        for (Telling telling : asked) {
            float counts = telling.field().equals(LuceneEntries.TITLE_WORDS) ? LuceneWords.TITLE_COUNTS : 1;
            found.getOrDefault(telling.field(), Set.of())
                    .forEach(word ->
                            weights.merge(word, counts * telling.weights().getOrDefault(word, 0f), Float::max));
        }
        return weights.entrySet().stream()
                .sorted(Map.Entry.<String, Float>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(MOST_SHARED)
                .map(Map.Entry::getKey)
                .toList();
    }
}
