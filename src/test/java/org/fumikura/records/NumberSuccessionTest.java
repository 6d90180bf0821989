package org.fumikura.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.fumikura.organization.BodyId;
import org.fumikura.organization.OrganizationRegister;
import org.fumikura.organization.OrganizationRegister.NewUnit;
import org.fumikura.organization.UnitId;
import org.fumikura.organization.UnitLevel;
import org.fumikura.organization.Validity;
import org.fumikura.shared.FiscalYear;
import org.fumikura.shared.Text;
import org.fumikura.tenancy.Tenancy;
import org.fumikura.tenancy.Transactions;
import org.fumikura.testing.FumikuraTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What becomes of a section's numbers when it has ended. */
@FumikuraTest
class NumberSuccessionTest {

    private static final FiscalYear YEAR = new FiscalYear(2022);
    private static final LocalDate FIRST = LocalDate.of(2022, 4, 1);
    private static final LocalDate LAST = LocalDate.of(2022, 9, 30);
    private static final LocalDate NEXT = LAST.plusDays(1);
    private static final LocalDate YEAR_END = LocalDate.of(2023, 3, 31);

    @Autowired
    private Transactions transactions;

    @Autowired
    private OrganizationRegister register;

    @Autowired
    private Documents documents;

    @Autowired
    private Numbers numbers;

    @Autowired
    private FilePlan plan;

    @Autowired
    private RecordsCity city;

    private BodyId body;
    private UnitId root;
    private FileId file;

    @BeforeEach
    void begin() {
        file = city.file(city.section("joho-kanri-kakaricho"));
        body = in(() -> register.enterBody("test-" + UUID.randomUUID(), Text.same("試験"), RecordsCity.PROGRAM));
        root = unit(Optional.empty(), UnitLevel.BODY, FIRST);
    }

    @Test
    @DisplayName(
            "R-081-numbers: a successor without a series goes on with the old counter, and the prefix of the old one")
    void goesOnWithTheOldCounter() {
        UnitId old = section(FIRST);
        SeriesId series = series(old, "旧", 2022);
        UnitId heir = section(NEXT);
        end(old, LAST, heir);
        assertThat(allot(old, old, YEAR, LAST)).isEqualTo("旧第1号");

        assertThat(allot(heir, old, YEAR, NEXT)).isEqualTo("旧第2号");
        assertThat(allot(heir, heir, YEAR, YEAR_END)).isEqualTo("旧第3号");
        assertThat(counting(NEXT)).contains(heir.value());
        assertThat(gaps(series)).isEmpty();
    }

    @Test
    @DisplayName("R-081-numbers: a successor with a series of its own uses that one, for what the old one left, too")
    void usesItsOwnSeries() {
        UnitId old = section(FIRST);
        series(old, "旧", 2022);
        UnitId heir = section(NEXT);
        series(heir, "新", 2022);
        end(old, LAST, heir);

        assertThat(allot(heir, old, YEAR, NEXT)).isEqualTo("新第1号");
        assertThat(allot(heir, heir, YEAR, NEXT)).isEqualTo("新第2号");
    }

    @Test
    @DisplayName(
            "A.4 A.5: on 31 March the old year's number, from 1 April on the new year's from 1; the old counter is over then")
    void theYearEndsTheSuccession() {
        UnitId old = section(FIRST);
        series(old, "4旧", 2022);
        UnitId heir = section(LocalDate.of(2023, 4, 1));
        end(old, YEAR_END, heir);
        LocalDate april = YEAR_END.plusDays(1);

        assertThat(allot(old, old, YEAR, YEAR_END)).isEqualTo("4旧第1号");
        assertThat(allot(heir, old, YEAR, april))
                .as("begun before 1 April, and the previous year chosen")
                .isEqualTo("4旧第2号");
        refused(() -> allot(heir, old, YEAR.next(), april));
        series(heir, "5新", 2023);
        assertThat(allot(heir, old, YEAR.next(), april)).isEqualTo("5新第1号");
    }

    @Test
    @DisplayName("R-081-numbers: what ended in an earlier year is not gone on with, whatever forms were entered for it")
    void notInAnotherYear() {
        UnitId old = section(FIRST);
        series(old, "旧", 2022, 2023);
        UnitId heir = section(NEXT);
        end(old, LAST, heir);

        refused(() -> allot(heir, heir, YEAR.next(), YEAR_END.plusDays(1)));
    }

