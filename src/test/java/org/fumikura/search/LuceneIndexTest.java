package org.fumikura.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.Term;
import org.apache.lucene.store.FSDirectory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an index of any kind promises, held against Lucene's. */
class LuceneIndexTest {

    private static final List<String> TITLES = List.of(
            "東京都の予算について",
            "京都への出張について",
            "令和四年度デジタルガバメントPT（第1回）の開催について",
            "取扱いの手続を改める件",
            "サーバーの更改",
            "髙﨑様への回答",
            "開催する会議の打ち合わせ",
            "情報公開条例第十二条の改正",
            "業 務 委 託 の 契 約");

    private static final Instant NOW = Instant.parse("2022-05-23T01:00:00Z");

    @TempDir
    private Path folder;

    private LuceneIndex index;

    @BeforeEach
    void fill() throws IOException {
        index = open();
        var things = new ArrayList<Findable>();
        for (int i = 0; i < TITLES.size(); i++) {
            things.add(thing(i, TITLES.get(i), "伺います。"));
        }
        index.put(things);
    }

    @AfterEach
    void close() {
        index.close();
    }

    private LuceneIndex open() throws IOException {
        return new LuceneIndex(folder, Set.of("year"));
    }

    private static Findable thing(int number, String title, String... pages) {
        return new Findable(
                "document",
                new UUID(0, number),
                title,
                Stream.of(pages).map(page -> new Findable.Words(page, "")).toList(),
                Map.of("year", Set.of(Integer.toString(2020 + number % 2))),
                Map.of("secrecy", number % 3, Findables.BY_DAY, number));
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("R-120 words are found however they are written, and what is looked for comes first")
    @CsvSource(delimiter = '|', textBlock = """
            京都                 | 京都への出張について        | 2
            東京都               | 東京都の予算について        | 1
            都                   | 東京都の予算について        | 2
            第一回               | 令和四年度デジタルガバメントPT（第1回）の開催について | 1
            令和4年度            | 令和四年度デジタルガバメントPT（第1回）の開催について | 1
            2022年度             | 令和四年度デジタルガバメントPT（第1回）の開催について | 1
            令和                 | 令和四年度デジタルガバメントPT（第1回）の開催について | 1
            4年度                | 令和四年度デジタルガバメントPT（第1回）の開催について | 1
            ＰＴ                 | 令和四年度デジタルガバメントPT（第1回）の開催について | 1
            取り扱い手続き       | 取扱いの手続を改める件      | 1
            サーバ               | サーバーの更改              | 1
            高崎                 | 髙﨑様への回答              | 1
            会議の開催           | 開催する会議の打ち合わせ    | 1
            打合せ               | 開催する会議の打ち合わせ    | 1
            第12条               | 情報公開条例第十二条の改正  | 1
            業務委託             | 業 務 委 託 の 契 約        | 1
            会議 OR 出張         | 京都への出張について    | 2
            開催 -会議           | 令和四年度デジタルガバメントPT（第1回）の開催について | 1
            件名:回答            | 髙﨑様への回答              | 1
            """)
    void finds(String written, String first, long total) {
        Index.Answer answer = ask(written, new Allowed.AtMost("secrecy", 2), Map.of());

        assertThat(answer.total()).isEqualTo(total);
        assertThat(titles(answer)).first().isEqualTo(first);
    }

    @Test
    void wordsInARowAreNotFoundApart() {
        assertThat(titles(ask("「会議の開催」", new Allowed.AtMost("secrecy", 2), Map.of())))
                .isEmpty();
    }

    @Test
    @DisplayName("I-11 neither hits nor counts tell of what may not be found")
    void tellsNothingOfWhatMayNotBeFound() {
        Index.Answer answer = ask("", new Allowed.AtMost("secrecy", 0), Map.of());

        assertThat(titles(answer)).hasSize(3);
        assertThat(answer.total()).isEqualTo(3);
        assertThat(answer.counts().getOrDefault("year", List.of()).stream()
                        .mapToLong(Index.Count::number)
                        .sum())
                .isEqualTo(3);
        assertThat(ask("", new Allowed.Is("year", Set.of()), Map.of()).total()).isZero();
    }

    @Test
    void listsTheSameInTheSameOrder() {
        for (Index.Order order : Index.Order.values()) {
            var question = new Index.Question(
                    Wanted.of("の"), new Allowed.AtMost("secrecy", 1), Map.of("year", Set.of("2020")), order, 0, 20);
            List<Index.Ref> asked =
                    index.ask(question).hits().stream().map(Index.Hit::ref).toList();

            assertThat(asked).hasSizeGreaterThan(1);
            assertThat(index.list(question)).isEqualTo(asked);
            assertThat(index.list(question.first(1))).containsExactly(asked.getFirst());
        }
    }

    @Test
    void aChoiceLeavesTheOthersToBeChosen() {
        Index.Answer answer = ask("", new Allowed.AtMost("secrecy", 2), Map.of("year", Set.of("2021")));

        assertThat(answer.total()).isEqualTo(4);
        assertThat(answer.counts().getOrDefault("year", List.of()))
                .containsExactlyInAnyOrder(new Index.Count("2020", 5), new Index.Count("2021", 4));
    }

    @Test
    void whatWasCommittedIsThereAgainTogetherWithItsPosition() throws IOException {
        assertThat(index.followed()).isEmpty();
        index.commit(new Index.Followed(7, NOW));
        index.put(List.of(thing(100, "まだ確定していない件")));
        index.close();
        index = open();

        assertThat(index.followed()).contains(new Index.Followed(7, NOW));
        assertThat(ask("", new Allowed.AtMost("secrecy", 2), Map.of()).total()).isEqualTo(TITLES.size());
    }

    @Test
    @DisplayName("I-09 of what was taken out nothing stays in any part of the index")
    void whatIsTakenOutIsGone() throws IOException {
        index.put(List.of(thing(200, "消える件", "himitsu"), thing(201, "残る件", "残る言葉")));
        index.commit(new Index.Followed(8, NOW));
        List<Path> before = parts();
        assertThat(holding("himitsu")).isEqualTo(1);

        index.remove("document", Set.of(new UUID(0, 200)));
        index.purge();
        index.commit(new Index.Followed(9, NOW));

        assertThat(holding("himitsu")).isZero();
        assertThat(before)
                .filteredOn(part -> part.getFileName().toString().startsWith("_1."))
                .isNotEmpty()
                .noneMatch(Files::exists);
        assertThat(ask("残る", new Allowed.AtMost("secrecy", 2), Map.of()).total())
                .isEqualTo(1);
    }

    private List<Path> parts() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().startsWith("_"))
                    .toList();
        }
    }

    /** In how many things a word stands on the disk, those included that are only marked as taken out. */
    private int holding(String word) throws IOException {
        try (var directory = FSDirectory.open(folder);
                var reader = DirectoryReader.open(directory)) {
            return reader.docFreq(new Term(LuceneIndex.TEXT, word));
        }
    }

    private Index.Answer ask(String written, Allowed allowed, Map<String, Set<String>> chosen) {
        return index.ask(new Index.Question(Wanted.of(written), allowed, chosen, Index.Order.FITTING, 0, 20));
    }

    private static List<String> titles(Index.Answer answer) {
        return answer.hits().stream()
                .map(hit -> TITLES.get((int) hit.id().getLeastSignificantBits()))
                .toList();
    }
}
