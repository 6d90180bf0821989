package org.fumikura.approval;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.fumikura.records.DocumentId;
import org.fumikura.shared.OfficialClock;
import org.fumikura.shared.Refusal;
import org.fumikura.shared.Text;
import org.fumikura.tenancy.JobKind;
import org.fumikura.tenancy.JobProgress;
import org.fumikura.tenancy.JobResult;
import org.fumikura.tenancy.Transactions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;

/** Looks each day for steps that have waited too long. Each alarm is a write of its own; a second run of a day
 * begins at the beginning and tells nobody twice. */
@Component
class StagnationJob implements JobKind {

    private static final Logger LOG = LoggerFactory.getLogger(StagnationJob.class);

    static final String NAME = "approval.stagnation";

    private final Stagnations stagnations;
    private final StagnationRules rules;
    private final Transactions transactions;
    private final OfficialClock clock;

    StagnationJob(Stagnations stagnations, StagnationRules rules, Transactions transactions, OfficialClock clock) {
        this.stagnations = stagnations;
        this.rules = rules;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Text label() {
        return new Text("滞留している案件の確認", "Matters that wait too long");
    }

    @Override
    public Optional<Duration> every() {
        return Optional.of(Duration.ofDays(1));
    }

    @Override
    public JobResult run(JobProgress progress) {
        if (transactions.read(() -> rules.inForce(clock.today())).isEmpty()) {
            return JobResult.nothing(
                    new Text("滞留の基準が登録されていないため、確認していません。", "No rule says what is too long: nothing was looked at."));
        }
        List<DocumentId> all = transactions.read(stagnations::circulating);
        int told = 0;
        int moved = 0;
        int failed = 0;
        for (DocumentId id : all) {
            try {
                for (Stagnations.Alarm alarm : transactions.read(() -> stagnations.due(id))) {
                    stagnations.tell(alarm);
                    told++;
                }
            } catch (StepMoved answered) {
                moved++;
            } catch (DataIntegrityViolationException | IllegalStateException | Refusal broken) {
                // one matter that can not be told of keeps nobody else's alarm back (I-24)
                failed++;
                LOG.warn("no alarm could be raised for {}", id.value(), broken);
            }
            progress.advance(1, id.value().toString());
        }
        var words = new Text(
                "回付中の %d 件を確かめ、%d 件を知らせました。".formatted(all.size(), told)
                        + (moved > 0 ? "%d 件は確認の間に動きました。".formatted(moved) : "")
                        + (failed > 0 ? "%d 件は知らせられませんでした。".formatted(failed) : ""),
                "Looked at %d matters and told of %d.".formatted(all.size(), told)
                        + (moved > 0 ? " %d moved meanwhile.".formatted(moved) : "")
                        + (failed > 0 ? " %d could not be told of.".formatted(failed) : ""));
        if (failed > 0) {
            return JobResult.found(words);
        }
        return told == 0 ? JobResult.nothing(words) : JobResult.done(words);
    }
}