    @Test
    @DisplayName(
            "R-081-numbers: of two old counters each goes on for its own documents; for new ones the office decides")
    void aMergeKeepsBothCounters() {
        UnitId one = section(FIRST);
        UnitId two = section(FIRST);
        SeriesId first = series(one, "一", 2022);
        SeriesId second = series(two, "二", 2022);
        UnitId merged = section(NEXT);
        end(one, LAST, merged);
        end(two, LAST, merged);

        assertThat(allot(merged, one, YEAR, NEXT)).isEqualTo("一第1号");
        assertThat(allot(merged, two, YEAR, NEXT)).isEqualTo("二第1号");
        assertThat(allot(merged, one, YEAR, NEXT)).isEqualTo("一第2号");
        refused(() -> allot(merged, merged, YEAR, NEXT));
        assertThat(counting(NEXT)).doesNotContain(merged.value());
        assertThat(gaps(first)).isEmpty();
        assertThat(gaps(second)).isEmpty();

        series(merged, "合", 2022);
        assertThat(allot(merged, merged, YEAR, NEXT)).isEqualTo("合第1号");
        assertThat(allot(merged, two, YEAR, NEXT)).isEqualTo("合第2号");
    }

    @Test
    @DisplayName("R-081-numbers: over two changes in one year")
    void goesOnOverTwoChanges() {
        UnitId old = section(FIRST);
        series(old, "旧", 2022);
        UnitId heir = section(NEXT);
        end(old, LAST, heir);
        UnitId later = section(LocalDate.of(2023, 1, 1));
        end(heir, LocalDate.of(2022, 12, 31), later);

        assertThat(allot(heir, old, YEAR, NEXT)).isEqualTo("旧第1号");
        assertThat(allot(later, old, YEAR, LocalDate.of(2023, 1, 1))).isEqualTo("旧第2号");
        assertThat(allot(later, later, YEAR, LocalDate.of(2023, 1, 1))).isEqualTo("旧第3号");
    }

    @Test
    @DisplayName("I-05: while the day turns, many at once take different numbers, and none is left out")
    void concurrentAllotmentsAtTheChange() throws Exception {
        UnitId one = section(FIRST);
        UnitId two = section(FIRST);
        SeriesId first = series(one, "一", 2022);
        SeriesId second = series(two, "二", 2022);
        UnitId merged = section(NEXT);
        end(one, LAST, merged);
        end(two, LAST, merged);
        int threads = 6;
        int each = 10;
        var start = new CyclicBarrier(threads);
        List<Callable<List<String>>> work = IntStream.range(0, threads)
                .mapToObj(thread -> (Callable<List<String>>) () -> {
                    UnitId of = thread % 2 == 0 ? one : two;
                    start.await();
                    var labels = new ArrayList<String>();
                    for (int i = 0; i < each; i++) {
                        boolean changed = (thread + i) % 3 != 0;
                        labels.add(allot(changed ? merged : of, of, YEAR, changed ? NEXT : LAST));
                    }
                    return labels;
                })
                .toList();
        var labels = new ArrayList<String>();
        try (var pool = Executors.newFixedThreadPool(threads)) {
            for (Future<List<String>> done : pool.invokeAll(work)) {
                labels.addAll(done.get());
            }
        }

        assertThat(labels).doesNotHaveDuplicates().hasSize(threads * each);
        assertThat(labels)
                .containsAll(IntStream.rangeClosed(1, threads * each / 2)
                        .boxed()
                        .flatMap(n -> List.of("一第" + n + "号", "二第" + n + "号").stream())
                        .toList());
        assertThat(gaps(first)).isEmpty();
        assertThat(gaps(second)).isEmpty();
    }

    @Test
    @DisplayName("I-05: a successor does not write its own numbers as those that it took over in the year")
    void numbersAreNotWrittenAlike() {
        UnitId old = section(FIRST);
        series(old, "同", 2022);
        UnitId heir = section(NEXT);
        end(old, LAST, heir);

        assertThatThrownBy(() -> series(heir, "同", 2022)).hasStackTraceContaining("numbers_alike");
        series(heir, "異", 2022);
    }

