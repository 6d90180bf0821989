package org.fumikura.redaction;

import static org.fumikuradb.redaction.Tables.ARRIVAL;

import java.io.InputStream;
import java.time.Duration;
import java.util.UUID;
import org.fumikura.content.ContentTooLarge;
import org.fumikura.content.Contents;
import org.fumikura.content.Sha256;
import org.fumikura.content.Stored;
import org.fumikura.organization.PersonId;
import org.fumikura.shared.MachineClock;
import org.fumikura.shared.Uuid7;
import org.fumikura.tenancy.Municipalities;
import org.fumikura.tenancy.Transactions;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Bytes that came, until a redaction refers to them. */
@Component
class Arrivals {

    /** The largest PDF that is taken. */
    static final long LARGEST = 100L * 1024 * 1024;

    private static final long LARGEST_RESULT = 1024L * 1024 * 1024;
    private static final Duration KEPT = Duration.ofDays(1);

    private final DSLContext db;
    private final Contents contents;
    private final Transactions transactions;
    private final Municipalities municipalities;
    private final MachineClock clock;
    private final Uuid7 ids;

    Arrivals(
            DSLContext db,
            Contents contents,
            Transactions transactions,
            Municipalities municipalities,
            MachineClock clock,
            Uuid7 ids) {
        this.db = db;
        this.contents = contents;
        this.transactions = transactions;
        this.municipalities = municipalities;
        this.clock = clock;
        this.ids = ids;
    }

    /** What came. */
    record Arrival(UUID id, Sha256 sha256, long size) {}

    /**
     * Takes a PDF in; not in a transaction.
     *
     * @throws NoPdf when it is none
     * @throws ContentTooLarge when it is too large
     */
    Arrival take(InputStream bytes, PersonId person) {
        return take(bytes, LARGEST, person);
    }

    /** Takes in what the program made itself. */
    Arrival takeResult(InputStream bytes, PersonId person) {
        return take(bytes, LARGEST_RESULT, person);
    }

    private Arrival take(InputStream bytes, long largest, PersonId person) {
        return contents.put(bytes, largest, keep -> {
            Stored stored = keep.get();
            if (!stored.mediaType().equals("application/pdf")) {
                throw new NoPdf();
            }
            UUID id = ids.create();
            db.insertInto(ARRIVAL)
                    .set(ARRIVAL.ID, id)
                    .set(ARRIVAL.SHA256, stored.sha256().bytes())
                    .set(ARRIVAL.PERSON_ID, person.value())
                    .set(ARRIVAL.AT, clock.now())
                    .execute();
            return new Arrival(id, stored.sha256(), stored.size());
        });
    }

    /** Something refers to it now, or nobody wants it any more. */
    void clear(Arrival arrival) {
        transactions.work(() -> clear(ARRIVAL.ID.eq(arrival.id())));
    }

    private void clear(Condition which) {
        db.deleteFrom(ARRIVAL)
                .where(which)
                .returning(ARRIVAL.SHA256)
                .fetch(row -> Sha256.of(row.get(ARRIVAL.SHA256)))
                .forEach(contents::release);
    }

    /** What the program was killed over. */
    @Scheduled(initialDelayString = "PT14M", fixedDelayString = "PT1H")
    void sweep() {
        municipalities.inEach(
                () -> transactions.work(() -> clear(ARRIVAL.AT.lt(clock.now().minus(KEPT)))));
    }
}
