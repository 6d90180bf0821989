package org.fumikura.search;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.LongFunction;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.lucene.analysis.ja.JapaneseAnalyzer;
import org.apache.lucene.facet.FacetsCollectorManager;
import org.apache.lucene.facet.FacetsConfig;
import org.apache.lucene.facet.sortedset.DefaultSortedSetDocValuesReaderState;
import org.apache.lucene.facet.sortedset.SortedSetDocValuesFacetCounts;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.Sort;
import org.apache.lucene.store.FSDirectory;
import org.fumikura.bench.Papers;

/**
 * Fills an index as the program does and asks it, in turn with bare Lucene: the same index, query, filter and counts, and nothing
 * of what the program does with them. In the package of the index, as a process of its own; prints {@code key value} lines, and
 * {@code ask SHAPE OURS LUCENE} in microseconds.
 */
public final class IndexMeasure {

    private static final Set<String> COUNTED = Set.of("year", "unit", "scope", "secrecy.class");
    private static final int AT_ONCE = 25;
    private static final int COMMITTED = 2_000;
    private static final int SHOWN = 20;
    private static final int READERS = 20;

    private IndexMeasure() {}

    /** @param arguments folder, number of papers, questions of each shape */
    public static void main(String[] arguments) throws IOException {
        Path folder = Files.createDirectories(Path.of(arguments[0]));
        long papers = Long.parseLong(arguments[1]);
        int questions = Integer.parseInt(arguments[2]);
        try (var index = new LuceneIndex(folder, COUNTED)) {
            fill(index, papers);
            System.out.println("index_mb " + megabytes(folder));
            ask(index, folder, papers, questions);
        }
    }

    private static void fill(LuceneIndex index, long papers) {
        index.commit(filled(0));
        long spent = 0;
        for (long from = 0; from < papers; from += AT_ONCE) {
            List<Findable> some = LongStream.range(from, Math.min(papers, from + AT_ONCE))
                    .mapToObj((LongFunction<Findable>) IndexMeasure::findable)
                    .toList();
            long begin = System.nanoTime();
            index.put(some);
            if ((from + AT_ONCE) % COMMITTED == 0) {
                index.commit(filled(from));
            }
            spent += System.nanoTime() - begin;
        }
        index.commit(new Index.Followed(papers, Instant.EPOCH, Optional.empty()));
        System.out.println("docs_per_s " + Math.round(papers / (spent / 1e9)));
    }

    private static Index.Followed filled(long papers) {
        return new Index.Followed(
                0, Instant.EPOCH, Optional.of(new Index.Filling("document", Optional.empty(), papers)));
    }

    private static Findable findable(long id) {
        Papers.Paper paper = Papers.of(id);
        return new Findable(
                "document",
                new UUID(0, id),
                paper.title(),
                List.of(new Findable.Words(paper.body() + "\n" + paper.number(), "")),
                Map.of(
                        "year", Set.of(Integer.toString(paper.year())),
                        "unit", Set.of(name(paper.unit())),
                        "scope", Set.of(paper.scope()),
                        "secrecy.class", Set.of(Integer.toString(paper.secrecy())),
                        "allow", names(paper.allow()),
                        "deny", names(paper.deny())),
                Map.of("secrecy", paper.secrecy(), Findables.BY_DAY, paper.day()));
    }

    private static Set<String> names(Set<Integer> groups) {
        return groups.stream().map(IndexMeasure::name).collect(Collectors.toSet());
    }

    /** As long as the ids of the program. */
    private static String name(int group) {
        return new UUID(0x0198_0000_0000_7000L, group).toString();
    }

    private static Allowed allowed(int reader) {
        Set<String> groups = names(Papers.reader(reader));
        return Allowed.all(
                new Allowed.Not(new Allowed.Is("deny", groups)),
                Allowed.any(
                        new Allowed.Is("allow", groups),
                        Allowed.is("scope", "ALL"),
                        Allowed.all(Allowed.is("scope", "UNIT"), new Allowed.Is("unit", groups))),
                new Allowed.AtMost("secrecy", 1));
    }

    private static long megabytes(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            long bytes = 0;
            for (Path file : files.toList()) {
                bytes += Files.size(file);
            }
            return bytes / 1_000_000;
        }
    }

    private static void ask(LuceneIndex index, Path folder, long papers, int questions) throws IOException {
        try (var directory = FSDirectory.open(folder);
                var reader = DirectoryReader.open(directory);
                var analyzer = new JapaneseAnalyzer()) {
            var bare = new Bare(reader, analyzer);
            for (String shape : Papers.SHAPES) {
                for (int i = 0; i < questions / 4 + 20; i++) {
                    asked(index, bare, shape, -1 - i, papers);
                }
                for (int i = 0; i < questions; i++) {
                    System.out.println("ask " + shape + " " + asked(index, bare, shape, i, papers));
                }
            }
        }
    }

    /** One after the other, whoever goes first in turn. */
    private static String asked(LuceneIndex index, Bare bare, String shape, int number, long papers)
            throws IOException {
        Wanted wanted = Wanted.of(Papers.question(shape, number, papers));
        Allowed allowed = allowed(Math.floorMod(number, READERS));
        var question = new Index.Question(wanted, allowed, Map.of(), Index.Order.FITTING, 0, SHOWN);
        long ours = 0;
        long lucene = 0;
        long total = 0;
        for (int turn = 0; turn < 2; turn++) {
            long begin = System.nanoTime();
            if ((turn + number) % 2 == 0) {
                total = index.ask(question).total();
                ours = System.nanoTime() - begin;
            } else {
                bare.ask(wanted, allowed);
                lucene = System.nanoTime() - begin;
            }
        }
        return ours / 1_000 + " " + lucene / 1_000 + " " + total;
    }

    /** What Lucene's own words for the same would be. */
    private static final class Bare {

        private final IndexSearcher searcher;
        private final JapaneseAnalyzer analyzer;
        private final DefaultSortedSetDocValuesReaderState state;

        Bare(DirectoryReader reader, JapaneseAnalyzer analyzer) throws IOException {
            this.searcher = new IndexSearcher(reader);
            this.analyzer = analyzer;
            var facets = new FacetsConfig();
            COUNTED.forEach(key -> facets.setMultiValued(key, true));
            this.state = new DefaultSortedSetDocValuesReaderState(reader, facets);
        }

        void ask(Wanted wanted, Allowed allowed) throws IOException {
            Query query = new BooleanQuery.Builder()
                    .add(new LuceneWords(analyzer).query(wanted, 0), Occur.MUST)
                    .add(LuceneAnswers.query(allowed), Occur.FILTER)
                    .build();
            FacetsCollectorManager.FacetsResult found = FacetsCollectorManager.search(
                    searcher, query, SHOWN, Sort.RELEVANCE, true, new FacetsCollectorManager());
            var ids = new ArrayList<String>();
            for (var each : found.topDocs().scoreDocs) {
                ids.add(searcher.storedFields().document(each.doc, Set.of("id")).get("id"));
            }
            var counts = new SortedSetDocValuesFacetCounts(state, found.facetsCollector());
            for (String key : COUNTED) {
                counts.getTopChildren(50, key);
            }
        }
    }
}