    @Test
    @DisplayName("I-05: nor when its numbers were entered first, and the succession after them")
    void numbersAreNotWrittenAlikeInTheOtherOrder() {
        UnitId old = section(FIRST);
        series(old, "同", 2022);
        UnitId alike = section(NEXT);
        series(alike, "同", 2022);
        UnitId later = section(LocalDate.of(2023, 1, 1));
        series(later, "同", 2022);
        UnitId between = section(NEXT);
        end(between, LocalDate.of(2022, 12, 31), later);
        UnitId otherwise = section(NEXT);
        series(otherwise, "異", 2022);

        assertThatThrownBy(() -> end(old, LAST, alike)).hasStackTraceContaining("numbers_alike");
        assertThatThrownBy(() -> end(old, LAST, between))
                .as("over two changes")
                .hasStackTraceContaining("numbers_alike");
        end(old, LAST, otherwise);
    }

    @Test
    @DisplayName("I-05: who was there before and wrote alike may take over; the two counted side by side")
    void whoWasThereBeforeMayTakeOver() {
        UnitId old = section(FIRST);
        series(old, "同", 2022);
        UnitId heir = section(FIRST);
        series(heir, "同", 2022);
        end(old, LAST, heir);

        assertThat(allot(heir, old, YEAR, NEXT)).isEqualTo("同第1号");
    }

    @Test
    @DisplayName("R-081-numbers: merged twice in one year, a document goes on where its section was counted last")
    void mergedTwiceInOneYear() {
        UnitId first = section(FIRST);
        series(first, "初", 2022);
        UnitId one = section(NEXT);
        series(one, "一", 2022);
        end(first, LAST, one);
        UnitId two = section(FIRST);
        series(two, "二", 2022);
        LocalDate again = LocalDate.of(2023, 1, 1);
        UnitId merged = section(again);
        end(one, again.minusDays(1), merged);
        end(two, again.minusDays(1), merged);

        assertThat(allot(one, first, YEAR, NEXT)).isEqualTo("一第1号");
        assertThat(allot(merged, first, YEAR, again)).isEqualTo("一第2号");
        assertThat(allot(merged, two, YEAR, again)).isEqualTo("二第1号");
    }

    private String allot(UnitId section, UnitId of, FiscalYear year, LocalDate on) {
        return city.write(() -> {
            var id = new DocumentId(UUID.randomUUID());
            documents.register(id, DocumentKind.MATERIAL, writ(of), YEAR);
            return numbers.allot(NumberKind.ISSUE, section, year, id, on);
        });
    }

    private Writ writ(UnitId of) {
        return new Writ(
                of, file, "番号", "", "", Secrecy.GENERAL, Scope.SECTION, Set.of(), Disclosure.OPEN, "", List.of());
    }

    private static void refused(Runnable allotment) {
        assertThatThrownBy(allotment::run).isInstanceOf(NoNumberSeries.class);
    }

    private Set<UUID> counting(LocalDate on) {
        return city.read(() -> numbers.unitsCounting(NumberKind.ISSUE, YEAR, on));
    }

    private List<Integer> gaps(SeriesId series) {
        return city.read(() -> numbers.unexplainedGaps(series, YEAR.startYear()));
    }

    private UnitId section(LocalDate first) {
        return unit(Optional.of(root), UnitLevel.SECTION, first);
    }

    private UnitId unit(Optional<UnitId> parent, UnitLevel level, LocalDate first) {
        var unit = new NewUnit(
                body, parent, UUID.randomUUID().toString(), level, Text.same("組織"), "", 1, Validity.from(first));
        return in(() -> register.enterUnit(unit, RecordsCity.PROGRAM));
    }

    private void end(UnitId unit, LocalDate last, UnitId heir) {
        in(() -> {
            register.endUnit(unit, last, heir, RecordsCity.PROGRAM);
            return true;
        });
    }

    private SeriesId series(UnitId section, String before, int... years) {
        return in(() -> transactions.write(() -> {
            SeriesId series = plan.enter(new FilePlan.Series(section, NumberKind.ISSUE), RecordsCity.PROGRAM);
            for (int year : years) {
                plan.enter(
                        new FilePlan.Prefix(series, new FiscalYear(year), before + "第", "号", 1, "test", FIRST),
                        RecordsCity.PROGRAM);
            }
            return series;
        }));
    }

    private <T> T in(java.util.function.Supplier<T> work) {
        return Tenancy.in(city.id(), work);
    }
}
