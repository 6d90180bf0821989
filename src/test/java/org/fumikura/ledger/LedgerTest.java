package org.fumikura.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.fumikuradb.demo.Tables.PROGRESS;
import static org.fumikuradb.ledger.Tables.FOLLOWER;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.fumikura.shared.Refusal;
import org.fumikura.shared.Text;
import org.fumikura.tenancy.Municipalities;
import org.fumikura.tenancy.Municipality;
import org.fumikura.tenancy.MunicipalityId;
import org.fumikura.tenancy.Tenancy;
import org.fumikura.tenancy.Transactions;
import org.fumikura.testing.FumikuraTest;
import org.fumikura.testing.FumikuraTest.Template;
import org.fumikura.testing.TestClocks;
import org.fumikura.testing.TestInstallation;
import org.jooq.DSLContext;
import org.jooq.exception.DataAccessException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;

@FumikuraTest(Template.BARE)
class LedgerTest {

    private static final MunicipalityId HERE = new MunicipalityId(7);
    private static final String KIND = "approval.commented";
    private static final String A_ROW_OF_RECORD =
            "insert into organization.body (id, code, name, name_en) values (gen_random_uuid(), gen_random_uuid(), 'x', 'x')";
    private static final int WRITERS = 8;
    private static final int WRITES = 20;

    @Autowired
    private Ledger ledger;

    @Autowired
    private Verification verification;

    @Autowired
    private Transactions transactions;

    @Autowired
    private Municipalities municipalities;

    @Autowired
    private ObjectProvider<Ledger> ledgers;

    @Autowired
    private DSLContext db;

    @Autowired
    private TestClocks clocks;

    @Autowired
    private TestInstallation installation;

    @BeforeEach
    void beginTheChain() {
        run(() -> transactions.work(ledger::open));
    }

