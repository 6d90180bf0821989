package org.fumikura.approval;

import java.time.Duration;
import java.util.Optional;
import org.fumikura.shared.Text;
import org.fumikura.tenancy.JobKind;
import org.fumikura.tenancy.JobProgress;
import org.fumikura.tenancy.JobResult;
import org.springframework.stereotype.Component;

/** Forgets batches whose time is over, with the files from which nothing was made (R-020-batch). */
@Component
class ForgottenBatches implements JobKind {

    static final String NAME = "approval.forgotten-batches";

    private final Batches batches;

    ForgottenBatches(Batches batches) {
        this.batches = batches;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Text label() {
        return new Text("同文の起案の表の整理", "Tables of drafts of one text");
    }

    @Override
    public Optional<Duration> every() {
        return Optional.of(Duration.ofDays(1));
    }

    @Override
    public JobResult run(JobProgress progress) {
        int forgotten = batches.forget();
        if (forgotten == 0) {
            return JobResult.nothing(new Text("期間を過ぎた表はありません。", "There is no table whose time is over."));
        }
        progress.advance(forgotten, "");
        return JobResult.done(new Text(
                "期間を過ぎた %d 件を消しました。".formatted(forgotten), "Forgot %d whose time was over.".formatted(forgotten)));
    }
}
