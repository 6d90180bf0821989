package org.fumikura.tenancy;

import static org.fumikuradb.tenancy.Tables.JOB;

import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.fumikura.shared.MachineClock;
import org.fumikura.shared.Refusal;
import org.fumikura.shared.Text;
import org.fumikuradb.tenancy.tables.records.JobRecord;
import org.jooq.DSLContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Does one job to its end and notes what became of it. */
@Component
class JobRunner {

    private static final Logger LOG = LoggerFactory.getLogger(JobRunner.class);

    private final DSLContext db;
    private final Transactions transactions;
    private final MachineClock clock;
    private final Jobs jobs;

    JobRunner(DSLContext db, Transactions transactions, MachineClock clock, Jobs jobs) {
        this.db = db;
        this.transactions = transactions;
        this.clock = clock;
        this.jobs = jobs;
    }

    /**
     * Runs a job of a municipality; does nothing when it has ended already.
     *
     * @param ending whether the program is told to end: the job then stops at its next step, and goes on later
     * @throws RuntimeException when it is to be taken up again later: the program ends, or the database is away
     */
    void run(MunicipalityId municipality, UUID job, BooleanSupplier ending) {
        Tenancy.in(municipality, () -> {
            JobRecord row = transactions.work(() -> begin(job));
            if (row != null) {
                end(job, result(row, ending));
            }
            return true;
        });
    }

    private @org.jspecify.annotations.Nullable JobRecord begin(UUID job) {
        return db.update(JOB)
                .set(JOB.STATE, JobState.RUNNING.name())
                .set(JOB.BEGUN_AT, clock.now())
                .where(JOB.ID.eq(job), JOB.ENDED_AT.isNull())
                .returning()
                .fetchOne();
    }

    private JobResult result(JobRecord row, BooleanSupplier ending) {
        JobKind kind = jobs.byName().get(row.getKind());
        if (kind == null) {
            return failed(new Text("この版の文倉はこの処理を知りません。", "This version of Fumikura does not know this kind of job."));
        }
        var progress = new JobProgress(db, transactions, row.getId(), ending, row.getMark(), row.getDone());
        try {
            JobResult result = kind.run(progress);
            if (result.state() == JobState.DONE && progress.done() == 0) {
                return failed(new Text("何も処理しないまま終わりました。", "It ended without having done anything."));
            }
            return result;
        } catch (JobInterrupted later) {
            throw later;
        } catch (Refusal refusal) {
            return failed(refusal.message());
        } catch (RuntimeException problem) {
            Optional<DatabaseTrouble> trouble = DatabaseTrouble.behind(problem);
            if (trouble.filter(DatabaseTrouble.BUSY::equals).isPresent()) {
                LOG.error("Job {} of kind {} waited too long", row.getId(), row.getKind(), problem);
                return failed(new Text(
                        "データベースが混み合っていたか、一度に行う量が多すぎたため、途中で終わりました。もう一度実行してください。",
                        "The database was too busy, or a step was too large. Please order it again."));
            }
            if (trouble.isPresent()) {
                throw problem;
            }
            LOG.error("Job {} of kind {} failed", row.getId(), row.getKind(), problem);
            return failed(new Text(
                    "プログラムの不具合で終わりました（" + problem.getClass().getSimpleName() + "）。動作記録に詳しい内容があります。",
                    "A fault in the program ended it (" + problem.getClass().getSimpleName()
                            + "). The log says more."));
        }
    }

    private static JobResult failed(Text words) {
        return new JobResult(JobState.FAILED, words);
    }

    private void end(UUID job, JobResult result) {
        if (result.state().isAlarming()) {
            LOG.error(
                    "Job {} ended as {}: {}",
                    job,
                    result.state(),
                    result.words().en());
        }
        transactions.work(() -> db.update(JOB)
                .set(JOB.STATE, result.state().name())
                .set(JOB.ENDED_AT, clock.now())
                .set(JOB.RESULT, result.words().ja())
                .set(JOB.RESULT_EN, result.words().en())
                .where(JOB.ID.eq(job))
                .execute());
    }
}
