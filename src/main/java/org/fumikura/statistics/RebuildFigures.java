package org.fumikura.statistics;

import java.time.Duration;
import java.util.Optional;
import org.fumikura.ledger.FollowerPositions;
import org.fumikura.shared.Text;
import org.fumikura.tenancy.JobKind;
import org.fumikura.tenancy.JobProgress;
import org.fumikura.tenancy.JobResult;
import org.fumikura.tenancy.Transactions;
import org.springframework.stereotype.Component;

/** Takes the figures away and lets them follow the ledger again from its first line. */
@Component
class RebuildFigures implements JobKind {

    private final MatterFigures figures;
    private final Used used;
    private final FollowerPositions positions;
    private final Transactions transactions;

    RebuildFigures(MatterFigures figures, Used used, FollowerPositions positions, Transactions transactions) {
        this.figures = figures;
        this.used = used;
        this.positions = positions;
        this.transactions = transactions;
    }

    @Override
    public String name() {
        return "statistics.rebuild";
    }

    @Override
    public Text label() {
        return new Text("統計の作り直し", "Making the figures anew");
    }

    @Override
    public Optional<Duration> every() {
        return Optional.empty();
    }

    @Override
    public JobResult run(JobProgress progress) {
        begin(() -> progress.advance(1, "forgotten"));
        return JobResult.done(
                new Text(
                        "統計を消し、台帳の初めから作り直しています。終わるまで件数が少なく見えます。",
                        "The figures were taken away and follow the ledger again from its beginning; until then they show less."));
    }

    /** @param each what is done after each part */
    void begin(Runnable each) {
        while (transactions.work(figures::forgetSome) > 0) {
            each.run();
        }
        // last, so that nothing that was made anew is taken away again
        transactions.work(() -> {
            positions.beginAnew(FigureFollower.NAME);
            used.forget();
        });
        each.run();
    }
}
