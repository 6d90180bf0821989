package org.fumikura.organization;

import static org.fumikuradb.organization.Tables.CREDENTIAL;
import static org.fumikuradb.organization.Tables.SESSION;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import org.fumikura.shared.MachineClock;
import org.fumikura.tenancy.Transactions;
import org.fumikuradb.organization.tables.records.SessionRecord;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/**
 * Who is signed in. The browser holds a random token; the database holds its hash, the person and the post in which she
 * acts, and goes on as long as she holds that. It ends after an hour without a request and after twelve hours in any case, by the machine clock; also one that
 * comes from the future by more than that hour, because the clock was wrong when it began: it would live as long as it was wrong.
 */
@Component
class Sessions {

    static final Duration IDLE = Duration.ofMinutes(60);
    static final Duration LONGEST = Duration.ofHours(12);
    private static final Duration SEEN_STEP = Duration.ofMinutes(1);
    private static final int TOKEN_BYTES = 32;

    private final DSLContext db;
    private final Transactions transactions;
    private final MachineClock clock;
    private final SecureRandom random = new SecureRandom();

    Sessions(DSLContext db, Transactions transactions, MachineClock clock) {
        this.db = db;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * Begins a session; the token is known to nobody but the browser.
     *
     * @param assignment the post in which she acts
     */
    String start(PersonId person, AssignmentId assignment) {
        byte[] bytes = new byte[TOKEN_BYTES];
        random.nextBytes(bytes);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        Instant now = clock.now();
        transactions.work(() -> db.insertInto(SESSION)
                .set(SESSION.TOKEN_HASH, hash(token))
                .set(SESSION.PERSON_ID, person.value())
                .set(SESSION.ASSIGNMENT_ID, assignment.value())
                .set(SESSION.STARTED_AT, now)
                .set(SESSION.SEEN_AT, now)
                .set(
                        SESSION.PASSWORD_FIRST,
                        DSL.exists(DSL.selectOne()
                                .from(CREDENTIAL)
                                .where(CREDENTIAL.PERSON_ID.eq(person.value()), CREDENTIAL.FIRST_UNTIL.isNotNull())))
                .execute());
        return token;
    }

    /** The living session of a token. */
    Optional<SessionRecord> find(String token) {
        Instant now = clock.now();
        Optional<SessionRecord> found = transactions.read(() -> db.selectFrom(SESSION)
                .where(
                        SESSION.TOKEN_HASH.eq(hash(token)),
                        SESSION.ENDED_AT.isNull(),
                        SESSION.SEEN_AT.gt(now.minus(IDLE)),
                        SESSION.SEEN_AT.lt(now.plus(IDLE)),
                        SESSION.STARTED_AT.gt(now.minus(LONGEST)))
                .fetchOptional());
        found.filter(session -> session.getSeenAt().isBefore(now.minus(SEEN_STEP)))
                .ifPresent(session -> transactions.work(() -> db.update(SESSION)
                        .set(SESSION.SEEN_AT, now)
                        .where(SESSION.TOKEN_HASH.eq(session.getTokenHash()))
                        .execute()));
        return found;
    }

    /** From the next request on the person acts in another of her posts. */
    void actAs(String token, AssignmentId assignment) {
        transactions.work(() -> db.update(SESSION)
                .set(SESSION.ASSIGNMENT_ID, assignment.value())
                .where(SESSION.TOKEN_HASH.eq(hash(token)))
                .execute());
    }

    /** Ends a session whose post is held no more. */
    void endWithPost(String token) {
        transactions.work(() -> db.update(SESSION)
                .set(SESSION.ENDED_AT, clock.now())
                .set(SESSION.POST_LEFT, true)
                .where(SESSION.TOKEN_HASH.eq(hash(token)), SESSION.ENDED_AT.isNull())
                .execute());
    }

    /** Whether the session of a token has ended with the post, as long as it would not have ended of itself. */
    boolean hasEndedWithPost(String token) {
        return transactions.read(() -> db.fetchExists(
                SESSION,
                SESSION.TOKEN_HASH.eq(hash(token)),
                SESSION.POST_LEFT.isTrue(),
                SESSION.STARTED_AT.gt(clock.now().minus(LONGEST))));
    }

    void end(String token) {
        transactions.work(() -> db.update(SESSION)
                .set(SESSION.ENDED_AT, clock.now())
                .where(SESSION.TOKEN_HASH.eq(hash(token)))
                .execute());
    }

    static byte[] hash(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }
}
