package org.fumikura.desk;

import static org.fumikuradb.desk.Tables.MAIL;
import static org.fumikuradb.desk.Tables.NOTICE;

import java.time.Duration;
import java.time.Instant;
import org.fumikura.shared.MachineClock;
import org.fumikura.tenancy.Municipalities;
import org.fumikura.tenancy.Transactions;
import org.jooq.DSLContext;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Forgets notices some time after they were read, and mail after it was sent or given up; the ledger keeps what they told of. */
@Component
class NoticeSweeper {

    static final Duration KEPT = Duration.ofDays(90);

    private final DSLContext db;
    private final Transactions transactions;
    private final MachineClock clock;
    private final Municipalities municipalities;

    NoticeSweeper(DSLContext db, Transactions transactions, MachineClock clock, Municipalities municipalities) {
        this.db = db;
        this.transactions = transactions;
        this.clock = clock;
        this.municipalities = municipalities;
    }

    @Scheduled(initialDelayString = "PT13M", fixedDelayString = "PT1H")
    void sweep() {
        Instant before = clock.now().minus(KEPT);
        municipalities.inEach(() -> transactions.work(() -> {
            db.deleteFrom(MAIL).where(MAIL.ENDED_AT.lt(before)).execute();
            db.deleteFrom(NOTICE).where(NOTICE.READ_AT.lt(before)).execute();
        }));
    }
}
