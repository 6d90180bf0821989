package org.fumikura.approval;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.fumikura.records.DocumentId;
import org.fumikura.shared.OfficialClock;
import org.fumikura.shared.Text;
import org.fumikura.tenancy.JobKind;
import org.fumikura.tenancy.JobProgress;
import org.fumikura.tenancy.JobResult;
import org.fumikura.tenancy.Transactions;
import org.springframework.stereotype.Component;

/** Looks each day for steps that have waited too long. Each alarm is a write of its own; a second run of a day
 * begins at the beginning and tells nobody twice. */
@Component
class StagnationJob implements JobKind {

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
        for (DocumentId id : all) {
            for (Stagnations.Alarm alarm : transactions.read(() -> stagnations.due(id))) {
                try {
                    stagnations.tell(alarm);
                    told++;
                    progress.advance(1, id.value().toString());
                } catch (StepMoved answered) {
                    moved++;
                }
            }
        }
        var words = new Text(
                "回付中の %d 件を確かめ、%d 件を知らせました。".formatted(all.size(), told)
                        + (moved > 0 ? "%d 件は確認の間に動きました。".formatted(moved) : ""),
                "Looked at %d matters and told of %d.".formatted(all.size(), told)
                        + (moved > 0 ? " %d moved meanwhile.".formatted(moved) : ""));
        return told == 0 ? JobResult.nothing(words) : JobResult.done(words);
    }
}
