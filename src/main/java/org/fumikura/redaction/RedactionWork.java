package org.fumikura.redaction;

import java.util.Optional;
import org.fumikura.renditions.RenditionSettings;
import org.fumikura.tenancy.Municipalities;
import org.fumikura.tenancy.Municipality;
import org.fumikura.tenancy.Tenancy;
import org.fumikura.tenancy.Transactions;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Has done what waits to be done for redactions, each municipality in its turn. */
@Component
class RedactionWork {

    private final RenditionSettings settings;
    private final RedactionTasks tasks;
    private final Making making;
    private final Transactions transactions;
    private final Municipalities municipalities;

    RedactionWork(
            RenditionSettings settings,
            RedactionTasks tasks,
            Making making,
            Transactions transactions,
            Municipalities municipalities) {
        this.settings = settings;
        this.tasks = tasks;
        this.making = making;
        this.transactions = transactions;
        this.municipalities = municipalities;
    }

    @Scheduled(initialDelayString = "PT5S", fixedDelayString = "PT1S")
    void round() {
        if (settings.make()) {
            catchUp();
        }
    }

    /** Does all that waits now. */
    void catchUp() {
        boolean more = true;
        while (more) {
            more = false;
            for (Municipality municipality : municipalities.list()) {
                more |= Tenancy.in(municipality.id(), this::one);
            }
        }
    }

    /** One thing of the current municipality; false when none waits. */
    private boolean one() {
        Optional<RedactionTasks.Claimed> claimed = transactions.work(tasks::claim);
        claimed.ifPresent(making::carryOut);
        return claimed.isPresent();
    }
}
