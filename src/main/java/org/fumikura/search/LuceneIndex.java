package org.fumikura.search;

import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
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
import org.apache.lucene.index.ConcurrentMergeScheduler;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.FieldInfos;
import org.apache.lucene.index.IndexFormatTooNewException;
import org.apache.lucene.index.IndexFormatTooOldException;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;
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
import org.apache.lucene.store.AlreadyClosedException;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.IOUtils;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An index in a folder of its own, by Lucene. One program writes it. */
final class LuceneIndex implements Index {

    private static final Logger LOG = LoggerFactory.getLogger(LuceneIndex.class);

    static final String TITLE = "title";
    static final String TEXT = "text";

    /** Those words of theirs that {@link Variants} compares in another form. */
    static final String VARIANTS = "variants";

    /** The same words once more, as a dictionary parts them, by which what was found is ordered. */
    static final String TITLE_WORDS = "title.words";

    static final String TEXT_WORDS = "text.words";

    static final String KIND = "kind";
    static final String ID = "id";

    private static final String PAGE = "page";
    private static final String PLACE = "place";
    private static final String POSITION = "position";
    private static final String WORDS = "words";
    private static final String FILLING_KIND = "filling.kind";
    private static final String FILLING_LAST = "filling.last";
    private static final String FILLING_DONE = "filling.done";
    private static final double BUFFER_MB = 64;
    private static final int MOST_VALUES = 50;

    /** What is merged while a purge begins may bring something with it that was taken out; the next one finds it. */
    private static final int MOST_PURGES = 10;

    private static final FieldType GRAMS = grams();

    private final Directory directory;
    private final IndexWriter writer;
    private final SearcherManager searchers;
    private final JapaneseAnalyzer analyzer = new JapaneseAnalyzer();
    private final Set<String> counted;
    private final FacetsConfig facets = new FacetsConfig();
    private volatile Optional<Followed> committed;
    private volatile boolean damaged;
    private volatile boolean suspect;
    private @Nullable IndexReader countedOf;
    private @Nullable DefaultSortedSetDocValuesReaderState state;

    /**
     * Opens an index, or makes one.
     *
     * @param counted the keys whose values are counted
     */
    LuceneIndex(Path folder, Set<String> counted) throws IOException {
        this(FSDirectory.open(folder), counted);
    }

    LuceneIndex(Directory directory, Set<String> counted) throws IOException {
        this.counted = counted;
        counted.forEach(key -> facets.setMultiValued(key, true));
        this.directory = directory;
        var merging = new TieredMergePolicy();
        merging.setForceMergeDeletesPctAllowed(0);
        IndexWriter opened = null;
        try {
            opened = new IndexWriter(
                    directory,
                    new IndexWriterConfig(analyzer)
                            .setRAMBufferSizeMB(BUFFER_MB)
                            .setMergePolicy(merging)
                            .setMergeScheduler(new Merging())
                            .setCommitOnClose(false));
            searchers = new SearcherManager(opened, null);
            committed = followed(opened.getLiveCommitData());
        } catch (IOException | RuntimeException problem) {
            IOUtils.closeWhileHandlingException(opened == null ? null : opened::rollback, directory, analyzer);
            // what is read before its sum is compared may be anything
            throw problem instanceof IOException known ? known : new CorruptIndexException("unreadable", "", problem);
        }
        writer = opened;
    }

    /** Beside what is asked and written; what goes wrong there is said by the next write too. */
    private static final class Merging extends ConcurrentMergeScheduler {

        @Override
        protected void handleMergeException(Throwable problem) {
            LOG.warn("Parts of a search index could not be merged", problem);
        }
    }

    private static FieldType grams() {
        var type = new FieldType(TextField.TYPE_NOT_STORED);
        type.setIndexOptions(IndexOptions.DOCS_AND_FREQS_AND_POSITIONS);
        type.freeze();
        return type;
    }

    @Override
    public Optional<Followed> followed() {
        return committed;
    }

    private static Optional<Followed> followed(@Nullable Iterable<Map.Entry<String, String>> kept) {
        var known = new HashMap<String, String>();
        if (kept != null) {
            kept.forEach(each -> known.put(each.getKey(), each.getValue()));
        }
        String position = known.get(POSITION);
        String words = known.get(WORDS);
        String kind = known.get(FILLING_KIND);
        return position == null || words == null
                ? Optional.empty()
                : Optional.of(new Followed(
                        Long.parseLong(position),
                        Instant.parse(words),
                        kind == null
                                ? Optional.empty()
                                : Optional.of(new Filling(
                                        kind,
                                        Optional.ofNullable(known.get(FILLING_LAST))
                                                .map(UUID::fromString),
                                        Long.parseLong(known.getOrDefault(FILLING_DONE, "0"))))));
    }

    private static Map<String, String> kept(Followed followed) {
        var kept = new HashMap<String, String>();
        kept.put(POSITION, Long.toString(followed.position()));
        kept.put(WORDS, followed.words().toString());
        followed.filling().ifPresent(far -> {
            kept.put(FILLING_KIND, far.kind());
            far.last().ifPresent(last -> kept.put(FILLING_LAST, last.toString()));
            kept.put(FILLING_DONE, Long.toString(far.done()));
        });
        return kept;
    }

