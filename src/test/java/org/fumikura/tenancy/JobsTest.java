package org.fumikura.tenancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.fumikura.content.Contents;
import org.fumikura.content.Sha256;
import org.fumikura.shared.MachineClock;
import org.fumikura.shared.Text;
import org.fumikura.shared.Uuid7;
import org.fumikura.testing.FumikuraTest;
import org.fumikura.testing.TestInstallation;
import org.fumikura.testing.Toshima;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

/** Work that outlives a request and a restart. */
@FumikuraTest
class JobsTest {

    private static final MunicipalityId TOSHIMA = new MunicipalityId(1);

    @Autowired
    private DSLContext db;

    @Autowired
    private Transactions transactions;

    @Autowired
    private MachineClock clock;

    @Autowired
    private Uuid7 ids;

    @Autowired
    private Jobs jobs;

    @Autowired
    private JobRunner runner;

    @Autowired
    private Contents contents;

    @Autowired
    private TestInstallation installation;

    @Autowired
    private Toshima toshima;

    @Test
    void whoeverDidNothingReportsNoSuccess() {
        Job job = run("test.idle", progress -> JobResult.done(Text.same("fine")));

        assertThat(job.state()).isEqualTo(JobState.FAILED);
        assertThat(job.result().orElseThrow().en()).contains("without having done anything");
    }

    @Test
    void aFaultIsAnEndToo() {
        Job job = run("test.fault", progress -> {
            throw new IllegalStateException("broken");
        });

        assertThat(job.state()).isEqualTo(JobState.FAILED);
        assertThat(job.result().orElseThrow().en()).contains("IllegalStateException");
    }

    @Test
    void oneOfAKindAtATime() {
        toshima.run(() -> {
            assertThat(transactions.work(() -> jobs.order("content.fixity", "test")))
                    .isPresent();
            assertThat(transactions.work(() -> jobs.order("content.fixity", "test")))
                    .isEmpty();
        });
        assertThat(fixity().endedAt()).isPresent();
        assertThatThrownBy(() -> toshima.in(() -> transactions.work(() -> jobs.order("no.such", "test"))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void goesOnWhereItStopped() {
        var seen = new java.util.ArrayList<String>();
        Function<JobProgress, JobResult> counting = progress -> {
            seen.add(progress.mark().orElse("the beginning"));
            progress.advance(3, "three");
            return JobResult.done(Text.same("counted"));
        };
        Jobs known = knowing("test.count", counting);
        var running = new JobRunner(db, transactions, clock, known);
        UUID id = toshima.in(() -> transactions.work(() -> known.order("test.count", "test")))
                .orElseThrow();

        assertThatThrownBy(() -> running.run(TOSHIMA, id, () -> true)).isInstanceOf(JobInterrupted.class);
        running.run(TOSHIMA, id, () -> false);

        assertThat(seen).containsExactly("the beginning", "three");
        assertThat(find(known, id).done()).isEqualTo(6);
        assertThat(find(known, id).state()).isEqualTo(JobState.DONE);
    }

    @Test
    void bytesThatAreMissingAlteredOrUnreadableAreFoundUntilTheyAreWholeAgain() throws IOException {
        Sha256 lost = put("失われる");
        Sha256 altered = put("書き換わる");
        Sha256 unreadable = put("読み取れない");
        Path place = place(altered);
        byte[] whole = Files.readAllBytes(place);
        Path elsewhere = place(lost).resolveSibling("elsewhere");
        Files.move(place(lost), elsewhere);
        Files.write(place, "別のもの".getBytes(StandardCharsets.UTF_8));
        byte[] behind = Files.readAllBytes(place(unreadable));
        Files.delete(place(unreadable));
        Files.createDirectory(place(unreadable));

        Job job = fixity();
        assertThat(job.state()).isEqualTo(JobState.FOUND);
        assertThat(job.result().orElseThrow().ja()).contains("3 件が失われているか、書き換わっているか、読み取れません");
        assertThat(job.done()).isEqualTo(job.total().orElseThrow()).isGreaterThan(2);

        Files.move(elsewhere, place(lost));
        Files.write(place, whole);
        Files.delete(place(unreadable));
        Files.write(place(unreadable), behind);
        assertThat(fixity().state()).isEqualTo(JobState.DONE);
    }

    private Job fixity() {
        return toshima.in(() -> {
            transactions.work(() -> jobs.order("content.fixity", "test"));
            UUID id = transactions.read(jobs::open).getFirst();
            runner.run(TOSHIMA, id, () -> false);
            return find(jobs, id);
        });
    }

    private Job run(String kind, Function<JobProgress, JobResult> work) {
        Jobs known = knowing(kind, work);
        UUID id = toshima.in(() -> transactions.work(() -> known.order(kind, "test")))
                .orElseThrow();
        new JobRunner(db, transactions, clock, known).run(TOSHIMA, id, () -> false);
        return find(known, id);
    }

    private Job find(Jobs known, UUID id) {
        return toshima.read(() -> known.list(100)).stream()
                .filter(job -> job.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private Jobs knowing(String name, Function<JobProgress, JobResult> work) {
        var beans = new StaticListableBeanFactory();
        beans.addBean(name, new JobKind() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public Text label() {
                return Text.same(name);
            }

            @Override
            public Optional<Duration> every() {
                return Optional.empty();
            }

            @Override
            public JobResult run(JobProgress progress) {
                return work.apply(progress);
            }
        });
        return new Jobs(db, clock, ids, beans.getBeanProvider(JobKind.class));
    }

    private Sha256 put(String text) {
        return toshima.in(() -> contents.put(
                        new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), 1_000, Supplier::get))
                .sha256();
    }

    private Path place(Sha256 sha256) {
        String name = sha256.toString();
        return installation.content().resolve("1").resolve(name.substring(0, 2)).resolve(name);
    }
}
