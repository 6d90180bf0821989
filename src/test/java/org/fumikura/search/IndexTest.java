package org.fumikura.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.fumikura.tenancy.MunicipalityId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an index promises, whatever keeps it. */
abstract class IndexTest {

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

    static final Instant NOW = Instant.parse("2022-05-23T01:00:00Z");

    static final Allowed EVERYTHING = new Allowed.AtMost("secrecy", 2);

    private static final MunicipalityId HERE = new MunicipalityId(1);
    private static final MunicipalityId ELSEWHERE = new MunicipalityId(2);
    private static final String NAME = "2.1";

    private Engine engine;
    private Index index;

    /** One that keeps nothing yet, and counts the values of these keys. */
    abstract Engine engine(Set<String> counted);

    Index index() {
        return index;
    }

    @BeforeEach
    void fill() {
        engine = engine(Set.of("year"));
        index = engine.open(HERE, NAME);
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

    /** Closes it without warning, and opens it again. */
    void openAgain() {
        index.close();
        index = engine.open(HERE, NAME);
    }

    static Findable thing(int number, String title, String... pages) {
        return new Findable(
                "document",
                new UUID(0, number),
                title,
                Stream.of(pages).map(page -> new Findable.Words(page, "")).toList(),
                Map.of("year", Set.of(Integer.toString(2020 + number % 2))),
                Map.of("secrecy", number % 3, Findables.BY_DAY, number));
    }

    static Index.Followed followed(long position) {
        return new Index.Followed(position, NOW, Optional.empty());
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
        Index.Answer answer = ask(written, EVERYTHING, Map.of());

        assertThat(answer.total()).isEqualTo(total);
        assertThat(titles(answer)).first().isEqualTo(first);
    }

    @Test
    void wordsInARowAreNotFoundApart() {
        assertThat(titles(ask("「会議の開催」", EVERYTHING, Map.of()))).isEmpty();
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

    @ParameterizedTest(name = "{0}")
    @DisplayName("R-120 I-11 a title is near that has most letters of a word, or of how it is heard, and may be found")
    @CsvSource({
        "手続き, 取扱いの手続を改める件",
        "てつづき, 取扱いの手続を改める件",
        "じょうほうこうかい, 情報公開条例第十二条の改正",
        "情報後悔, 情報公開条例第十二条の改正",
        "業務異託, 業 務 委 託 の 契 約",
        "デジタルガバメソト, 令和四年度デジタルガバメントPT（第1回）の開催について",
    })
    void isNear(String written, String title) {
        String word = Folded.of(written).text();

        assertThat(index.nearly(new Index.Nearly(word, EVERYTHING, 3)))
                .extracting(ref -> TITLES.get((int) ref.id().getLeastSignificantBits()))
                .contains(title);
        assertThat(index.nearly(new Index.Nearly(word, new Allowed.Is("year", Set.of()), 3)))
                .isEmpty();
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
        }
    }

    @Test
    void aChoiceLeavesTheOthersToBeChosen() {
        Index.Answer answer = ask("", EVERYTHING, Map.of("year", Set.of("2021")));

        assertThat(answer.total()).isEqualTo(4);
        assertThat(answer.counts().getOrDefault("year", List.of()))
                .containsExactlyInAnyOrder(new Index.Count("2020", 5), new Index.Count("2021", 4));
    }

    @Test
    void whatWasCommittedIsThereAgainTogetherWithItsPosition() {
        assertThat(index.followed()).isEmpty();
        index.commit(followed(7));
        index.put(List.of(thing(100, "まだ確定していない件")));
        assertThat(total("確定")).isEqualTo(1);

        openAgain();

        assertThat(index.followed()).contains(followed(7));
        assertThat(total("")).isEqualTo(TITLES.size());
    }

    @Test
    void howFarItWasFilledIsCommittedToo() {
        var begun = new Index.Followed(7, NOW, Optional.of(new Index.Filling("", Optional.empty(), 0)));
        var later =
                new Index.Followed(7, NOW, Optional.of(new Index.Filling("document", Optional.of(new UUID(5, 8)), 9)));
        index.commit(begun);
        openAgain();
        assertThat(index.followed()).contains(begun);

        index.commit(later);
        openAgain();
        assertThat(index.followed()).contains(later);

        index.commit(followed(7));
        openAgain();
        assertThat(index.followed()).contains(followed(7));
    }

    @Test
    void whatIsPutInAgainIsThereOnce() {
        index.put(List.of(thing(1, "京都への出張の中止")));
        index.put(List.of(thing(1, "京都への出張の延期")));

        assertThat(total("")).isEqualTo(TITLES.size());
        assertThat(total("中止")).isZero();
        assertThat(total("延期")).isEqualTo(1);
    }

    @Test
    @DisplayName("I-09 what was taken out is not found, and does not come back")
    void whatIsTakenOutIsGone() {
        index.put(List.of(thing(200, "消える件", "himitsu"), thing(201, "残る件", "残る言葉")));
        index.commit(followed(8));
        assertThat(total("himitsu")).isEqualTo(1);

        index.remove("document", Set.of(new UUID(0, 200)));
        index.remove("matter", Set.of(new UUID(0, 201)));
        assertThat(total("himitsu")).isZero();
        index.purge();
        index.commit(followed(9));
        openAgain();

        assertThat(total("himitsu")).isZero();
        assertThat(total("残る")).isEqualTo(1);
        assertThat(total("")).isEqualTo(TITLES.size() + 1);
    }

    @Test
    void whoWritesNoMoreGoesOnAnswering() {
        index.commit(followed(7));
        index.stopWriting();
        index.stopWriting();

        assertThat(total("京都")).isEqualTo(2);
        Index before = index;
        index = engine.open(HERE, NAME);
        index.put(List.of(thing(100, "京都のもう一件")));
        assertThat(total("京都")).isEqualTo(3);
        before.close();
        assertThat(total("京都")).isEqualTo(3);
    }

    @Test
    void severalStandSideBySideUntilTheyAreRemoved() {
        Index other = engine.open(HERE, "3.2");
        Index elsewhere = engine.open(ELSEWHERE, NAME);
        other.put(List.of(thing(0, "別の索引")));
        other.commit(followed(1));
        elsewhere.commit(followed(2));

        assertThat(engine.names(HERE)).containsExactlyInAnyOrder(NAME, "3.2");
        assertThat(engine.names(ELSEWHERE)).containsExactly(NAME);
        assertThat(total("別の索引")).isZero();

        other.close();
        elsewhere.close();
        engine.remove(HERE, "3.2");
        engine.remove(HERE, "3.2");
        assertThat(engine.names(HERE)).containsExactly(NAME);
        assertThat(engine.names(ELSEWHERE)).containsExactly(NAME);
        assertThat(engine.names(new MunicipalityId(3))).isEmpty();
    }

    @Test
    void isWholeWhenNothingHappened() {
        index.commit(followed(7));
        index.check();

        assertThat(index.isDamaged()).isFalse();
        assertThat(index.isSuspect()).isFalse();
    }

    @Test
    @DisplayName("R-120 what is like something shares enough of the words that tell most, whatever its year and number")
    void findsWhatIsAlike() {
        index.put(List.of(
                thing(100, "令和3年度デジタルガバメントPT（第4回）の開催について", "伺います。"),
                thing(101, "デジタルガバメントの推進に関する研修の案内", "伺います。"),
                thing(102, "物品の購入について", "デジタルガバメントPTを開催するための物品を購入する。"),
                thing(103, "体育館の開催日", "伺います。")));

        List<Index.Alike> alike = alike("令和4年度デジタルガバメントPT（第1回）の開催について", "", 2);

        assertThat(alike.stream().map(each -> each.id().getLeastSignificantBits()))
                .startsWith(2L, 100L)
                .contains(102L)
                .doesNotContain(103L, 1L);
        assertThat(alike.get(1).shared())
                .contains("デジタル", "ガバメント", "pt", "開催")
                .noneMatch(word -> word.matches(".*[0-9].*"));
        assertThat(alike("モルック大会の開催について", "", 2))
                .as("one word of three is not enough")
                .isEmpty();
        assertThat(alike("", "", 2)).isEmpty();
        assertThat(alike("について", "", 2)).isEmpty();
    }

    @Test
    @DisplayName("R-120 the text counts where the title says little")
    void findsWhatIsAlikeByItsText() {
        index.put(List.of(thing(100, "通知", "学校給食の食物アレルギーに対応する献立を定める。"), thing(101, "通知", "除雪車の配車を定める。")));

        assertThat(alike("照会について", "学校給食における食物アレルギーへの対応を照会する。", 2).stream()
                        .map(each -> each.id().getLeastSignificantBits()))
                .first()
                .isEqualTo(100L);
    }

    @Test
    @DisplayName("I-11 what is like something is told of what may be found alone")
    void tellsNothingAlikeThatMayNotBeFound() {
        String title = TITLES.get(1);

        assertThat(alike(title, "", 2)).isNotEmpty();
        assertThat(alike(title, "", 0)).isEmpty();
        assertThat(index.alike(new Index.Likeness(
                        title, "", 40, new Allowed.AtMost("secrecy", 2), Map.of("year", Set.of("2020")), 10)))
                .isEmpty();
    }

    private List<Index.Alike> alike(String title, String text, int secrecy) {
        return index.alike(new Index.Likeness(title, text, 40, new Allowed.AtMost("secrecy", secrecy), Map.of(), 10));
    }

    long total(String written) {
        return ask(written, EVERYTHING, Map.of()).total();
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