    @Override
    public void put(Collection<Findable> things) {
        done(() -> {
            for (Findable thing : things) {
                writer.updateDocument(new Term(REF, new Ref(thing.kind(), thing.id()).name()), document(thing));
            }
            show();
        });
    }

    /** Nobody asks one that is being filled, and small parts would have to be merged. */
    private void show() throws IOException {
        if (committed.flatMap(Followed::filling).isEmpty()) {
            searchers.maybeRefreshBlocking();
        }
    }

    private Document document(Findable thing) throws IOException {
        var document = new Document();
        document.add(new KeywordField(REF, new Ref(thing.kind(), thing.id()).name(), Field.Store.NO));
        document.add(new KeywordField(KIND, thing.kind(), Field.Store.YES));
        document.add(new KeywordField(ID, thing.id().toString(), Field.Store.YES));
        List<String> title = List.of(thing.title());
        List<String> texts = thing.texts().stream().map(Findable.Words::text).toList();
        List<String> foldedTitle = folded(title);
        List<String> foldedTexts = folded(texts);
        document.add(new Field(TITLE, new GramStream(forms(title, foldedTitle)), GRAMS));
        document.add(new Field(TEXT, new GramStream(forms(texts, foldedTexts)), GRAMS));
        document.add(new Field(VARIANTS, new GramStream(variants(foldedTitle, foldedTexts)), GRAMS));
        document.add(new TextField(TITLE_WORDS, String.join("\n", foldedTitle), Field.Store.NO));
        document.add(new TextField(TEXT_WORDS, String.join("\n", foldedTexts), Field.Store.NO));
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

    private static List<String> variants(List<String> foldedTitle, List<String> foldedTexts) {
        return Stream.concat(foldedTitle.stream(), foldedTexts.stream())
                .flatMap(text -> Variants.in(text).stream())
                .distinct()
                .toList();
    }

    private static List<String> folded(List<String> texts) {
        return texts.stream().map(text -> Folded.of(text).text()).toList();
    }

    /** With their days and years in one form, and as they are written where that is another one. */
    private static List<String> forms(List<String> texts, List<String> folded) {
        var forms = new LinkedHashSet<String>();
        for (int i = 0; i < texts.size(); i++) {
            forms.add(folded.get(i));
            forms.add(Folded.asWritten(texts.get(i)).text());
        }
        return List.copyOf(forms);
    }

    @Override
    public void remove(String kind, Collection<UUID> ids) {
        done(() -> {
            writer.deleteDocuments(ids.stream()
                    .map(id -> new Term(REF, new Ref(kind, id).name()))
                    .toArray(Term[]::new));
            show();
        });
    }

    @Override
    public void purge() {
        done(() -> {
            int times = 0;
            do {
                if (times++ == MOST_PURGES) {
                    throw new IOException("what was taken out can not be merged away");
                }
                writer.forceMergeDeletes(true);
            } while (writer.hasDeletions());
            // whoever still reads what was before keeps it on the disk
            searchers.maybeRefreshBlocking();
        });
    }

    @Override
    public void commit(Followed followed) {
        done(() -> {
            writer.setLiveCommitData(kept(followed).entrySet());
            writer.commit();
            committed = Optional.of(followed);
            show();
            writer.deleteUnusedFiles();
        });
    }

    @Override
    public void check() {
        suspect = false;
        try {
            IndexSearcher searcher = searchers.acquire();
            try {
                for (LeafReaderContext part : searcher.getIndexReader().leaves()) {
                    part.reader().checkIntegrity();
                }
            } finally {
                searchers.release(searcher);
            }
        } catch (AlreadyClosedException ended) {
            LOG.debug("A search index was closed while it was checked", ended);
        } catch (IOException problem) {
            damaged = true;
            throw new IndexDamaged(problem);
        } catch (RuntimeException | InternalError problem) {
            // so Java says that a page of a file can not be read
            damaged = true;
            throw new IndexDamaged(new IOException(problem));
        }
    }

    @Override
    public boolean isDamaged() {
        return damaged;
    }

    @Override
    public boolean isSuspect() {
        return suspect;
    }

    @Override
    public Answer ask(Question question) {
        return answered(searcher -> ask(question, searcher));
    }

    @Override
    public List<Ref> list(Question question) {
        return answered(searcher -> {
            int most = Math.max(1, question.from() + question.most());
            TopDocs top = searcher.search(query(question, "", least(question, searcher)), most, sort(question));
            var names = new ArrayList<Ref>();
            for (int i = question.from(); i < top.scoreDocs.length; i++) {
                names.add(name(top.scoreDocs[i].doc, searcher.getLeafContexts()));
            }
            return names;
        });
    }

    @Override
    public List<Alike> alike(Likeness likeness) {
        var among = new BooleanQuery.Builder().add(query(likeness.allowed()), Occur.FILTER);
        likeness.chosen().forEach((key, values) -> among.add(query(new Allowed.Is(key, values)), Occur.FILTER));
        return answered(searcher -> new LuceneLikeness(analyzer, searcher).alike(likeness, among.build()));
    }

    private <T> T answered(Asking<T> asking) {
        try {
            IndexSearcher searcher = searchers.acquire();
            try {
                return asking.ask(searcher);
            } finally {
                searchers.release(searcher);
            }
        } catch (IOException | RuntimeException problem) {
            if (isDamage(problem)) {
                damaged = true;
            }
            suspect = true;
            if (damaged) {
                LOG.warn("A damaged search index could not answer", problem);
                throw new IndexBeingMade();
            }
            throw problem instanceof RuntimeException unexpected
                    ? unexpected
                    : new UncheckedIOException((IOException) problem);
        }
    }

    private static Ref name(int document, List<LeafReaderContext> leaves) throws IOException {
        LeafReaderContext leaf = leaves.get(ReaderUtil.subIndex(document, leaves));
        SortedSetDocValues refs = DocValues.getSortedSet(leaf.reader(), REF);
        refs.advanceExact(document - leaf.docBase);
        String ref = refs.lookupOrd(refs.nextOrd()).utf8ToString();
        int colon = ref.lastIndexOf(':');
        return new Ref(ref.substring(0, colon), UUID.fromString(ref.substring(colon + 1)));
    }

    private static Sort sort(Question question) {
        return question.order() == Order.NEWEST
                ? new Sort(
                        IntField.newSortField(Findables.BY_DAY, true, SortedNumericSelector.Type.MAX),
                        SortField.FIELD_SCORE)
                : Sort.RELEVANCE;
    }

    private Answer ask(Question question, IndexSearcher searcher) throws IOException {
        int least = least(question, searcher);
        int most = Math.max(1, question.from() + question.most());
        FacetsCollectorManager.FacetsResult found = FacetsCollectorManager.search(
                searcher, query(question, "", least), most, sort(question), true, new FacetsCollectorManager());
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
                counts(question, least, searcher, found.facetsCollector()),
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

    /** As many of what the words are made of as something has, but a third of it. */
    private int least(Question question, IndexSearcher searcher) throws IOException {
        if (!question.words().isLoose()) {
            return 0;
        }
        int parts = new LuceneWords(analyzer).parts(question.words()).size();
        int fewest = (parts + 2) / 3;
        for (int least = parts - 1; least > fewest; least--) {
            if (searcher.count(query(question, "", least)) > 0) {
                return least;
            }
        }
        return fewest;
    }

    /** @param open the key whose choice does not count; empty for none */
    private Query query(Question question, String open, int least) {
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
    private Map<String, List<Count>> counts(Question question, int least, IndexSearcher searcher, FacetsCollector found)
            throws IOException {
        var counts = new LinkedHashMap<String, List<Count>>();
        boolean nothingCounts = FieldInfos.getMergedFieldInfos(searcher.getIndexReader())
                        .fieldInfo(FacetsConfig.DEFAULT_INDEX_FIELD_NAME)
                == null;
        if (nothingCounts) {
            return counts;
        }
        DefaultSortedSetDocValuesReaderState known = state(searcher.getIndexReader());
        // the values of all keys are counted at once
        var ofFound = new SortedSetDocValuesFacetCounts(known, found);
        for (String key : counted) {
            var own = question.chosen().containsKey(key)
                    ? new SortedSetDocValuesFacetCounts(
                            known, searcher.search(query(question, key, least), new FacetsCollectorManager()))
                    : ofFound;
            FacetResult result = own.getTopChildren(MOST_VALUES, key);
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

    private void done(Writing writing) {
        try {
            writing.carryOut();
        } catch (IllegalStateException givenUp) {
            Throwable why = writer.getTragicException();
            if (why == null && writer.isOpen()) {
                throw givenUp;
            }
            throw told(new IOException("the writer has given up", why == null ? givenUp : why));
        } catch (IOException problem) {
            throw told(problem);
        }
    }

    /** What went wrong, as {@link Index} says it. */
    static RuntimeException told(IOException problem) {
        return isDamage(problem) ? new IndexDamaged(problem) : new UncheckedIOException(problem);
    }

    /** A folder that another program works on, or a full disk, is something else. */
    private static boolean isDamage(@Nullable Throwable problem) {
        return problem != null
                && (problem instanceof CorruptIndexException
                        || problem instanceof IndexFormatTooOldException
                        || problem instanceof IndexFormatTooNewException
                        || problem instanceof NoSuchFileException
                        || problem instanceof FileNotFoundException
                        || problem instanceof EOFException
                        || isDamage(problem.getCause()));
    }

    @FunctionalInterface
    private interface Asking<T> {
        T ask(IndexSearcher searcher) throws IOException;
    }

    @FunctionalInterface
    private interface Writing {
        void carryOut() throws IOException;
    }

    @Override
    public void stopWriting() {
        try {
            writer.rollback();
        } catch (IOException problem) {
            LOG.warn("A search index could not be left as it was; it is looked at again when it is opened", problem);
        }
    }

    @Override
    public void close() {
        try {
            IOUtils.close(searchers, writer::rollback, directory, analyzer);
        } catch (IOException problem) {
            throw told(problem);
        }
    }
}
