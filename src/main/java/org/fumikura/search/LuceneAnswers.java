package org.fumikura.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.IntField;
import org.apache.lucene.facet.FacetResult;
import org.apache.lucene.facet.FacetsCollector;
import org.apache.lucene.facet.FacetsCollectorManager;
import org.apache.lucene.facet.FacetsConfig;
import org.apache.lucene.facet.sortedset.DefaultSortedSetDocValuesReaderState;
import org.apache.lucene.facet.sortedset.SortedSetDocValuesFacetCounts;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.FieldInfos;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.SortedSetDocValues;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.SortedNumericSelector;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/** What an index of Lucene is asked, and what it answers. */
final class LuceneAnswers {

    private static final int MOST_VALUES = 50;

    private final Analyzer analyzer;
    private final LuceneEntries entries;
    private @Nullable IndexReader countedOf;
    private @Nullable DefaultSortedSetDocValuesReaderState state;

    LuceneAnswers(Analyzer analyzer, LuceneEntries entries) {
        this.analyzer = analyzer;
        this.entries = entries;
    }

    List<Index.Ref> list(Index.Question question, IndexSearcher searcher) throws IOException {
        int most = Math.max(1, question.from() + question.most());
        return names(
                searcher.search(query(question, "", least(question, searcher)), most, sort(question)),
                question.from(),
                searcher);
    }

    private static List<Index.Ref> names(TopDocs top, int from, IndexSearcher searcher) throws IOException {
        var names = new ArrayList<Index.Ref>();
        for (int i = from; i < top.scoreDocs.length; i++) {
            names.add(name(top.scoreDocs[i].doc, searcher.getLeafContexts()));
        }
        return names;
    }

    List<Index.Ref> nearly(Index.Nearly nearly, IndexSearcher searcher) throws IOException {
        Query whole = new BooleanQuery.Builder()
                .add(LuceneWords.nearly(nearly.word()), Occur.MUST)
                .add(query(nearly.allowed()), Occur.FILTER)
                .build();
        return names(searcher.search(whole, Math.max(1, nearly.most())), 0, searcher);
    }

    List<Index.Alike> alike(Index.Likeness likeness, IndexSearcher searcher) throws IOException {
        var among = new BooleanQuery.Builder().add(query(likeness.allowed()), Occur.FILTER);
        likeness.chosen().forEach((key, values) -> among.add(query(new Allowed.Is(key, values)), Occur.FILTER));
        return new LuceneLikeness(analyzer, searcher).alike(likeness, among.build());
    }

    private static Index.Ref name(int document, List<LeafReaderContext> leaves) throws IOException {
        LeafReaderContext leaf = leaves.get(ReaderUtil.subIndex(document, leaves));
        SortedSetDocValues refs = DocValues.getSortedSet(leaf.reader(), Index.REF);
        refs.advanceExact(document - leaf.docBase);
        String ref = refs.lookupOrd(refs.nextOrd()).utf8ToString();
        int colon = ref.lastIndexOf(':');
        return new Index.Ref(ref.substring(0, colon), UUID.fromString(ref.substring(colon + 1)));
    }

    private static Sort sort(Index.Question question) {
        return question.order() == Index.Order.NEWEST
                ? new Sort(
                        IntField.newSortField(Findables.BY_DAY, true, SortedNumericSelector.Type.MAX),
                        SortField.FIELD_SCORE)
                : Sort.RELEVANCE;
    }

    Index.Answer ask(Index.Question question, IndexSearcher searcher) throws IOException {
        int least = least(question, searcher);
        int most = Math.max(1, question.from() + question.most());
        FacetsCollectorManager.FacetsResult found = FacetsCollectorManager.search(
                searcher, query(question, "", least), most, sort(question), true, new FacetsCollectorManager());
        TopDocs top = found.topDocs();
        var hits = new ArrayList<Index.Hit>();
        for (ScoreDoc each : Arrays.copyOfRange(
                top.scoreDocs, Math.min(question.from(), top.scoreDocs.length), top.scoreDocs.length)) {
            Document document = searcher.storedFields().document(each.doc);
            hits.add(new Index.Hit(
                    document.get(LuceneEntries.KIND),
                    UUID.fromString(document.get(LuceneEntries.ID)),
                    LuceneEntries.words(document)));
        }
        long total = found.facetsCollector().getMatchingDocs().stream()
                .mapToLong(FacetsCollector.MatchingDocs::totalHits)
                .sum();
        return new Index.Answer(
                hits,
                total,
                counts(question, least, searcher, found.facetsCollector()),
                new LuceneWords(analyzer).marks(question.words()));
    }

