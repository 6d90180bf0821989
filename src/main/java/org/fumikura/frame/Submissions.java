package org.fumikura.frame;

import static org.fumikuradb.frame.Tables.SUBMISSION;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.fumikura.shared.MachineClock;
import org.fumikura.shared.Uuid7;
import org.fumikura.tenancy.Municipalities;
import org.fumikura.tenancy.Transactions;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
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
                note(key, person, outcome, null);
                body.run();
            });
            return outcome;
        } catch (DuplicateKeyException twice) {
            return outcome(key, person).orElseThrow(() -> twice);
        }
    }

    /**
     * Carries out what a program sends once. The same key with another request is refused; the same request again does nothing
     * and leads to the first one's result.
     *
     * @param body what it does, in its own write, with the place where the result is shown
     * @return where the result is shown
     * @throws KeyUsedBefore when the key came with another request before
     */
    public String once(Sending sending, Supplier<String> body) {
        return carryOut(sending, () -> transactions.write(() -> noted(sending, body)));
    }

    /** As {@link #once(Sending, Supplier)} for what changes no table of record. */
    public String onceAtWork(Sending sending, Supplier<String> body) {
        return carryOut(sending, () -> transactions.work(() -> noted(sending, body)));
    }

    /** As {@link #onceAtWork} for what opens its transactions itself; killed at the wrong moment it may be done again. */
    public String onceOutside(Sending sending, Supplier<String> body) {
        return carryOut(sending, () -> {
            String outcome = body.get();
            transactions.work(() -> note(sending.key, sending.person, outcome, sending.request));
            return outcome;
        });
    }

    private String carryOut(Sending sending, Supplier<String> body) {
        return oneAtATime(
                sending.key,
                () -> before(sending).orElseGet(() -> {
                    try {
                        return body.get();
                    } catch (DuplicateKeyException twice) {
                        return before(sending).orElseThrow(() -> twice);
                    }
                }));
    }

    private String noted(Sending sending, Supplier<String> body) {
        String outcome = body.get();
        note(sending.key, sending.person, outcome, sending.request);
        return outcome;
    }

    private Optional<String> before(Sending sending) {
        return transactions.read(() -> db.select(SUBMISSION.OUTCOME, SUBMISSION.REQUEST)
                .from(SUBMISSION)
                .where(SUBMISSION.KEY.eq(sending.key), SUBMISSION.PERSON_ID.eq(sending.person))
                .fetchOptional()
                .map(row -> {
                    if (!sending.request.equals(row.value2())) {
                        throw new KeyUsedBefore();
                    }
                    return row.value1();
                }));
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
        transactions.work(() -> note(key, person, outcome, null));
    }

    /** Where an earlier sending of the same form by the same person led; empty when it was never carried out. */
    public Optional<String> outcome(UUID key, UUID person) {
        return transactions.read(() -> find(key, person));
    }

    /** Forgets forms that nobody has open any more. */
    @Scheduled(initialDelayString = "PT12M", fixedDelayString = "PT1H")
    void sweep() {
        Instant before = clock.now().minus(KEPT);
        municipalities.inEach(() -> transactions.work(
                () -> db.deleteFrom(SUBMISSION).where(SUBMISSION.AT.lt(before)).execute()));
    }

    private Optional<String> find(UUID key, UUID person) {
        return db.select(SUBMISSION.OUTCOME)
                .from(SUBMISSION)
                .where(SUBMISSION.KEY.eq(key), SUBMISSION.PERSON_ID.eq(person))
                .fetchOptional(SUBMISSION.OUTCOME);
    }

    private void note(UUID key, UUID person, String outcome, @Nullable String request) {
        db.insertInto(SUBMISSION)
                .set(SUBMISSION.KEY, key)
                .set(SUBMISSION.PERSON_ID, person)
                .set(SUBMISSION.OUTCOME, outcome)
                .set(SUBMISSION.REQUEST, request)
                .set(SUBMISSION.AT, clock.now())
                .execute();
    }

    /**
     * What a program sends: its key, whose token it uses, and the digest of what it asks for.
     *
     * @param request method, path and body, as SHA-256 in hexadecimal
     */
    public record Sending(UUID key, UUID person, String request) {

        /** @param body what was read from the body; its text must tell it apart from every other one */
        public static Sending of(UUID key, UUID person, HttpServletRequest request, Object body) {
            String whole = request.getMethod() + ' ' + request.getRequestURI() + '\n' + body;
            try {
                byte[] digest = MessageDigest.getInstance("SHA-256").digest(whole.getBytes(StandardCharsets.UTF_8));
                return new Sending(key, person, HexFormat.of().formatHex(digest));
            } catch (NoSuchAlgorithmException missing) {
                throw new IllegalStateException(missing);
            }
        }
    }
}
