package org.fumikura.search;

import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.apache.lucene.analysis.ja.JapaneseAnalyzer;
import org.apache.lucene.index.ConcurrentMergeScheduler;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.IndexFormatTooNewException;
import org.apache.lucene.index.IndexFormatTooOldException;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.TieredMergePolicy;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.store.AlreadyClosedException;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.IOUtils;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An index in a folder of its own, by Lucene. One program writes it. */
final class LuceneIndex implements Index {

    private static final Logger LOG = LoggerFactory.getLogger(LuceneIndex.class);

    private static final String POSITION = "position";
    private static final String WORDS = "words";
    private static final String FILLING_KIND = "filling.kind";
    private static final String FILLING_LAST = "filling.last";
    private static final String FILLING_DONE = "filling.done";
    private static final double BUFFER_MB = 64;

    /** What is asked is bounded where it is written; who may find it has as many groups as she has units and files. */
    private static final int MOST_CLAUSES = 65_536;

    static {
        IndexSearcher.setMaxClauseCount(MOST_CLAUSES);
    }

    /** What is merged while a purge begins may bring something with it that was taken out; the next one finds it. */
    private static final int MOST_PURGES = 10;

    private final Directory directory;
    private final IndexWriter writer;
    private final SearcherManager searchers;
    private final JapaneseAnalyzer analyzer = new JapaneseAnalyzer();
    private final LuceneEntries entries;
    private final LuceneAnswers answers;
    private volatile Optional<Followed> committed;
    private volatile Optional<Followed> reached;
    private volatile boolean damaged;
    private volatile boolean suspect;

    /**
     * Opens an index, or makes one.
     *
     * @param counted the keys whose values are counted
     */
    LuceneIndex(Path folder, Set<String> counted) throws IOException {
        this(FSDirectory.open(folder), counted);
    }

    LuceneIndex(Directory directory, Set<String> counted) throws IOException {
        this.entries = new LuceneEntries(counted);
        this.answers = new LuceneAnswers(analyzer, entries);
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
            reached = committed;
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

    @Override
    public Optional<Followed> followed() {
        return committed;
    }

    @Override
    public void reach(Followed followed) {
        reached = Optional.of(followed);
    }

    @Override
    public Optional<Followed> reached() {
        return reached;
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
                writer.updateDocument(new Term(REF, new Ref(thing.kind(), thing.id()).name()), entries.document(thing));
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
            reached = committed;
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
        return answered(searcher -> answers.ask(question, searcher));
    }

    @Override
    public List<Ref> list(Question question) {
        return answered(searcher -> answers.list(question, searcher));
    }

    @Override
    public List<Ref> nearly(Nearly nearly) {
        return answered(searcher -> answers.nearly(nearly, searcher));
    }

    @Override
    public List<Alike> alike(Likeness likeness) {
        return answered(searcher -> answers.alike(likeness, searcher));
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
            suspect |= problem instanceof IOException;
            if (damaged) {
                LOG.warn("A damaged search index could not answer", problem);
                throw new IndexBeingMade();
            }
            throw problem instanceof RuntimeException unexpected
                    ? unexpected
                    : new UncheckedIOException((IOException) problem);
        }
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
