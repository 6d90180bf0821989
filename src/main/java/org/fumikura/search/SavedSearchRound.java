package org.fumikura.search;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.fumikura.shared.OfficialClock;
import org.fumikura.tenancy.Jobs;
import org.fumikura.tenancy.Municipalities;
import org.fumikura.tenancy.MunicipalityId;
import org.fumikura.tenancy.Tenancy;
import org.fumikura.tenancy.Transactions;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Orders {@link SavedSearchJob} every ten minutes, where the index or the day is another one and somebody watches. */
@Component
class SavedSearchRound {

    private final Indexes indexes;
    private final NewlyFound newlyFound;
    private final Jobs jobs;
    private final Municipalities municipalities;
    private final Transactions transactions;
    private final OfficialClock clock;
    private final Map<MunicipalityId, Seen> seen = new ConcurrentHashMap<>();

    SavedSearchRound(
            Indexes indexes,
            NewlyFound newlyFound,
            Jobs jobs,
            Municipalities municipalities,
            Transactions transactions,
            OfficialClock clock) {
        this.indexes = indexes;
        this.newlyFound = newlyFound;
        this.jobs = jobs;
        this.municipalities = municipalities;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** What decides what is found: what the index has followed, and the day on which people hold their posts. */
    private record Seen(long position, LocalDate day) {}

    @Scheduled(initialDelayString = "PT5M", fixedDelayString = "PT10M")
    void look() {
        municipalities.inEach(() -> indexes.state()
                .answers()
                .map(followed -> new Seen(followed.position(), transactions.read(clock::today)))
                .filter(now -> !Optional.of(now).equals(Optional.ofNullable(seen.get(Tenancy.current()))))
                .ifPresent(this::order));
    }

    private void order(Seen now) {
        boolean ordered = transactions.read(() -> newlyFound.watched().isEmpty())
                || transactions
                        .work(() -> jobs.order(SavedSearchJob.NAME, Jobs.SCHEDULE))
                        .isPresent();
        if (ordered) {
            seen.put(Tenancy.current(), now);
        }
    }
}
