package org.fumikura.records;

import java.util.UUID;
import org.fumikura.ledger.Act;
import org.fumikura.ledger.Doer;
import org.fumikura.ledger.Ledger;
import org.fumikura.ledger.Subject;
import org.fumikura.shared.MachineClock;
import org.fumikura.shared.OfficialClock;
import org.fumikura.tenancy.Transactions;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/**
 * Destroys the words of a document, its attachments, opinions, drafts and the ledger's details about it, and leaves the stub
 * (I-09). The database function re-checks closure, expiry, holds, the verdict and its decision in the same transaction
 * (I-06); nothing here can be asked to skip that.
 */
@Component
public class Erasure {

    private final DSLContext db;
    private final Transactions transactions;
    private final Ledger ledger;
    private final RecordDigests digests;
    private final OfficialClock clock;
    private final MachineClock machineClock;

    Erasure(
            DSLContext db,
            Transactions transactions,
            Ledger ledger,
            RecordDigests digests,
            OfficialClock clock,
            MachineClock machineClock) {
        this.db = db;
        this.transactions = transactions;
        this.ledger = ledger;
        this.digests = digests;
        this.clock = clock;
        this.machineClock = machineClock;
    }

    /**
     * Destroys one document under a decided verdict.
     *
     * @param verdict the line of the decided disposal list
     * @throws org.springframework.dao.DataAccessException when the database finds that it may not be destroyed; nothing
     *     happened then
     */
    public void erase(DocumentId document, UUID verdict, Doer doer) {
        transactions.write(() -> {
            db.fetch(
                    "select records.erase(?::uuid, ?::uuid, ?::date, ?::timestamptz)",
                    document.value(),
                    verdict,
                    clock.today(),
                    machineClock.now().atOffset(java.time.ZoneOffset.UTC));
            ledger.record(Act.of(RecordsActs.ERASED, new Subject("document", document.value()), doer, "")
                    .under(verdict)
                    .sealing(digests.stub(document.value()).orElseThrow()));
        });
    }
}
