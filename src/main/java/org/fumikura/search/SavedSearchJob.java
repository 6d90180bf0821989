package org.fumikura.search;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fumikura.organization.PersonId;
import org.fumikura.organization.Reader;
import org.fumikura.shared.Text;
import org.fumikura.tenancy.JobKind;
import org.fumikura.tenancy.JobProgress;
import org.fumikura.tenancy.JobResult;
import org.fumikura.tenancy.Transactions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Looks what the watched searches find anew, person by person. Each is told by itself; whatever is broken off is done again. */
@Component
class SavedSearchJob implements JobKind {

    static final String NAME = "search.saved";

    private static final Logger LOG = LoggerFactory.getLogger(SavedSearchJob.class);

    private final NewlyFound newlyFound;
    private final Transactions transactions;

    SavedSearchJob(NewlyFound newlyFound, Transactions transactions) {
        this.newlyFound = newlyFound;
        this.transactions = transactions;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Text label() {
        return new Text("保存した検索の確認", "What saved searches find anew");
    }

    /** Ordered by {@link SavedSearchRound} when there is something to look at. */
    @Override
    public Optional<Duration> every() {
        return Optional.empty();
    }

    @Override
    public JobResult run(JobProgress progress) {
        Map<PersonId, List<SavedSearch>> all = transactions.read(newlyFound::watched);
        var count = new Count();
        for (Map.Entry<PersonId, List<SavedSearch>> each : all.entrySet()) {
            List<Reader> readers = transactions.read(() -> newlyFound.readers(each.getKey()));
            if (!readers.isEmpty()) {
                for (SavedSearch saved : each.getValue()) {
                    count.add(saved, readers);
                }
                progress.advance(each.getValue().size(), each.getKey().value().toString());
            }
            if (count.notMade) {
                return JobResult.nothing(
                        new Text("検索の索引を作っているところのため、確認していません。", "The index is being made: nothing was looked at."));
            }
        }
        return count.result();
    }

    /** What came of it. */
    private final class Count {

        private int looked;
        private int told;
        private int failed;
        private boolean notMade;

        void add(SavedSearch saved, List<Reader> readers) {
            looked++;
            try {
                newlyFound.tell(saved, readers).ifPresentOrElse(news -> told += news, () -> notMade = true);
            } catch (RuntimeException broken) {
                // one that can not be looked at keeps nobody else's news back
                failed++;
                LOG.warn("the saved search {} could not be looked at", saved.id(), broken);
            }
        }

        JobResult result() {
            var words = new Text(
                    "保存した検索 %d 件を確かめ、新しく見つかった %d 件を知らせました。".formatted(looked, told)
                            + (failed > 0 ? "%d 件は確かめられませんでした。".formatted(failed) : ""),
                    "Looked at %d saved searches and told of %d things.".formatted(looked, told)
                            + (failed > 0 ? " %d could not be looked at.".formatted(failed) : ""));
            if (failed > 0) {
                return JobResult.found(words);
            }
            return told == 0 ? JobResult.nothing(words) : JobResult.done(words);
        }
    }
}
