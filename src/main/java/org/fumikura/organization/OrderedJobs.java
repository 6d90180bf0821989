package org.fumikura.organization;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.fumikura.ledger.Act;
import org.fumikura.ledger.Ledger;
import org.fumikura.ledger.Subject;
import org.fumikura.shared.NotFound;
import org.fumikura.shared.Text;
import org.fumikura.tenancy.Job;
import org.fumikura.tenancy.Jobs;
import org.fumikura.tenancy.MunicipalityId;
import org.fumikura.tenancy.Tenancy;
import org.fumikura.tenancy.Transactions;
import org.springframework.stereotype.Component;

/** Jobs as administrators see and order them. */
@Component
class OrderedJobs {

    private static final int MOST = 50;

    private final Jobs jobs;
    private final Ledger ledger;
    private final Transactions transactions;

    OrderedJobs(Jobs jobs, Ledger ledger, Transactions transactions) {
        this.jobs = jobs;
        this.ledger = ledger;
        this.transactions = transactions;
    }

    /** The last ones of the municipality. */
    List<Job> own() {
        return transactions.read(() -> jobs.list(MOST));
    }

    /** The last ones of the whole installation. */
    List<Job> ofInstallation() {
        return Tenancy.in(MunicipalityId.INSTALLATION, this::own);
    }

    /** What can be ordered. */
    Map<String, Text> kinds() {
        return jobs.kinds();
    }

    /**
     * Orders a job of the municipality.
     *
     * @throws NotFound for a kind that does not exist
     * @throws JobUnderWay when one of the kind waits or runs already
     */
    UUID order(String kind, Actor actor) {
        Text label = Optional.ofNullable(kinds().get(kind))
                .orElseThrow(() -> new NotFound("job", new Text("自動処理", "job"), kind));
        return transactions.write(() -> {
            UUID job = jobs.order(kind, actor.label().ja()).orElseThrow(() -> new JobUnderWay(label));
            ledger.record(Act.of(OrganizationActs.JOB_ORDERED, new Subject("job", job), actor.doer(), label.ja()));
            return job;
        });
    }
}
