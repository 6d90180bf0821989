package org.fumikura.statistics;

import static org.fumikuradb.statistics.Tables.PRINTS_SEEN;
import static org.fumikuradb.statistics.Tables.PRINT_LINE;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.fumikura.shared.MachineClock;
import org.fumikura.tenancy.Municipalities;
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

    private static final int AT_ONCE = 200;

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
        municipalities.inEach(this::look);
    }

    /** Those of the current municipality. */
    void look() {
        Instant now = clock.now();
        List<UUID> printed = transactions.read(() -> {
            Instant since = db.select(PRINTS_SEEN.UNTIL)
                    .from(PRINTS_SEEN)
                    .fetchOptional(PRINTS_SEEN.UNTIL)
                    .orElse(Instant.EPOCH);
            return db.selectDistinct(PRINT_LINE.DOCUMENT_ID)
                    .from(PRINT_LINE)
                    .where(PRINT_LINE.AT.ge(since.minus(OVERLAP)))
                    .fetch(PRINT_LINE.DOCUMENT_ID);
        });
        // figures are made anew as often as one likes, so that each part stands by itself
        for (int from = 0; from < printed.size(); from += AT_ONCE) {
            Set<UUID> some = Set.copyOf(printed.subList(from, Math.min(from + AT_ONCE, printed.size())));
            transactions.work(() -> figures.make(some));
        }
        transactions.work(() -> {
            db.insertInto(PRINTS_SEEN)
                    .set(PRINTS_SEEN.UNTIL, now)
                    .onConflict(PRINTS_SEEN.TENANT_ID)
                    .doUpdate()
                    .set(PRINTS_SEEN.UNTIL, DSL.excluded(PRINTS_SEEN.UNTIL))
                    .execute();
        });
    }
}