    @Test
    @DisplayName("I-02 a write without an act is refused")
    void refusesAWriteWithoutAnAct() {
        assertThatThrownBy(() -> run(() -> transactions.write(() -> db.execute(A_ROW_OF_RECORD))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("without an act");
        assertThatThrownBy(() -> run(() -> transactions.work(() -> db.execute(A_ROW_OF_RECORD))))
                .isInstanceOf(Exception.class)
                .hasStackTraceContaining("a change of organization.body without an act in the ledger");
        assertThatThrownBy(() -> run(() -> transactions.work(() -> ledger.record(act("外")))))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> run(() -> transactions.write(() -> ledger.record(
                        Act.of("approval.dreamt", new Subject("document", new UUID(0, 1)), doer(), "夢")))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("no wording");
    }

    @ParameterizedTest
    @DisplayName("I-02 the database refuses a change without an act, whatever the program says")
    @ValueSource(
            strings = {
                A_ROW_OF_RECORD,
                A_ROW_OF_RECORD + "; select ledger.append('[]')",
                A_ROW_OF_RECORD + "; select ledger.lock_head()",
                A_ROW_OF_RECORD + "; select ledger.open_chain()",
                "select ledger.append('[]')",
                "select ledger.append(null)" + "; " + A_ROW_OF_RECORD,
                "update ledger.head set position = position",
                "update ledger.head set position = 0",
                "insert into ledger.act select * from ledger.act",
                "update ledger.act set kind = kind",
                "delete from ledger.act",
                "delete from ledger.detail",
                "update ledger.detail set detail = detail",
                "truncate ledger.act",
                "drop trigger of_record on organization.body",
                "set session_replication_role = replica; " + A_ROW_OF_RECORD,
                "set constraints all immediate; " + A_ROW_OF_RECORD
            })
    void theDatabaseRefusesAChangeWithoutAnAct(String sql) throws SQLException {
        try (Connection connection = installation.application().connect();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("select set_config('app.municipality', '7', true)");

            assertThatThrownBy(() -> {
                        statement.execute(sql);
                        connection.commit();
                    })
                    .isInstanceOf(SQLException.class);
        }
    }

    @Test
    @DisplayName("I-02 eight writers at once leave no gap, no double position and a chain that holds")
    void positionsAreGaplessUnderManyWriters() throws Exception {
        long before = in(() -> transactions.read(() -> ledger.head().position()));
        Set<UUID> acknowledged = ConcurrentHashMap.newKeySet();
        var start = new CountDownLatch(1);
        try (ExecutorService writers = Executors.newFixedThreadPool(WRITERS)) {
            List<Future<?>> work = new ArrayList<>();
            for (int writer = 0; writer < WRITERS; writer++) {
                work.add(writers.submit(() -> {
                    start.await();
                    writeAndRollBack(acknowledged);
                    return true;
                }));
            }
            start.countDown();
            for (Future<?> each : work) {
                each.get();
            }
        }

        List<LedgerEntry> entries = in(() -> transactions.read(() -> ledger.after(before, WRITERS * WRITES * 2)));
        assertThat(entries)
                .extracting(LedgerEntry::position)
                .containsExactlyElementsOf(LongStream.rangeClosed(before + 1, before + entries.size())
                        .boxed()
                        .toList());
        assertThat(entries).extracting(entry -> entry.subject().id()).containsExactlyInAnyOrderElementsOf(acknowledged);
        assertThat(verification.verify(HERE).findings()).isEmpty();
    }

    @Test
    void actsOfOneWriteStandInTheOrderOfTheirDoing() {
        long before = in(() -> transactions.read(() -> ledger.head().position()));

        run(() -> transactions.write(() -> {
            ledger.record(act("一"));
            transactions.write(() -> ledger.record(act("二")));
            ledger.record(act("三"));
        }));

        assertThat(in(() -> transactions.read(() -> ledger.after(before, 10))))
                .extracting(
                        entry -> entry.detail() == null ? "" : entry.detail().title())
                .containsExactly("一", "二", "三");
    }

    @Test
    @DisplayName("I-17 times never go back in the ledger, also when the server's clock does")
    void timesNeverGoBack() {
        clocks.advance(Duration.ofHours(1));
        Instant noon = clocks.officialNow();
        LedgerEntry first = written("先");
        clocks.setOfficial(noon.minus(Duration.ofMinutes(10)));
        LedgerEntry second = written("後");
        clocks.setOfficial(noon.plusSeconds(1));
        LedgerEntry third = written("末");

        assertThat(first.officialAt()).isEqualTo(noon);
        assertThat(second.officialAt()).isEqualTo(first.officialAt());
        assertThat(second.machineAt()).isEqualTo(first.machineAt());
        assertThat(third.officialAt()).isEqualTo(noon.plusSeconds(1));
    }

    @Test
    @DisplayName("I-17 nothing is dated on a day that has passed already")
    void refusesWritesOfAPastDay() {
        written("今日");
        Instant today = clocks.officialNow();
        clocks.setOfficial(today.minus(Duration.ofDays(1)));
        try {
            assertThatThrownBy(() -> written("昨日")).isInstanceOf(Refusal.class);
        } finally {
            clocks.setOfficial(today);
        }
    }

    @Test
    void whoKeepsAPositionElsewhereIsTold() {
        var told = new AtomicInteger();
        var beans = new DefaultListableBeanFactory();
        beans.registerSingleton("watcher", (Watcher) told::incrementAndGet);

        followers(beans).wake();

        assertThat(told).hasValue(1);
    }

    @Test
    @DisplayName("an effect of a follower that fails midway and is called again happens exactly once")
    void aFollowerThatFailsMidwayHasItsEffectOnce() {
        enterInTheDirectory();
        List<LedgerEntry> entries = List.of(written("壱"), written("弐"), written("参"));
        var noting = new Noting("noting", 1);
        var beside = new Noting("beside", Integer.MAX_VALUE);
        Followers followers = followers(noting, beside);

        followers.catchUp();
        assertThat(noted("noting")).as("what it did before it failed is undone").isEmpty();
        assertThat(position("noting")).isZero();
        assertThat(position("beside"))
                .as("the others go on")
                .isEqualTo(entries.getLast().position());

        followers.catchUp();
        followers.catchUp();
        assertThat(noted("noting"))
                .isEqualTo(noted("beside"))
                .endsWith(entries.stream().map(LedgerEntry::position).toArray(Long[]::new));
        assertThat(position("noting")).isEqualTo(entries.getLast().position());

        LedgerEntry later = written("肆");
        followers.catchUp();
        assertThat(noted("noting")).endsWith(later.position());
    }

    private void writeAndRollBack(Set<UUID> acknowledged) {
        for (int n = 0; n < WRITES; n++) {
            boolean fails = n % 3 == 2;
            UUID subject = UUID.randomUUID();
            try {
                run(() -> transactions.write(() -> {
                    ledger.record(Act.of(KIND, new Subject("document", subject), doer(), "同時"));
                    db.execute(A_ROW_OF_RECORD);
                    if (fails) {
                        db.execute("select 1 / 0");
                    }
                }));
                acknowledged.add(subject);
            } catch (DataAccessException | org.springframework.dao.DataAccessException undone) {
                assertThat(fails).as("only the faulty writes fail: %s", undone).isTrue();
            }
        }
    }

    private LedgerEntry written(String title) {
        return in(() -> {
            transactions.write(() -> ledger.record(act(title)));
            return transactions.read(
                    () -> ledger.after(ledger.head().position() - 1, 1).getFirst());
        });
    }

    /** Followers are called for municipalities that the directory knows. */
    private void enterInTheDirectory() {
        Tenancy.in(MunicipalityId.INSTALLATION, () -> {
            transactions.work(ledger::open);
            transactions.write(() -> {
                municipalities.enter(
                        new Municipality(HERE, "132071", Text.same("試験市"), true), List.of("test.localhost"));
                ledger.record(act("試験市"));
            });
            return true;
        });
    }

    private Followers followers(Follower... some) {
        var beans = new DefaultListableBeanFactory();
        for (Follower follower : some) {
            beans.registerSingleton(follower.name(), follower);
        }
        return followers(beans);
    }

    private Followers followers(DefaultListableBeanFactory beans) {
        return new Followers(
                db,
                transactions,
                municipalities,
                ledgers,
                beans.getBeanProvider(Follower.class),
                beans.getBeanProvider(Watcher.class));
    }

    private List<Long> noted(String follower) {
        return in(() -> transactions.read(() -> db
                .select(PROGRESS.STEP)
                .from(PROGRESS)
                .where(PROGRESS.STEP.startsWith(follower + " "))
                .fetch(row -> Long.valueOf(row.value1().substring(follower.length() + 1)))
                .stream()
                .sorted()
                .toList()));
    }

    private long position(String follower) {
        return in(() -> transactions.read(() -> db.select(FOLLOWER.POSITION)
                .from(FOLLOWER)
                .where(FOLLOWER.NAME.eq(follower))
                .fetchOptional(FOLLOWER.POSITION)
                .orElse(0L)));
    }

    private static Act act(String title) {
        return Act.of(KIND, new Subject("document", UUID.randomUUID()), doer(), title);
    }

    private static Doer doer() {
        return new Doer.Job("test");
    }

    private static <T> T in(java.util.function.Supplier<T> work) {
        return Tenancy.in(HERE, work);
    }

    private static void run(Runnable work) {
        in(() -> {
            work.run();
            return true;
        });
    }

    /** Notes each position in the database, where noting one twice fails. */
    private final class Noting implements Follower {

        private final String name;
        private int failsAfter;

        Noting(String name, int failsAfter) {
            this.name = name;
            this.failsAfter = failsAfter;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public void apply(List<LedgerEntry> entries) {
            int done = 0;
            for (LedgerEntry entry : entries) {
                if (done++ == failsAfter) {
                    failsAfter = Integer.MAX_VALUE;
                    throw new IllegalStateException("fails midway, once");
                }
                db.insertInto(PROGRESS)
                        .set(PROGRESS.STEP, name + " " + entry.position())
                        .execute();
            }
        }
    }
}
