package org.fumikura.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an index finds with the words of an office that mean the same. */
class SynonymsFoundTest {

    private static final Allowed EVERYTHING = new Allowed.AtMost("secrecy", 0);

    private static final List<String> TITLES = List.of(
            "DGPT、DGPT、DGPTの件",
            "デジタルガバメントPTの設置",
            "打合せの記録",
            "予防接種の会場の借上げ",
            "ワクチン接種のお知らせ",
            "プランターの購入",
            "広報としまの配布",
            "区報の廃止");

    @TempDir
    private Path folder;

    private LuceneIndex index;

    @BeforeEach
    void fill() throws IOException {
        index = new LuceneIndex(folder, Set.of());
        var things = new ArrayList<Findable>();
        for (int i = 0; i < TITLES.size(); i++) {
            things.add(thing(i, TITLES.get(i), i == 2 ? "庁内のデジガバPTで話した。" : "伺います。"));
        }
        for (int i = 0; i < 50; i++) {
            things.add(thing(1_000 + i, "消耗品の購入（その%d）".formatted(i), "予防に努める。接種はしない。"));
        }
        index.put(things);
    }

    private static Findable thing(int number, String title, String body) {
        return new Findable(
                "document",
                new UUID(0, number),
                title,
                List.of(new Findable.Words(body, "")),
                Map.of(),
                Map.of("secrecy", 0, Findables.BY_DAY, number));
    }

    @AfterEach
    void close() {
        index.close();
    }

    @Test
    @DisplayName("R-120 what was written comes before what has its synonym alone, however often and wherever")
    void whatWasWrittenComesFirst() {
        assertThat(found("デジガバPT")).startsWith(2).containsExactlyInAnyOrder(0, 1, 2);
        assertThat(found("デジタルガバメントPT")).startsWith(1).containsExactlyInAnyOrder(0, 1, 2);
        assertThat(found("DGPT")).startsWith(0).containsExactlyInAnyOrder(0, 1, 2);
    }

    @Test
    @DisplayName("R-120 a part of a word has its synonyms, exact words have none, and one way is one way")
    void widensNoMoreThanItShould() {
        assertThat(found("ワクチン接種の会場")).startsWith(3);
        assertThat(found("「ワクチン接種」")).containsExactly(4);
        assertThat(found("お知らせ -予防接種")).containsExactly(4);
        assertThat(found("プランター")).containsExactly(5);
        assertThat(found("区報")).containsExactly(7, 6);
        assertThat(found("広報としま")).containsExactly(6);
        assertThat(found("件名:デジガバPT")).containsExactlyInAnyOrder(0, 1);
        assertThat(index.ask(question(Wanted.of("ワクチン接種"))).total()).isEqualTo(1);
    }

    @Test
    @DisplayName("R-120 hits by a synonym are marked, and things are found without their words too")
    void marksWhatWasFound() {
        Wanted wanted = Wanted.of("DGPT", Set.of(), AlternativesTest.OFFICE);

        Index.Answer answer = index.ask(question(wanted));

        assertThat(answer.marks()).contains("dgpt", "デジガバpt", "デジタルガバメントpt");
        assertThat(Quote.whole("デジガバＰＴの記録", answer.marks()).pieces().getFirst())
                .isEqualTo(new Quote.Piece("デジガバＰＴ", true));
        assertThat(index.list(question(wanted)).stream().map(Index.Ref::id))
                .containsExactlyElementsOf(
                        answer.hits().stream().map(Index.Hit::id).toList());
    }

    private List<Integer> found(String written) {
        return index.ask(question(Wanted.of(written, Set.of(), AlternativesTest.OFFICE))).hits().stream()
                .map(hit -> (int) hit.id().getLeastSignificantBits())
                .toList();
    }

    private static Index.Question question(Wanted wanted) {
        return new Index.Question(wanted, EVERYTHING, Map.of(), Index.Order.FITTING, 0, 20);
    }
}
