package org.fumikura.desk;

import java.time.Duration;
import java.time.Instant;
import org.fumikura.shared.MachineClock;
import org.fumikura.tenancy.Jobs;
import org.fumikura.tenancy.Municipalities;
import org.fumikura.tenancy.Transactions;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Looks each minute whether there is something to mail, and orders the job only then; after a failure it waits longer. */
@Component
class MailRound {

    /** How long a server that takes nothing is left alone. */
    static final Duration PAUSE = Duration.ofMinutes(5);

    private final Outbox outbox;
    private final Smtp smtp;
    private final Jobs jobs;
    private final Municipalities municipalities;
    private final Transactions transactions;
    private final MachineClock clock;

    MailRound(
            Outbox outbox,
            Smtp smtp,
            Jobs jobs,
            Municipalities municipalities,
            Transactions transactions,
            MachineClock clock) {
        this.outbox = outbox;
        this.smtp = smtp;
        this.jobs = jobs;
        this.municipalities = municipalities;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Scheduled(initialDelayString = "PT1M", fixedDelayString = "PT1M")
    void look() {
        Instant again = smtp.awaySince().map(away -> away.plus(PAUSE)).orElse(Instant.MIN);
        if (!smtp.isOn() || clock.now().isBefore(again)) {
            return;
        }
        municipalities.inEach(() -> {
            boolean something = transactions.read(() -> !outbox.due().isEmpty()
                    || !outbox.waitingAtOnce().isEmpty()
                    || !outbox.waitingForDigest().isEmpty());
            if (something) {
                transactions.work(() -> jobs.order(MailJob.NAME, Jobs.SCHEDULE));
            }
        });
    }
}
