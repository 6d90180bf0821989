package org.fumikura.tenancy;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.jdbc.PostgreSqlJdbcCustomization;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.fumikura.shared.MachineClock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Profile;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Claims jobs and has them run, a few at a time. Several programs on one database share the jobs; the jobs of one that died are
 * taken over when its heartbeat has failed for a minute.
 */
@Component
@Profile("!test")
class JobScheduler implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(JobScheduler.class);
    private static final int AT_ONCE = 2;
    private static final Duration RETRY = Duration.ofMinutes(1);

    private final Jobs jobs;
    private final Municipalities municipalities;
    private final Transactions transactions;
    private final MachineClock clock;
    private final OneTimeTask<Void> task;
    private final Scheduler scheduler;
    private volatile boolean running;

    JobScheduler(
            DataSource dataSource,
            Jobs jobs,
            JobRunner runner,
            Municipalities municipalities,
            Transactions transactions,
            MachineClock clock) {
        this.jobs = jobs;
        this.municipalities = municipalities;
        this.transactions = transactions;
        this.clock = clock;
        task = Tasks.oneTime("job")
                .onFailure(new FailureHandler.OnFailureRetryLater<>(RETRY))
                .execute((instance, context) -> {
                    String[] parts = instance.getId().split("/", 2);
                    runner.run(
                            new MunicipalityId(Integer.parseInt(parts[0])), UUID.fromString(parts[1]), () -> !running);
                });
        scheduler = Scheduler.create(dataSource, task)
                .tableName("tenancy.scheduled_task")
                .jdbcCustomization(new PostgreSqlJdbcCustomization(false, false))
                .clock(clock::now)
                .threads(AT_ONCE)
                .pollingInterval(Duration.ofSeconds(10))
                .heartbeatInterval(Duration.ofSeconds(15))
                .missedHeartbeatsLimit(4)
                .shutdownMaxWait(Duration.ofSeconds(10))
                .build();
    }

    /** Begins before the web server and ends behind it. */
    @Override
    public int getPhase() {
        return 2;
    }

    @Override
    public void start() {
        running = true;
        scheduler.start();
    }

    @Override
    public void stop() {
        running = false;
        scheduler.stop();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Hands over what was ordered: the row is the order, and a claim that was lost is made again. */
    @Scheduled(initialDelayString = "PT10S", fixedDelayString = "PT5S")
    void handOver() {
        Runnable handing = () -> {
            Instant now = clock.now();
            transactions
                    .read(jobs::open)
                    .forEach(job -> scheduler.scheduleIfNotExists(
                            task.instance(Tenancy.current().value() + "/" + job), now));
        };
        Tenancy.run(MunicipalityId.INSTALLATION, handing::run);
        municipalities.inEach(handing);
    }

    /** Orders what is due by itself. */
    @Scheduled(initialDelayString = "PT3M", fixedDelayString = "PT10M")
    void orderWhatIsDue() {
        for (JobKind kind : jobs.byName().values()) {
            Optional<Duration> every = kind.every();
            if (every.isPresent()) {
                Runnable ordering = () -> orderIfDue(kind, every.get());
                if (kind.ofInstallation()) {
                    Tenancy.run(MunicipalityId.INSTALLATION, ordering::run);
                } else {
                    municipalities.inEach(ordering);
                }
            }
        }
    }

    private boolean orderIfDue(JobKind kind, Duration every) {
        return transactions.work(() -> {
            Instant due = jobs.lastEnd(kind.name()).map(end -> end.plus(every)).orElse(Instant.EPOCH);
            if (due.isAfter(clock.now())) {
                return false;
            }
            boolean ordered = jobs.order(kind.name(), Jobs.SCHEDULE).isPresent();
            if (ordered) {
                LOG.info(
                        "Job {} of municipality {} is due",
                        kind.name(),
                        Tenancy.current().value());
            }
            return ordered;
        });
    }
}
