package org.fumikura.records;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.fumikura.records.Differences.Become;
import org.fumikura.records.Differences.Box;
import org.fumikura.records.Differences.Marks;
import org.fumikura.records.Differences.Piece;
import org.fumikura.renditions.PageWords;
import org.fumikura.renditions.Rendition;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** which words of two pages are marked. */
class WordMarksTest {

    private static final int TRIES = 300;
    private static final String LETTERS = "計画の期間は令和年度から、までとする。DX Plan 0123456789,.";

    @Property(tries = TRIES)
    @Label("what is not marked is the same in both, and turned round the same is marked")
    void whatIsNotMarkedIsTheSame(
            @ForAll long seed, @ForAll @IntRange(max = 80) int letters, @ForAll @IntRange(max = 10) int edits) {
        var random = new Random(seed);
        String was = words(random, letters);
        var is = new StringBuilder(was);
        for (int n = 0; n < edits; n++) {
            int at = random.nextInt(is.length() + 1);
            if (random.nextBoolean() || at == is.length()) {
                is.insert(at, words(random, 1 + random.nextInt(5)));
            } else {
                is.delete(at, Math.min(is.length(), at + 1 + random.nextInt(5)));
            }
        }
        PageLetters before = PageLetters.of(runs(was, random));
        PageLetters after = PageLetters.of(runs(is.toString(), random));

        LetterPairs pairs = LetterPairs.of(before, after);

        assertThat(left(before, pairs::isGone)).isEqualTo(left(after, pairs::isNew));
        LetterPairs turned = LetterPairs.of(after, before);
        assertThat(left(after, turned::isGone)).isEqualTo(left(after, pairs::isNew));
        assertThat(left(before, turned::isNew)).isEqualTo(left(before, pairs::isGone));
    }

    @Property(tries = TRIES)
    @Label("of words that are the same nothing is marked, wherever their lines end")
    void linesAreNoDifference(@ForAll long seed, @ForAll @IntRange(max = 120) int letters) {
        var random = new Random(seed);
        String words = words(random, letters);

        Marks marks = WordMarks.between(page(runs(words, random)), page(runs(words.replace(" ", "　 "), random)));

        assertThat(marks.gone()).isEmpty();
        assertThat(marks.come()).isEmpty();
        assertThat(marks.begin()).noneMatch(piece -> piece.become() != Become.SAME);
    }

    @Test
    @DisplayName("R-045 figures and Latin words are marked as a whole, where they stand")
    void wholeFigures() {
        Marks marks =
                WordMarks.between(line("予算額は 1,250,000 円とし DX Plan による。"), line("予算額は 1,350,000 円とし DX Plans による。"));

        assertThat(marks.begin())
                .filteredOn(piece -> piece.become() != Become.SAME)
                .containsExactly(
                        new Piece(Become.GONE, "1,250,000"),
                        new Piece(Become.NEW, "1,350,000"),
                        new Piece(Become.GONE, "Plan"),
                        new Piece(Become.NEW, "Plans"));
        assertThat(marks.goneLetters()).isEqualTo(13);
        assertThat(marks.gone()).hasSize(2);
        Box figure = marks.gone().getFirst();
        assertThat(figure.left()).isBetween(100f + 300f * 8 / 42, 100f + 300f * 10 / 42);
        assertThat(figure.width()).isBetween(300f * 8 / 42, 300f * 10 / 42);
        assertThat(figure.top()).isEqualTo(50);
    }

    @Test
    @DisplayName("R-045 the number of a page counts as a change")
    void numbersOfPages() {
        Marks marks = WordMarks.between(line("第一章 総則 － 9 －"), line("第一章 総則 － 10 －"));

        assertThat(marks.begin())
                .filteredOn(piece -> piece.become() != Become.SAME)
                .containsExactly(new Piece(Become.GONE, "9"), new Piece(Become.NEW, "10"));
    }

    @Test
    void pagesOfAnyLengthAreMarked() {
        String words = "一二三四五六七八九十".repeat(700);
        Marks marks = WordMarks.between(line("前" + words + "後"), line("先" + words.replace("五", "伍") + "後"));

        assertThat(marks.comeLetters()).isGreaterThanOrEqualTo(701);
        assertThat(marks.begin().stream()
                        .mapToInt(piece -> piece.words().length())
                        .sum())
                .isLessThan(400);
    }

    private static String left(PageLetters letters, IntPredicate marked) {
        return IntStream.range(0, letters.size())
                .filter(i -> !marked.test(i))
                .mapToObj(i -> Character.toString(letters.all()[i]))
                .collect(Collectors.joining());
    }

    private static String words(Random random, int letters) {
        return IntStream.range(0, letters)
                .mapToObj(n -> String.valueOf(LETTERS.charAt(random.nextInt(LETTERS.length()))))
                .collect(Collectors.joining());
    }

    /** Lines that end anywhere but within a figure or a Latin word, as programs end them. */
    private static List<PageWords.Run> runs(String words, Random random) {
        var runs = new ArrayList<PageWords.Run>();
        for (String part : words.split("(?<=[\\p{IsHan}\\p{IsHiragana}。、])", -1)) {
            boolean more = !runs.isEmpty() && random.nextBoolean();
            String before = more ? runs.removeLast().words() : "";
            runs.add(new PageWords.Run(100, 50, 300, 12, before + part));
        }
        return runs;
    }

    private static PageWords line(String words) {
        return page(List.of(new PageWords.Run(100, 50, 300, 12, words)));
    }

    private static PageWords page(List<PageWords.Run> runs) {
        return new PageWords(new Rendition.PageSize(595, 842), runs);
    }
}
