package org.fumikura.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.fumikura.content.Sha256;
import org.fumikura.records.Differences.State;
import org.fumikura.renditions.MadeRenditions;
import org.fumikura.testing.FumikuraTest;
import org.fumikura.testing.Toshima;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Which attachments of two papers are compared, and how much of them. */
@FumikuraTest
class DifferencePagesTest {

    private static final int PAGES = 1_200;

    @Autowired
    private DifferencePages differences;

    @Autowired
    private MaterialPages materials;

    @Autowired
    private MadeRenditions made;

    @Autowired
    private Toshima toshima;

    @Test
    @DisplayName("R-045 1,200 pages beside 1,200 that all changed are compared in seconds")
    void manyPages() {
        var random = new Random(11);
        List<String> was =
                IntStream.range(0, PAGES).mapToObj(n -> thick(random)).toList();
        var is = new ArrayList<>(was.stream()
                .map(page -> CounterpartsTest.edited(page, random, 5))
                .toList());
        is.add(PAGES / 2, thick(random));
        Materials before = materials(file("計画.pdf", was));
        Materials after = materials(file("計画.pdf", is));
        Instant begun = Instant.now();

        Differences found = toshima.in(() -> differences.between(before, after, 0));

        assertThat(Duration.between(begun, Instant.now())).isLessThan(Duration.ofSeconds(30));
        assertThat(found.totals()).isEqualTo(new Differences.Totals(PAGES, 0, 1, 0, 0));
        assertThat(found.shown())
                .hasSize(Differences.SHOWN)
                .allSatisfy(pages -> assertThat(pages.marks())
                        .hasValueSatisfying(
                                marks -> assertThat(marks.comeLetters()).isBetween(1, 60)));
    }

    @Test
    @DisplayName(
            "R-045 attachments are counterparts by their bytes, their names, their words, their names but for figures")
    void whichAreCounterparts() {
        var random = new Random(3);
        List<String> rules = CounterpartsTest.paper(random, 3);
        AttachedFile same = file("前の名前.pdf", CounterpartsTest.paper(random, 2));
        Materials before = materials(
                same,
                file("要綱.pdf", CounterpartsTest.paper(random, 2)),
                file("規則案.pdf", rules),
                file("令和3年度図面.pdf", List.of("", "")),
                file("去年だけ.pdf", CounterpartsTest.paper(random, 1)));
        Materials after = materials(
                file("要綱.pdf", CounterpartsTest.paper(random, 2)),
                file("令和4年度図面.pdf", List.of("", "")),
                file(
                        "改めた名の規則.pdf",
                        rules.stream()
                                .map(page -> CounterpartsTest.edited(page, random, 3))
                                .toList()),
                as("今の名前.pdf", same),
                file("今年だけ.pdf", CounterpartsTest.paper(random, 1)));

        Differences found = toshima.in(() -> differences.between(before, after, 0));

        assertThat(found.files())
                .extracting(
                        file -> file.was().map(each -> each.file().name()).orElse("―"),
                        file -> file.is().map(each -> each.file().name()).orElse("―"),
                        Differences.Files::state)
                .containsExactly(
                        tuple("要綱.pdf", "要綱.pdf", State.COMPARED),
                        tuple("令和3年度図面.pdf", "令和4年度図面.pdf", State.COMPARED),
                        tuple("規則案.pdf", "改めた名の規則.pdf", State.COMPARED),
                        tuple("前の名前.pdf", "今の名前.pdf", State.SAME),
                        tuple("―", "今年だけ.pdf", State.NEW),
                        tuple("去年だけ.pdf", "―", State.GONE));
        assertThat(found.totals()).isEqualTo(new Differences.Totals(3, 2, 3, 3, 2));
        assertThat(found.isNone()).isFalse();
        assertThat(toshima.in(() -> differences.between(before, before, 0)).isNone())
                .isTrue();
    }

    @Test
    @DisplayName("R-045 what has too many pages says that it was not compared")
    void tooManyPages() {
        var random = new Random(5);
        Materials before = materials(file("台帳.pdf", lines(random)));
        Materials after = materials(file("台帳.pdf", lines(random)));

        Differences found = toshima.in(() -> differences.between(before, after, 0));

        assertThat(found.files().getFirst().state()).isEqualTo(State.NOT_COMPARED);
        assertThat(found.files().getFirst().why())
                .hasValueSatisfying(why -> assertThat(why.ja()).contains("多い"));
        assertThat(found.isNone()).isFalse();
    }

    private static List<String> lines(Random random) {
        return IntStream.range(0, 3_000)
                .mapToObj(n -> "行" + random.nextInt(1_000_000))
                .toList();
    }

    /** As many letters as a page full of words has. */
    private static String thick(Random random) {
        return CounterpartsTest.page(random) + CounterpartsTest.page(random) + CounterpartsTest.page(random);
    }

    private AttachedFile file(String name, List<String> pages) {
        Sha256 sha256 = toshima.in(() -> made.pretend(pages));
        return new AttachedFile(UUID.randomUUID(), 1, AttachmentRole.REFERENCE, name, "application/pdf", 1, sha256);
    }

    private static AttachedFile as(String name, AttachedFile file) {
        return new AttachedFile(UUID.randomUUID(), 1, file.role(), name, file.mediaType(), file.size(), file.sha256());
    }

    private Materials materials(AttachedFile... files) {
        return toshima.in(() -> materials.of(new DocumentId(UUID.randomUUID()), List.of(files)));
    }
}