    /** As many of what the words are made of as something has, but a third of it. */
    private int least(Index.Question question, IndexSearcher searcher) throws IOException {
        if (!question.words().isLoose()) {
            return 0;
        }
        int parts = new LuceneWords(analyzer).parts(question.words()).size();
        int fewest = (parts + 2) / 3;
        int most = Math.max(fewest, parts - 1);
        while (fewest < most) {
            int half = (fewest + most + 1) / 2;
            if (searcher.count(query(question, "", half)) > 0) {
                fewest = half;
            } else {
                most = half - 1;
            }
        }
        return fewest;
    }

    /** @param open the key whose choice does not count; empty for none */
    private Query query(Index.Question question, String open, int least) {
        var whole = new BooleanQuery.Builder();
        whole.add(new LuceneWords(analyzer).query(question.words(), least), Occur.MUST);
        whole.add(query(question.allowed()), Occur.FILTER);
        question.chosen().forEach((key, values) -> {
            if (!key.equals(open)) {
                whole.add(query(new Allowed.Is(key, values)), Occur.FILTER);
            }
        });
        return whole.build();
    }

    /** Who has chosen a value wants to know how many another one would have. */
    private Map<String, List<Index.Count>> counts(
            Index.Question question, int least, IndexSearcher searcher, FacetsCollector found) throws IOException {
        var counts = new LinkedHashMap<String, List<Index.Count>>();
        boolean nothingCounts = FieldInfos.getMergedFieldInfos(searcher.getIndexReader())
                        .fieldInfo(FacetsConfig.DEFAULT_INDEX_FIELD_NAME)
                == null;
        if (nothingCounts) {
            return counts;
        }
        DefaultSortedSetDocValuesReaderState known = state(searcher.getIndexReader());
        // the values of all keys are counted at once
        var ofFound = new SortedSetDocValuesFacetCounts(known, found);
        for (String key : entries.counted()) {
            var own = question.chosen().containsKey(key)
                    ? new SortedSetDocValuesFacetCounts(
                            known, searcher.search(query(question, key, least), new FacetsCollectorManager()))
                    : ofFound;
            FacetResult result = own.getTopChildren(MOST_VALUES, key);
            if (result != null) {
                counts.put(
                        key,
                        Arrays.stream(result.labelValues)
                                .map(each -> new Index.Count(each.label, each.value.longValue()))
                                .toList());
            }
        }
        return counts;
    }

    /** What is known of the values of a reader is dear to find out, and the same until there is another one. */
    private synchronized DefaultSortedSetDocValuesReaderState state(IndexReader reader) throws IOException {
        DefaultSortedSetDocValuesReaderState known = state;
        if (known == null || countedOf != reader) {
            known = new DefaultSortedSetDocValuesReaderState(reader, entries.facets());
            state = known;
            countedOf = reader;
        }
        return known;
    }

    static Query query(Allowed allowed) {
        return switch (allowed) {
            case Allowed.Is is ->
                is.values().isEmpty()
                        ? new MatchNoDocsQuery("nothing is allowed")
                        : new TermInSetQuery(
                                is.key(),
                                is.values().stream().map(BytesRef::new).toList());
            case Allowed.AtMost most -> IntField.newRangeQuery(most.number(), Integer.MIN_VALUE, most.most());
            case Allowed.All all -> all.each().isEmpty() ? MatchAllDocsQuery.INSTANCE : each(all.each(), Occur.FILTER);
            case Allowed.Any any -> each(any.each(), Occur.SHOULD);
            case Allowed.Not not -> {
                var builder = new BooleanQuery.Builder();
                builder.add(MatchAllDocsQuery.INSTANCE, Occur.FILTER);
                builder.add(query(not.what()), Occur.MUST_NOT);
                yield builder.build();
            }
        };
    }

    private static Query each(List<Allowed> each, Occur how) {
        var builder = new BooleanQuery.Builder();
        each.forEach(one -> builder.add(query(one), how));
        return builder.build();
    }
}
