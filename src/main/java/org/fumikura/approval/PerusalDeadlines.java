package org.fumikura.approval;

import static org.fumikuradb.approval.Tables.PERUSAL;

import org.fumikura.ledger.Doer;
import org.fumikura.records.DocumentState;
import org.fumikura.records.RecordDigests;
import org.fumikura.shared.OfficialClock;
import org.fumikura.tenancy.Municipalities;
import org.fumikura.tenancy.Transactions;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Enters into the register that perusals are complete whose last day has passed; by then everybody sees it already. */
@Component
class PerusalDeadlines {

    private static final int MOST = 1_000;
    private static final Doer DOER = new Doer.Job("perusal: the last day has passed");

    private final PerusalRows rows;
    private final Perusals perusals;
    private final RecordDigests records;
    private final Municipalities municipalities;
    private final Transactions transactions;
    private final OfficialClock clock;

    PerusalDeadlines(
            PerusalRows rows,
            Perusals perusals,
            RecordDigests records,
            Municipalities municipalities,
            Transactions transactions,
            OfficialClock clock) {
        this.rows = rows;
        this.perusals = perusals;
        this.records = records;
        this.municipalities = municipalities;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Scheduled(initialDelayString = "PT14M", fixedDelayString = "PT1H")
    void completeAll() {
        municipalities.inEach(this::complete);
    }

    /** Those of the current municipality. */
    void complete() {
        transactions
                .read(() -> rows
                        .list(
                                PerusalRows.overdue(clock.today())
                                        .and(PERUSAL.DOCUMENT_ID.in(records.in(DocumentState.PENDING))),
                                MOST,
                                0)
                        .stream()
                        .map(Perusal::id)
                        .toList())
                .forEach(id -> perusals.completeOverdue(id, DOER));
    }
}
