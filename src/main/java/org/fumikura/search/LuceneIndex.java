package org.fumikura.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.lucene.analysis.ja.JapaneseAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.IntField;
import org.apache.lucene.document.KeywordField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.facet.FacetResult;
import org.apache.lucene.facet.FacetsCollector;
import org.apache.lucene.facet.FacetsCollectorManager;
import org.apache.lucene.facet.FacetsConfig;
import org.apache.lucene.facet.sortedset.DefaultSortedSetDocValuesReaderState;
import org.apache.lucene.facet.sortedset.SortedSetDocValuesFacetCounts;
import org.apache.lucene.facet.sortedset.SortedSetDocValuesFacetField;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.FieldInfos;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SortedSetDocValues;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.TieredMergePolicy;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.SortedNumericSelector;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/** An index in a folder of its own, by Lucene. One program writes it. */
final class LuceneIndex implements Index {

    static final String TITLE = "title";
    static final String TEXT = "text";

    /** Their words in katakana as {@link Kana} has them. */
    static final String KANA = "kana";

    /** The same words once more, as a dictionary parts them, by which what was found is ordered. */
    static final String TITLE_WORDS = "title.words";

    static final String TEXT_WORDS = "text.words";

    private static final String KIND = Sources.KIND;
    private static final String ID = Sources.ID;

    private static final String PAGE = "page";
    private static final String PLACE = "place";
    private static final String POSITION = "position";
    private static final String WORDS = "words";
    private static final double BUFFER_MB = 64;
    private static final int MOST_VALUES = 50;
    private static final FieldType GRAMS = grams();

    private final FSDirectory directory;
    private final IndexWriter writer;
    private final SearcherManager searchers;
    private final JapaneseAnalyzer analyzer = new JapaneseAnalyzer();
    private final Set<String> counted;
    private final FacetsConfig facets = new FacetsConfig();
    private @Nullable IndexReader countedOf;
    private @Nullable DefaultSortedSetDocValuesReaderState state;

    /**
     * Opens an index, or makes one.
     *
     * @param counted the keys whose values are counted
     */
    LuceneIndex(Path folder, Set<String> counted) throws IOException {
        this.counted = counted;
        counted.forEach(key -> facets.setMultiValued(key, true));
        directory = FSDirectory.open(folder);
        var merging = new TieredMergePolicy();
        merging.setForceMergeDeletesPctAllowed(0);
        writer = new IndexWriter(
                directory,
                new IndexWriterConfig(analyzer)
                        .setRAMBufferSizeMB(BUFFER_MB)
                        .setMergePolicy(merging)
                        .setCommitOnClose(false));
        searchers = new SearcherManager(writer, null);
    }

    private static FieldType grams() {
        var type = new FieldType(TextField.TYPE_NOT_STORED);
        type.setIndexOptions(IndexOptions.DOCS_AND_FREQS_AND_POSITIONS);
        type.freeze();
        return type;
    }

    @Override
    public Optional<Followed> followed() {
        Iterable<Map.Entry<String, String>> kept = writer.getLiveCommitData();
        var known = new HashMap<String, String>();
        if (kept != null) {
            kept.forEach(each -> known.put(each.getKey(), each.getValue()));
        }
        String position = known.get(POSITION);
        String words = known.get(WORDS);
        return position == null || words == null
                ? Optional.empty()
                : Optional.of(new Followed(Long.parseLong(position), Instant.parse(words)));
    }

    @Override
    public void put(Collection<Findable> things) {
        done(() -> {
            for (Findable thing : things) {
                writer.updateDocument(new Term(REF, new Ref(thing.kind(), thing.id()).name()), document(thing));
            }
            searchers.maybeRefreshBlocking();
        });
    }

