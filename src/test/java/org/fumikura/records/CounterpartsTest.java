package org.fumikura.records;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.fumikura.records.Counterparts.Pair;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** which pages of two papers belong together, over papers that were made up at random. */
class CounterpartsTest {

    private static final int TRIES = 200;
    private static final int LETTERS_OF_A_PAGE = 400;
    private static final int FIRST_LETTER = 0x4E00;
    private static final int LETTERS = 600;

    @Property(tries = TRIES)
    @Label("of two papers that are the same each page is its own counterpart")
    void nothingChanged(@ForAll long seed, @ForAll @IntRange(max = 12) int pages) {
        List<PageTraits> paper = traits(paper(new Random(seed), pages));

        assertThat(Counterparts.of(paper, paper))
                .containsExactlyElementsOf(IntStream.range(0, pages)
                        .mapToObj(page -> new Pair(page, page))
                        .toList());
        assertThat(Counterparts.effort(paper, paper)).isZero();
    }

    @Property(tries = TRIES)
    @Label("of a page that is put in between exactly that one is new, however the others were changed a little")
    void onePageIsNew(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 12) int pages,
            @ForAll @IntRange(max = 12) int at,
            @ForAll boolean changed) {
        var random = new Random(seed);
        List<String> was = paper(random, pages);
        var is = new ArrayList<>(
                changed ? was.stream().map(page -> edited(page, random, 3)).toList() : was);
        int place = Math.min(at, pages);
        is.add(place, page(random));

        List<Pair> pairs = Counterparts.of(traits(was), traits(is));

        assertThat(pairs).filteredOn(pair -> !pair.isWhole()).containsExactly(new Pair(Pair.NONE, place));
        assertThat(pairs)
                .filteredOn(Pair::isWhole)
                .allSatisfy(pair -> assertThat(pair.is()).isEqualTo(pair.was() + (pair.was() >= place ? 1 : 0)))
                .hasSize(pages);
    }

    @Property(tries = TRIES)
    @Label("turned round, the same pairs are found, and each page stands in one of them, in its order")
    void turnedRound(@ForAll long seed, @ForAll @IntRange(max = 10) int pages, @ForAll @IntRange(max = 6) int edits) {
        var random = new Random(seed);
        List<String> paper = paper(random, pages);
        var other = new ArrayList<>(paper);
        for (int n = 0; n < edits; n++) {
            int at = random.nextInt(other.size() + 1);
            switch (random.nextInt(4)) {
                case 0 -> other.add(at, page(random));
                case 1 -> other.add(at, "");
                case 2 -> other.add(at, paper.isEmpty() ? "表紙" : paper.get(random.nextInt(paper.size())));
                default -> {
                    if (at < other.size()) {
                        other.remove(at);
                    }
                }
            }
        }
        List<PageTraits> was = traits(paper);
        List<PageTraits> is = traits(other);

        List<Pair> pairs = Counterparts.of(was, is);

        assertThat(Counterparts.of(is, was).stream().map(pair -> new Pair(pair.is(), pair.was())))
                .containsExactlyInAnyOrderElementsOf(pairs);
        assertThat(pairs.stream().map(Pair::was).filter(page -> page != Pair.NONE))
                .containsExactlyElementsOf(
                        IntStream.range(0, was.size()).boxed().toList());
        assertThat(pairs.stream().map(Pair::is).filter(page -> page != Pair.NONE))
                .containsExactlyElementsOf(IntStream.range(0, is.size()).boxed().toList());
    }

    @Test
    void blanksAndLinesAreNoDifferenceAndNumbersOfPagesAre() {
        PageTraits page = PageTraits.of("一　基本的な 考え方\nDX を進める。 - 12 -");

        assertThat(page.name())
                .isEqualTo(PageTraits.of("一 基本的な考え方 DXを\n進める。-12-").name());
        assertThat(page.likeness(PageTraits.of("一　基本的な 考え方\nDX を進める。 - 13 -"))).isBetween(600, PageTraits.THE_SAME - 1);
        assertThat(page.likeness(PageTraits.of("別の話である。"))).isLessThan(200);
        assertThat(PageTraits.of(" \n\u3000").isBlank()).isTrue();
    }

    @Test
    @DisplayName("R-045 pictures go together in their order and never with a page that has words")
    void picturesGoTogether() {
        List<PageTraits> was = traits(List.of("", "目次 一 二 三", ""));
        List<PageTraits> is = traits(List.of("", "目次 一 二 三", "別の資料の本文である", ""));

        assertThat(Counterparts.of(was, is))
                .containsExactly(new Pair(0, 0), new Pair(1, 1), new Pair(Pair.NONE, 2), new Pair(2, 3));
    }

    @Test
    @DisplayName("R-045 1,200 pages that all changed beside 1,200 take seconds")
    void manyPages() {
        var random = new Random(7);
        List<String> was = paper(random, 1_200);
        var is = new ArrayList<>(
                was.stream().map(page -> edited(page, random, 5)).toList());
        is.add(600, page(random));
        Instant begun = Instant.now();

        List<Pair> pairs = Counterparts.of(traits(was), traits(is));

        assertThat(pairs).filteredOn(pair -> !pair.isWhole()).containsExactly(new Pair(Pair.NONE, 600));
        assertThat(Duration.between(begun, Instant.now())).isLessThan(Duration.ofSeconds(20));
    }

    private static List<PageTraits> traits(List<String> paper) {
        return paper.stream().map(PageTraits::of).toList();
    }

    static List<String> paper(Random random, int pages) {
        return IntStream.range(0, pages).mapToObj(n -> page(random)).toList();
    }

    static String page(Random random) {
        return IntStream.range(0, LETTERS_OF_A_PAGE)
                .mapToObj(n -> Character.toString(FIRST_LETTER + random.nextInt(LETTERS)))
                .reduce("", String::concat);
    }

    static String edited(String page, Random random, int times) {
        var edited = new StringBuilder(page);
        for (int n = 0; n < times; n++) {
            edited.setCharAt(
                    random.nextInt(edited.length()), (char) (FIRST_LETTER + LETTERS + random.nextInt(LETTERS)));
        }
        return edited.toString();
    }
}
