package org.fumikura.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.fumikura.ledger.Act;
import org.fumikura.ledger.Doer;
import org.fumikura.ledger.Ledger;
import org.fumikura.ledger.Subject;
import org.fumikura.shared.MachineClock;
import org.fumikura.tenancy.Jobs;
import org.fumikura.tenancy.Tenancy;
import org.fumikura.tenancy.Transactions;
import org.fumikura.testing.FumikuraTest;
import org.fumikura.testing.TestClocks;
import org.fumikura.testing.Toshima;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

/** How one index takes the place of another, and what becomes of it in trouble. */
@FumikuraTest
class GenerationsTest {

    private static final String KIND = "organization.job-ordered";
    private static final int THINGS = 600;
    private static final int AT_ONCE = 5;

    /** Of things that are put in between two commits. */
    private static final int KEPT = 400;

    @Autowired
    private Ledger ledger;

    @Autowired
    private Jobs jobs;

    @Autowired
    private Transactions transactions;

    @Autowired
    private MachineClock clock;

    @Autowired
    private TestClocks clocks;

    @Autowired
    private Toshima toshima;

    @TempDir
    private Path folder;

    private final Shelf shelf = new Shelf();
    private Generations index;

    @BeforeEach
    void begin() {
        for (int i = 0; i < THINGS; i++) {
            shelf.lay(i, "第" + i + "の件");
        }
        index = opened("2");
    }

    @AfterEach
    void end() {
        index.close();
    }

    private Generations opened(String analysis) {
        var beans = new StaticListableBeanFactory();
        beans.addBean("shelf", shelf);
        return toshima.in(() -> new Generations(
                Tenancy.current(),
                new LuceneEngine(folder, Set::of),
                new IndexFeed(beans.getBeanProvider(Findables.class), ledger, jobs, transactions, clock),
                clock,
                analysis,
                AT_ONCE));
    }

    private boolean step() {
        return toshima.in(() -> index.step(Duration.ZERO));
    }

    private void steps(int number) {
        for (int i = 0; i < number; i++) {
            assertThat(step()).as("there is more to do").isTrue();
        }
    }

    private void catchUp() {
        boolean more = true;
        while (more) {
            more = step();
        }
    }

    /** As after a crash: what was not committed is forgotten. */
    private void openAgain(String analysis) {
        index.close();
        index = opened(analysis);
    }

    private void happens(int thing) {
        toshima.run(() -> transactions.write(() ->
                ledger.record(Act.of(KIND, new Subject(Shelf.KIND, Shelf.id(thing)), new Doer.Job("test"), "変更"))));
    }

    private void orderAnew() {
        clocks.advance(Duration.ofSeconds(1));
        toshima.run(() -> transactions.write(() -> {
            var job = jobs.order(RebuildIndex.NAME, "test").orElseThrow();
            ledger.record(Act.of(KIND, new Subject("job", job), new Doer.Job("test"), "索引"));
        }));
        clocks.advance(Duration.ofSeconds(1));
    }

    private long found(String words) {
        return index.answering()
                .orElseThrow()
                .ask(new Index.Question(
                        Wanted.of(words), new Allowed.AtMost("secrecy", 0), Map.of(), Index.Order.FITTING, 0, 1))
                .total();
    }

    @Test
    void aFillingThatWasKilledGoesOnWhereItWas() {
        steps(KEPT / AT_ONCE + 7);
        assertThat(index.answering()).isEmpty();
        assertThat(index.state().making()).contains((long) KEPT + 7 * AT_ONCE);
        assertThat(index.state().all()).isEqualTo(THINGS);
        int before = shelf.read();

        openAgain("2");
        steps(1);
        assertThat(index.state().making()).contains((long) KEPT + AT_ONCE);
        catchUp();

        assertThat(found("")).isEqualTo(THINGS);
        assertThat(shelf.read() - before).isEqualTo(THINGS - KEPT);
    }

    @Test
    void whatChangesWhileItIsFilledIsNotLost() {
        steps(10);
        shelf.lay(3, "改めた件");
        shelf.lay(THINGS + 5, "加わった件");
        shelf.destroy(4);
        shelf.destroy(THINGS - 1);
        happens(3);
        happens(THINGS + 5);
        happens(4);
        happens(THINGS - 1);

        catchUp();

        assertThat(found("改めた")).isEqualTo(1);
        assertThat(found("加わった")).isEqualTo(1);
        assertThat(found("第4の件")).isZero();
        assertThat(found("")).isEqualTo(THINGS - 1);
    }

    @Test
    @DisplayName("R-121 what was followed is known at once, while the commit waits")
    void whatWasFollowedIsKnownBeforeTheCommit() {
        catchUp();
        Index answering = index.answering().orElseThrow();
        long before = answering.followed().orElseThrow().position();
        shelf.lay(3, "改めた件");
        happens(3);

        toshima.in(() -> index.step(Duration.ofHours(1)));

        assertThat(found("改めた")).isEqualTo(1);
        assertThat(answering.reached().orElseThrow().position()).isGreaterThan(before);
        assertThat(answering.followed().orElseThrow().position()).isEqualTo(before);
    }

