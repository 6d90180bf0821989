package org.fumikura.organization;

import static org.fumikuradb.organization.Tables.SESSION;
import static org.fumikuradb.organization.Tables.SIGN_IN_ATTEMPT;

import java.time.Duration;
import java.time.Instant;
import org.fumikura.shared.MachineClock;
import org.fumikura.tenancy.Municipalities;
import org.fumikura.tenancy.Transactions;
import org.jooq.DSLContext;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Forgets sessions and failed sign-ins when they are long over; the access log keeps who came in and who did not. */
@Component
class SignInSweeper {

    /** Far beyond the longest session and the longest lock. */
    static final Duration KEPT = Duration.ofDays(30);

    private final DSLContext db;
    private final Transactions transactions;
    private final MachineClock clock;
    private final Municipalities municipalities;

    SignInSweeper(DSLContext db, Transactions transactions, MachineClock clock, Municipalities municipalities) {
        this.db = db;
        this.transactions = transactions;
        this.clock = clock;
        this.municipalities = municipalities;
    }

    @Scheduled(initialDelayString = "PT11M", fixedDelayString = "PT1H")
    void sweep() {
        Instant before = clock.now().minus(KEPT);
        municipalities.inEach(() -> transactions.work(() -> {
            db.deleteFrom(SESSION).where(SESSION.STARTED_AT.lt(before)).execute();
            db.deleteFrom(SIGN_IN_ATTEMPT)
                    .where(SIGN_IN_ATTEMPT.LAST_AT.lt(before))
                    .execute();
        }));
    }
}
