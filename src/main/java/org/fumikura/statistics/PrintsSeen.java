package org.fumikura.statistics;

import static org.fumikuradb.statistics.Tables.PRINTS_SEEN;
import static org.fumikuradb.statistics.Tables.PRINT_LINE;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.fumikura.shared.MachineClock;
import org.fumikura.tenancy.Municipalities;
import org.fumikura.tenancy.Tenancy;
import org.fumikura.tenancy.Transactions;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Follows the access log for prints, which are no acts and stand in no ledger. Its lines come a moment after their time, so each
 * look begins a while before the end of the last one; a document that is found twice gets the same figures again.
 */
@Component
class PrintsSeen {

    private static final Duration OVERLAP = Duration.ofMinutes(5);

    private final DSLContext db;
    private final MatterFigures figures;
    private final Municipalities municipalities;
    private final Transactions transactions;
    private final MachineClock clock;

    PrintsSeen(
            DSLContext db,
            MatterFigures figures,
            Municipalities municipalities,
            Transactions transactions,
            MachineClock clock) {
        this.db = db;
        this.figures = figures;
        this.municipalities = municipalities;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Scheduled(initialDelayString = "PT3M", fixedDelayString = "PT5M")
    void lookEverywhere() {
        municipalities
                .list()
                .forEach(municipality -> Tenancy.in(municipality.id(), () -> {
                    look();
                    return true;
                }));
    }

    /** Those of the current municipality. */
    void look() {
        transactions.work(() -> {
            Instant now = clock.now();
            Instant since = db.select(PRINTS_SEEN.UNTIL)
                    .from(PRINTS_SEEN)
                    .fetchOptional(PRINTS_SEEN.UNTIL)
                    .orElse(Instant.EPOCH);
            Set<UUID> printed = db.selectDistinct(PRINT_LINE.DOCUMENT_ID)
                    .from(PRINT_LINE)
                    .where(PRINT_LINE.AT.ge(since.minus(OVERLAP)))
                    .fetchSet(PRINT_LINE.DOCUMENT_ID);
            if (!printed.isEmpty()) {
                figures.make(printed);
            }
            db.insertInto(PRINTS_SEEN)
                    .set(PRINTS_SEEN.UNTIL, now)
                    .onConflict(PRINTS_SEEN.TENANT_ID)
                    .doUpdate()
                    .set(PRINTS_SEEN.UNTIL, DSL.excluded(PRINTS_SEEN.UNTIL))
                    .execute();
        });
    }
}