    @Test
    @DisplayName("search is not taken away for another analysis, which is followed by both until it has caught up")
    void anotherAnalysisComesBesideTheOneThatAnswers() throws IOException {
        catchUp();
        openAgain("3");
        assertThat(step()).isTrue();

        for (int i = 0; i < THINGS / AT_ONCE - 1; i++) {
            shelf.lay(i, "改めた件" + i);
            happens(i);
            assertThat(step()).isTrue();
            assertThat(found("")).isEqualTo(THINGS);
            assertThat(found("改めた件" + i)).as("the old one follows").isEqualTo(1);
        }
        assertThat(folders()).hasSize(2);
        assertThat(index.state().making()).isPresent();
        catchUp();

        assertThat(found("改めた")).isEqualTo(THINGS / AT_ONCE - 1);
        assertThat(found("")).isEqualTo(THINGS);
        assertThat(index.state().making()).isEmpty();
        step();
        assertThat(folders()).singleElement().asString().startsWith("3.");
    }

    @Test
    void bothOutliveACrash() throws IOException {
        catchUp();
        openAgain("3");
        steps(KEPT / AT_ONCE);
        openAgain("3");
        steps(1);

        assertThat(found("")).isEqualTo(THINGS);
        assertThat(index.state().making()).contains((long) KEPT + AT_ONCE);
        // what nobody waits for any more is forgotten
        openAgain("4");
        catchUp();
        step();
        assertThat(found("")).isEqualTo(THINGS);
        assertThat(folders()).singleElement().asString().startsWith("4.");
    }

    @Test
    void whoOrdersAnotherOneGetsItOnce() throws IOException {
        catchUp();
        String before = folders().getFirst();
        orderAnew();
        int read = shelf.read();

        steps(1);
        assertThat(found("")).isEqualTo(THINGS);
        catchUp();
        step();

        assertThat(shelf.read() - read).isEqualTo(THINGS);
        assertThat(folders()).singleElement().isNotEqualTo(before);
        openAgain("2");
        catchUp();
        assertThat(shelf.read() - read).as("not made again").isEqualTo(THINGS);
    }

    @Test
    @DisplayName("I-09 what is destroyed while there are two is in neither, on no disk")
    void whatIsDestroyedIsInNeither() throws IOException {
        shelf.lay(7, "himitsunokotoba");
        catchUp();
        openAgain("3");
        steps(10);
        assertThat(holding("himitsunokotoba")).isPositive();

        shelf.destroy(7);
        happens(7);
        steps(1);
        assertThat(found("himitsunokotoba")).isZero();
        catchUp();
        step();

        assertThat(holding("himitsunokotoba")).isZero();
    }

    @Test
    void aDamagedOneAnswersUntilItIsMadeAnew() throws IOException {
        catchUp();
        index.close();
        // where most of it lies, which is not read before somebody asks
        alter(".fdt");
        alter(".cfs");
        index = opened("2");
        assertThat(step()).isFalse();

        index.checkWhenDue();
        assertThat(index.state().whole()).isFalse();
        steps(3);
        assertThat(index.answering()).isPresent();
        assertThat(index.state().making()).contains(3L * AT_ONCE);
        catchUp();

        assertThat(index.state().whole()).isTrue();
        assertThat(found("件")).isEqualTo(THINGS);
        step();
        assertThat(folders()).hasSize(1);
    }

    @Test
    void oneThatCanNotEvenBeOpenedIsMadeAnew() throws IOException {
        catchUp();
        index.close();
        alter("");
        index = opened("2");

        steps(1);
        assertThat(index.answering()).isEmpty();
        assertThat(index.state().whole()).isFalse();
        catchUp();

        assertThat(found("")).isEqualTo(THINGS);
        assertThat(index.state().whole()).isTrue();
    }

    @Test
    void aFolderOfSomebodyElseIsLeftAloneAndSaid() {
        catchUp();
        Generations second = opened("2");

        assertThatThrownBy(() -> toshima.in(() -> second.step(Duration.ZERO))).isInstanceOf(UncheckedIOException.class);

        assertThat(second.state().trouble().orElseThrow().ja()).contains("書き込めません");
        assertThat(found("")).isEqualTo(THINGS);
        index.close();
        assertThat(toshima.in(() -> second.step(Duration.ZERO))).isFalse();
        assertThat(second.state().trouble()).isEmpty();
        second.close();
    }

    private List<String> folders() throws IOException {
        try (Stream<Path> all = Files.list(folder.resolve("1"))) {
            return all.map(each -> each.getFileName().toString()).toList();
        }
    }

    private void alter(String ending) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : all.filter(each -> each.toString().endsWith(ending))
                    .filter(Files::isRegularFile)
                    .toList()) {
                byte[] bytes = Files.readAllBytes(file);
                if (bytes.length > 0) {
                    bytes[bytes.length * 9 / 10] ^= 0x55;
                    Files.write(file, bytes);
                }
            }
        }
    }

    private long holding(String word) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile)
                    .filter(file -> {
                        try {
                            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(word);
                        } catch (IOException gone) {
                            throw new UncheckedIOException(gone);
                        }
                    })
                    .count();
        }
    }
}
