package org.fumikura.search;

import java.time.Duration;
import java.util.Optional;
import org.fumikura.shared.Text;
import org.fumikura.tenancy.JobKind;
import org.fumikura.tenancy.JobProgress;
import org.fumikura.tenancy.JobResult;
import org.springframework.stereotype.Component;

/** Has the index made anew, which goes on answering meanwhile. Every program of the installation sees the order and makes its own. */
@Component
class RebuildIndex implements JobKind {

    static final String NAME = "search.rebuild";

    private final Indexes indexes;
    private final IndexFeed feed;

    RebuildIndex(Indexes indexes, IndexFeed feed) {
        this.indexes = indexes;
        this.feed = feed;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Text label() {
        return new Text("検索の索引の作り直し", "Making the search index anew");
    }

    @Override
    public Optional<Duration> every() {
        return Optional.empty();
    }

    @Override
    public JobResult run(JobProgress progress) {
        feed.lastOrder().ifPresent(indexes::order);
        progress.advance(1, "ordered");
        return JobResult.done(
                new Text(
                        "新しい索引を作り始めました。できあがるまで、今の索引で検索できます。進み具合は稼働状況に表示されます。",
                        "A new index is being made; until it is ready the present one is searched. System shows how far it is."));
    }
}