    private Document document(Findable thing) throws IOException {
        var document = new Document();
        document.add(new KeywordField(REF, new Ref(thing.kind(), thing.id()).name(), Field.Store.NO));
        document.add(new KeywordField(KIND, thing.kind(), Field.Store.YES));
        document.add(new KeywordField(ID, thing.id().toString(), Field.Store.YES));
        List<String> texts = thing.texts().stream().map(Findable.Words::text).toList();
        document.add(new Field(TITLE, new GramStream(forms(List.of(thing.title()))), GRAMS));
        document.add(new Field(TEXT, new GramStream(forms(texts)), GRAMS));
        document.add(new Field(KANA, new GramStream(kana(thing.title(), texts)), GRAMS));
        document.add(new TextField(TITLE_WORDS, Folded.of(thing.title()).text(), Field.Store.NO));
        document.add(
                new TextField(TEXT_WORDS, Folded.of(String.join("\n", texts)).text(), Field.Store.NO));
        thing.texts().forEach(words -> {
            document.add(new StoredField(PAGE, words.text()));
            document.add(new StoredField(PLACE, words.place()));
        });
        thing.keys()
                .forEach((key, values) -> values.forEach(value -> {
                    document.add(new KeywordField(key, value, Field.Store.NO));
                    if (counted.contains(key) && !value.isEmpty()) {
                        document.add(new SortedSetDocValuesFacetField(key, value));
                    }
                }));
        thing.numbers().forEach((number, value) -> document.add(new IntField(number, value, Field.Store.NO)));
        return facets.build(document);
    }

    private static List<String> kana(String title, List<String> texts) {
        return Stream.concat(Stream.of(title), texts.stream())
                .flatMap(text -> Kana.in(Folded.asWritten(text).text()).stream())
                .distinct()
                .toList();
    }

    /** With their days and years in one form, and as they are written where that is another one. */
    private static List<String> forms(List<String> texts) {
        return texts.stream()
                .flatMap(text ->
                        Stream.of(Folded.of(text).text(), Folded.asWritten(text).text()))
                .distinct()
                .toList();
    }

    @Override
    public void remove(String kind, Collection<UUID> ids) {
        done(() -> {
            writer.deleteDocuments(
                    ids.stream().map(id -> new Term(REF, new Ref(kind, id).name())).toArray(Term[]::new));
            searchers.maybeRefreshBlocking();
        });
    }

    @Override
    public void purge() {
        done(() -> {
            writer.forceMergeDeletes(true);
            // whoever still reads what was before keeps it on the disk
            searchers.maybeRefreshBlocking();
        });
    }

    @Override
    public void commit(Followed followed) {
        done(() -> {
            writer.setLiveCommitData(Map.of(
                            POSITION,
                            Long.toString(followed.position()),
                            WORDS,
                            followed.words().toString())
                    .entrySet());
            writer.commit();
            writer.deleteUnusedFiles();
        });
    }

