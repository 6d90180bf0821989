package org.fumikura.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.fumikura.organization.Actor;
import org.fumikura.organization.UnitId;
import org.fumikura.shared.FiscalYear;
import org.fumikura.shared.PageRequest;
import org.fumikura.tenancy.Tenancy;
import org.fumikura.tenancy.Transactions;
import org.fumikura.testing.FumikuraTest;
import org.fumikura.testing.TestInstallation;
import org.jooq.DSLContext;
import org.jooq.exception.DataAccessException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@FumikuraTest
class NumbersTest {

    private static final FiscalYear YEAR = new FiscalYear(2022);
    private static final LocalDate DAY = LocalDate.of(2022, 5, 20);

    @Autowired
    private Transactions transactions;

    @Autowired
    private DSLContext db;

    @Autowired
    private Documents documents;

    @Autowired
    private Numbers numbers;

    @Autowired
    private FilePlan plan;

    @Autowired
    private TestInstallation installation;

    @Autowired
    private RecordsCity city;

    private Actor clerk;
    private FileId file;
    private UnitId counting;
    private SeriesId series;

    @BeforeEach
    void begin() {
        clerk = city.actor("joho-kanri-kakaricho");
        file = city.file(clerk.units().get(1).id());
        counting = clerk.post().unit().id();
        if (series == null) {
            series = city.read(() -> numbers.listSeries(java.util.Set.of(counting.value()))).stream()
                    .findFirst()
                    .map(Numbers.Series::id)
                    .orElseGet(this::newSeries);
        }
    }

    private SeriesId newSeries() {
        return Tenancy.in(
                city.id(),
                () -> transactions.write(() -> {
                    SeriesId entered = plan.enter(new FilePlan.Series(counting, NumberKind.ISSUE), RecordsCity.PROGRAM);
                    for (int year : List.of(2021, 2022, 2023)) {
                        plan.enter(
                                new FilePlan.Prefix(
                                        entered,
                                        new FiscalYear(year),
                                        (year - 2018) + "豊政情管発第",
                                        "号",
                                        year == 2021 ? 4 : 1,
                                        "test",
                                        LocalDate.of(2021, 4, 1)),
                                RecordsCity.PROGRAM);
                    }
                    return entered;
                }));
    }

