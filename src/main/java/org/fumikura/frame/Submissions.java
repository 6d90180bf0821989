package org.fumikura.frame;

import static org.fumikuradb.frame.Tables.SUBMISSION;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.fumikura.shared.MachineClock;
import org.fumikura.shared.Uuid7;
import org.fumikura.tenancy.Municipalities;
import org.fumikura.tenancy.Tenancy;
import org.fumikura.tenancy.Transactions;
import org.jooq.DSLContext;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Forms that take effect once. Each form carries a key; the write that carries it out notes the key with the place where the
 * result is shown, and a second sending is led there.
 */
@Component
public class Submissions {

    static final Duration KEPT = Duration.ofDays(30);

    private static final int DOORS = 256;

    private final List<ReentrantLock> doors =
            Stream.generate(ReentrantLock::new).limit(DOORS).toList();
    private final DSLContext db;
    private final Transactions transactions;
    private final MachineClock clock;
    private final Uuid7 ids;
    private final Municipalities municipalities;

    Submissions(
            DSLContext db, Transactions transactions, MachineClock clock, Uuid7 ids, Municipalities municipalities) {
        this.db = db;
        this.transactions = transactions;
        this.clock = clock;
        this.ids = ids;
        this.municipalities = municipalities;
    }

    /** A key for a new form. */
    public UUID key() {
        return ids.create();
    }

    /**
     * Carries out a form once. When the same person already sent the form with this key, nothing is done again; when it is
     * being carried out at the same moment, this waits for the other.
     *
     * @param outcome where the result is shown
     * @param body what the form does, in its own write; whatever it throws leaves the form unsent
     * @return where to lead the sender
     */
    public String once(UUID key, UUID person, String outcome, Runnable body) {
        Optional<String> before = outcome(key, person);
        if (before.isPresent()) {
            return before.get();
        }
        try {
            transactions.write(() -> {
                note(key, person, outcome);
                body.run();
            });
            return outcome;
        } catch (DuplicateKeyException twice) {
            return outcome(key, person).orElseThrow(() -> twice);
        }
    }

    /**
     * Lets the sendings of one form pass one after the other, so that a second one finds the outcome of the first. The program
     * is one process.
     */
    public <T> T oneAtATime(UUID key, Supplier<T> sending) {
        ReentrantLock door = doors.get(Math.floorMod(key.hashCode(), DOORS));
        door.lock();
        try {
            return sending.get();
        } finally {
            door.unlock();
        }
    }

    /** Notes where a form led that needed no write of record; to be called after what it did. */
    public void remember(UUID key, UUID person, String outcome) {
        transactions.work(() -> note(key, person, outcome));
    }

    /** Where an earlier sending of the same form by the same person led; empty when it was never carried out. */
    public Optional<String> outcome(UUID key, UUID person) {
        return transactions.read(() -> find(key, person));
    }

    /** Forgets forms that nobody has open any more. */
    @Scheduled(initialDelayString = "PT12M", fixedDelayString = "PT1H")
    void sweep() {
        Instant before = clock.now().minus(KEPT);
        municipalities
                .list()
                .forEach(municipality -> Tenancy.in(
                        municipality.id(),
                        () -> transactions.work(() -> db.deleteFrom(SUBMISSION)
                                .where(SUBMISSION.AT.lt(before))
                                .execute())));
    }

    private Optional<String> find(UUID key, UUID person) {
        return db.select(SUBMISSION.OUTCOME)
                .from(SUBMISSION)
                .where(SUBMISSION.KEY.eq(key), SUBMISSION.PERSON_ID.eq(person))
                .fetchOptional(SUBMISSION.OUTCOME);
    }

    private void note(UUID key, UUID person, String outcome) {
        db.insertInto(SUBMISSION)
                .set(SUBMISSION.KEY, key)
                .set(SUBMISSION.PERSON_ID, person)
                .set(SUBMISSION.OUTCOME, outcome)
                .set(SUBMISSION.AT, clock.now())
                .execute();
    }
}