    @Override
    public Answer ask(Question question) {
        try {
            IndexSearcher searcher = searchers.acquire();
            try {
                return ask(question, searcher);
            } finally {
                searchers.release(searcher);
            }
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    @Override
    public List<Ref> list(Question question) {
        try {
            IndexSearcher searcher = searchers.acquire();
            try {
                int most = Math.max(1, question.from() + question.most());
                TopDocs top = searcher.search(query(question, ""), most, sort(question));
                List<Integer> found =
                        Arrays.stream(top.scoreDocs).map(each -> each.doc).toList();
                Map<Integer, Ref> names = names(found, searcher.getIndexReader());
                return found.stream().skip(question.from()).map(names::get).toList();
            } finally {
                searchers.release(searcher);
            }
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    /** Their words lie elsewhere and may be long. */
    private static Map<Integer, Ref> names(List<Integer> documents, IndexReader reader) throws IOException {
        var names = new HashMap<Integer, Ref>();
        List<Integer> ordered = documents.stream().sorted().toList();
        for (LeafReaderContext leaf : reader.leaves()) {
            SortedSetDocValues kinds = DocValues.getSortedSet(leaf.reader(), KIND);
            SortedSetDocValues ids = DocValues.getSortedSet(leaf.reader(), ID);
            int end = leaf.docBase + leaf.reader().maxDoc();
            for (int document : ordered) {
                if (document >= leaf.docBase && document < end) {
                    names.put(
                            document,
                            new Ref(
                                    value(kinds, document - leaf.docBase),
                                    UUID.fromString(value(ids, document - leaf.docBase))));
                }
            }
        }
        return names;
    }

    private static String value(SortedSetDocValues values, int document) throws IOException {
        return values.advanceExact(document)
                ? values.lookupOrd(values.nextOrd()).utf8ToString()
                : "";
    }

    private static Sort sort(Question question) {
        return question.order() == Order.NEWEST
                ? new Sort(
                        IntField.newSortField(Findables.BY_DAY, true, SortedNumericSelector.Type.MAX),
                        SortField.FIELD_SCORE)
                : Sort.RELEVANCE;
    }

    private Answer ask(Question question, IndexSearcher searcher) throws IOException {
        int most = Math.max(1, question.from() + question.most());
        FacetsCollectorManager.FacetsResult found = FacetsCollectorManager.search(
                searcher, query(question, ""), most, sort(question), true, new FacetsCollectorManager());
        TopDocs top = found.topDocs();
        var hits = new ArrayList<Hit>();
        for (ScoreDoc each : Arrays.copyOfRange(
                top.scoreDocs, Math.min(question.from(), top.scoreDocs.length), top.scoreDocs.length)) {
            Document document = searcher.storedFields().document(each.doc);
            hits.add(new Hit(document.get(KIND), UUID.fromString(document.get(ID)), words(document)));
        }
        long total = found.facetsCollector().getMatchingDocs().stream()
                .mapToLong(FacetsCollector.MatchingDocs::totalHits)
                .sum();
        return new Answer(
                hits,
                total,
                counts(question, searcher, found.facetsCollector()),
                new LuceneWords(analyzer).marks(question.words()));
    }

    private static List<Findable.Words> words(Document document) {
        String[] texts = document.getValues(PAGE);
        String[] places = document.getValues(PLACE);
        var words = new ArrayList<Findable.Words>();
        for (int i = 0; i < texts.length; i++) {
            words.add(new Findable.Words(texts[i], places[i]));
        }
        return words;
    }

    /** @param open the key whose choice does not count; empty for none */
    private Query query(Question question, String open) {
        var whole = new BooleanQuery.Builder();
        whole.add(new LuceneWords(analyzer).query(question.words()), Occur.MUST);
        whole.add(query(question.allowed()), Occur.FILTER);
        question.chosen().forEach((key, values) -> {
            if (!key.equals(open)) {
                whole.add(query(new Allowed.Is(key, values)), Occur.FILTER);
            }
        });
        return whole.build();
    }

    /** Who has chosen a value wants to know how many another one would have. */
    private Map<String, List<Count>> counts(Question question, IndexSearcher searcher, FacetsCollector found)
            throws IOException {
        var counts = new LinkedHashMap<String, List<Count>>();
        boolean nothingCounts = FieldInfos.getMergedFieldInfos(searcher.getIndexReader())
                        .fieldInfo(FacetsConfig.DEFAULT_INDEX_FIELD_NAME)
                == null;
        if (nothingCounts) {
            return counts;
        }
        DefaultSortedSetDocValuesReaderState known = state(searcher.getIndexReader());
        for (String key : counted) {
            FacetsCollector own = question.chosen().containsKey(key)
                    ? searcher.search(query(question, key), new FacetsCollectorManager())
                    : found;
            FacetResult result = new SortedSetDocValuesFacetCounts(known, own).getTopChildren(MOST_VALUES, key);
            if (result != null) {
                counts.put(
                        key,
                        Arrays.stream(result.labelValues)
                                .map(each -> new Count(each.label, each.value.longValue()))
                                .toList());
            }
        }
        return counts;
    }

    /** What is known of the values of a reader is dear to find out, and the same until there is another one. */
    private synchronized DefaultSortedSetDocValuesReaderState state(IndexReader reader) throws IOException {
        DefaultSortedSetDocValuesReaderState known = state;
        if (known == null || countedOf != reader) {
            known = new DefaultSortedSetDocValuesReaderState(reader, facets);
            state = known;
            countedOf = reader;
        }
        return known;
    }

    private static Query query(Allowed allowed) {
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

    private static void done(Writing writing) {
        try {
            writing.carryOut();
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    @FunctionalInterface
    private interface Writing {
        void carryOut() throws IOException;
    }

    @Override
    public void close() {
        done(() -> {
            searchers.close();
            writer.rollback();
            directory.close();
            analyzer.close();
        });
    }
}