    @Test
    @DisplayName("I-05: eight at once take different numbers, and none is left out")
    void concurrentAllotmentsAreUniqueAndGapless() throws Exception {
        int threads = 8;
        int each = 12;
        int before = city.read(() -> numbers.register(series, 2022, clerk.reader(), PageRequest.first()))
                .items()
                .size();
        var start = new CyclicBarrier(threads);
        List<Callable<List<String>>> work = IntStream.range(0, threads)
                .mapToObj(thread -> (Callable<List<String>>) () -> {
                    start.await();
                    var labels = new ArrayList<String>();
                    for (int i = 0; i < each; i++) {
                        labels.add(allot("同時 " + thread + "-" + i, Secrecy.GENERAL, Scope.SECTION).label);
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

        List<String> expected = IntStream.rangeClosed(before + 1, before + threads * each)
                .mapToObj(n -> "4豊政情管発第" + n + "号")
                .toList();
        assertThat(labels).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(city.read(() -> numbers.unexplainedGaps(series, 2022))).isEmpty();
    }

    @Test
    @DisplayName("I-05: what is rolled back gives its number back")
    void aRollbackLeavesNoGap() {
        Taken first = allot("一件目", Secrecy.GENERAL, Scope.SECTION);
        assertThatThrownBy(() -> city.write(() -> {
                    enter("失敗する", Secrecy.GENERAL, Scope.SECTION);
                    throw new IllegalStateException("after its number was taken");
                }))
                .isInstanceOf(IllegalStateException.class);
        Taken second = allot("二件目", Secrecy.GENERAL, Scope.SECTION);

        assertThat(n(second.label)).isEqualTo(n(first.label) + 1);
        assertThat(city.read(() -> numbers.unexplainedGaps(series, 2022))).isEmpty();
    }

    @Test
    @DisplayName("I-05: a void number keeps its line and its reason, and is never given again")
    void aVoidNumberStays() {
        Taken taken = allot("廃案になる", Secrecy.GENERAL, Scope.SECTION);
        city.write(() -> {
            numbers.makeVoid(taken.document, "廃案のため");
            return true;
        });
        Taken next = allot("次", Secrecy.GENERAL, Scope.SECTION);

        assertThat(next.label).isNotEqualTo(taken.label);
        Numbers.RegisterLine line = line(taken.label);
        assertThat(line.voidReason()).contains("廃案のため");
        assertThat(line.title()).isEqualTo("廃案になる");
        assertThat(city.read(() -> numbers.unexplainedGaps(series, 2022))).isEmpty();
        refused("update records.number set void_reason = 'いや' where label = '" + taken.label + "'", "void already");
        refused("update records.number set void_reason = null where label = '" + taken.label + "'", "void already");
    }

    @Test
    @DisplayName("I-05: the program's own role can not renumber, recount or insert what was not counted")
    void theDatabaseRefusesTheRest() {
        Taken taken = allot("変わらない", Secrecy.GENERAL, Scope.SECTION);
        String which = " where label = '" + taken.label + "'";

        refused("update records.number set label = '4豊政情管発第999号'" + which, "permission denied");
        refused("update records.number set n = 999" + which, "permission denied");
        refused("update records.number set fiscal_year = 2021" + which, "permission denied");
        refused("delete from records.number" + which, "permission denied");
        refused("update records.counter set next = next - 1", "only goes up");
        refused(
                "insert into records.number (series_id, fiscal_year, n, label, document_id, prefix_id, allotted_on) "
                        + "select series_id, fiscal_year, 9999, 'x', document_id, prefix_id, allotted_on "
                        + "from records.number" + which,
                "was not counted");
        refused(
                "insert into records.number (series_id, fiscal_year, n, label, document_id, prefix_id, allotted_on) "
                        + "select series_id, fiscal_year, n, 'x', document_id, prefix_id, allotted_on "
                        + "from records.number" + which,
                "duplicate key");
    }

    @Test
    @DisplayName("I-05: a gap made behind the program's back is listed")
    void aGapFromOutsideIsFound() throws SQLException {
        Taken taken = allot("消される", Secrecy.GENERAL, Scope.SECTION);
        allot("その次", Secrecy.GENERAL, Scope.SECTION);
        try (Connection connection = installation.superuser().connect();
                Statement statement = connection.createStatement()) {
            statement.execute("set session_replication_role = replica");
            statement.execute("create table if not exists public.kept as select * from records.number where false");
            statement.execute(
                    "insert into public.kept select * from records.number where label = '" + taken.label + "'");
            statement.execute("delete from records.number where label = '" + taken.label + "'");
            assertThat(city.read(() -> numbers.unexplainedGaps(series, 2022))).containsExactly(n(taken.label));
            statement.execute("insert into records.number select * from public.kept");
        }
        assertThat(city.read(() -> numbers.unexplainedGaps(series, 2022))).isEmpty();
    }

    @Test
    void thePrefixIsOfTheYearThatWasChosen() {
        String previous = city.write(() -> {
            DocumentId id = register("前年度の番号", Secrecy.GENERAL, Scope.SECTION);
            return numbers.allot(NumberKind.ISSUE, counting, new FiscalYear(2021), id, DAY);
        });

        assertThat(previous).matches("3豊政情管発第0\\d{3}号");
        assertThatThrownBy(() -> city.write(() -> {
                    DocumentId id = register("様式のない年", Secrecy.GENERAL, Scope.SECTION);
                    return numbers.allot(NumberKind.ISSUE, counting, new FiscalYear(2040), id, DAY);
                }))
                .isInstanceOf(NoNumberSeries.class);
    }

    @Test
    @DisplayName("I-12: the register shows a number and a day, but no title that the reader may not know")
    void aTitleThatOneMayNotKnowIsMasked() {
        Taken secret = allot("懲戒処分の検討について", Secrecy.SECRET, Scope.NAMED);
        city.write(() -> {
            numbers.makeVoid(secret.document, "懲戒処分をしないため");
            return true;
        });
        Numbers.RegisterLine line = line(secret.label);

        assertThat(line.on()).isEqualTo(DAY);
        assertThat(line.document()).isEmpty();
        assertThat(line.title()).isEmpty();
        assertThat(line.voidReason()).as("void, without the reason").contains("");
        assertThat(city.read(() -> documents.label(secret.document.value()))).isEqualTo(secret.label);
        assertThat(city.read(() -> documents.find(secret.document, clerk.reader())))
                .isEmpty();
    }

    private record Taken(DocumentId document, String label) {}

    private Taken allot(String title, Secrecy secrecy, Scope scope) {
        return city.write(() -> enter(title, secrecy, scope));
    }

    private Taken enter(String title, Secrecy secrecy, Scope scope) {
        DocumentId id = register(title, secrecy, scope);
        return new Taken(id, numbers.allot(NumberKind.ISSUE, counting, YEAR, id, DAY));
    }

    private DocumentId register(String title, Secrecy secrecy, Scope scope) {
        DocumentId id = new DocumentId(UUID.randomUUID());
        documents.register(
                id,
                DocumentKind.MATERIAL,
                new Writ(
                        counting,
                        file,
                        title,
                        "",
                        "",
                        secrecy,
                        scope,
                        java.util.Set.of(),
                        Disclosure.OPEN,
                        "",
                        List.of()),
                YEAR);
        return id;
    }

    private Numbers.RegisterLine line(String label) {
        var request = new PageRequest(1, PageRequest.MAX_SIZE);
        return city.read(() -> numbers.register(series, 2022, clerk.reader(), request)).items().stream()
                .filter(each -> each.label().equals(label))
                .findFirst()
                .orElseThrow();
    }

    /** As the application's own role, in a transaction that would even leave an act. */
    private void refused(String sql, String why) {
        assertThatThrownBy(() -> city.write(() -> db.execute(sql)))
                .as(sql)
                .satisfiesAnyOf(
                        problem -> assertThat(problem).isInstanceOf(DataAccessException.class),
                        problem -> assertThat(problem).isInstanceOf(org.springframework.dao.DataAccessException.class))
                .hasStackTraceContaining(why);
    }

    private static int n(String label) {
        return Integer.parseInt(label.replaceAll(".*第(\\d+)号", "$1"));
    }
}
