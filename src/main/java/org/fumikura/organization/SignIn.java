package org.fumikura.organization;

import static org.fumikuradb.organization.Tables.CREDENTIAL;
import static org.fumikuradb.organization.Tables.PERSON;
import static org.fumikuradb.organization.Tables.SIGN_IN_ATTEMPT;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.fumikura.ledger.Act;
import org.fumikura.ledger.Doer;
import org.fumikura.ledger.Ledger;
import org.fumikura.ledger.Subject;
import org.fumikura.shared.MachineClock;
import org.fumikura.tenancy.Transactions;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Checks passwords (Argon2id). After {@value #MOST_FAILURES} failures in a row a login is locked for {@link #LOCK}, whether
 * it exists or not, so that the answer tells nothing about who works here.
 *
 * <p>An attempt is counted before its password is looked at, and the fifth one sets the lock: however many arrive at the same
 * moment, five of them are looked at. Hashing takes memory and time on purpose, so that few passwords are looked at at once.
 */
@Component
class SignIn {

    private static final Logger LOG = LoggerFactory.getLogger(SignIn.class);

    static final int MOST_FAILURES = 5;
    static final Duration LOCK = Duration.ofMinutes(15);
    private static final int MOST_AT_ONCE = 4;
    private static final int PATIENCE_SECONDS = 10;
    private static final Pattern LOGIN = Pattern.compile("[a-z0-9][a-z0-9._-]{0,99}");

    private final DSLContext db;
    private final Transactions transactions;
    private final MachineClock clock;
    private final Passwords passwords;
    private final Ledger ledger;
    private final Semaphore hashing = new Semaphore(MOST_AT_ONCE, true);

    SignIn(DSLContext db, Transactions transactions, MachineClock clock, Passwords passwords, Ledger ledger) {
        this.db = db;
        this.transactions = transactions;
        this.clock = clock;
        this.passwords = passwords;
        this.ledger = ledger;
    }

    /** What came of trying to sign in. */
    sealed interface Result {
        record Accepted(PersonId person) implements Result {}

        record Wrong() implements Result {}

        /** The right one, but a first password whose time is over. */
        record Expired() implements Result {}

        record Locked(Instant until) implements Result {}

        /** Too many others are being looked at; this attempt was not counted. */
        record Busy() implements Result {}
    }

    Result attempt(String login, String password) {
        String name = login.strip().toLowerCase(Locale.ROOT);
        boolean possible = LOGIN.matcher(name).matches();
        Optional<Instant> locked =
                possible ? transactions.read(() -> lockedUntil(name, clock.now())) : Optional.empty();
        if (locked.isPresent()) {
            return new Result.Locked(locked.get());
        }
        if (!beginHashing()) {
            return new Result.Busy();
        }
        try {
            return possible ? attemptAs(name, password) : wrong(password);
        } finally {
            hashing.release();
        }
    }

    private Result attemptAs(String name, String password) {
        Instant now = clock.now();
        Optional<Instant> admitted = transactions.work(() -> admit(name, now));
        if (admitted.isEmpty()) {
            return new Result.Locked(
                    transactions.read(() -> lockedUntil(name, now)).orElse(now.plus(LOCK)));
        }
        Optional<Known> person = check(name, password);
        if (person.isPresent()) {
            transactions.work(() -> forget(name, admitted.get()));
            return person.get().isOver(now) ? new Result.Expired() : new Result.Accepted(new PersonId(person.get().id));
        }
        return admitted.get().isAfter(now) ? new Result.Locked(admitted.get()) : new Result.Wrong();
    }

    private Result wrong(String password) {
        passwords.matchNobody(password);
        return new Result.Wrong();
    }

    private boolean beginHashing() {
        try {
            return hashing.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private Optional<Known> check(String name, String password) {
        Optional<Known> known = transactions.read(() -> find(name));
        if (known.isEmpty()) {
            passwords.matchNobody(password);
            return Optional.empty();
        }
        Known person = known.get();
        if (!passwords.matches(password, person.hash)) {
            return Optional.empty();
        }
        if (passwords.isOutdated(person.hash)) {
            renew(person, password);
        }
        return known;
    }

    private Optional<Known> find(String name) {
        return db.select(PERSON.ID, PERSON.LOGIN, CREDENTIAL.PASSWORD_HASH, CREDENTIAL.FIRST_UNTIL)
                .from(PERSON)
                .join(CREDENTIAL)
                .on(CREDENTIAL.TENANT_ID.eq(PERSON.TENANT_ID), CREDENTIAL.PERSON_ID.eq(PERSON.ID))
                .where(PERSON.LOGIN.eq(name))
                .fetchOptional(row -> new Known(row.value1(), row.value2(), row.value3(), row.value4()));
    }

    /** The right password is known only now. Who signs in need not wait for better luck when this fails. */
    private void renew(Known person, String password) {
        String hash = passwords.encode(password);
        try {
            transactions.write(() -> {
                db.update(CREDENTIAL)
                        .set(CREDENTIAL.PASSWORD_HASH, hash)
                        .where(CREDENTIAL.PERSON_ID.eq(person.id), CREDENTIAL.PASSWORD_HASH.eq(person.hash))
                        .execute();
                ledger.record(Act.of(
                        OrganizationActs.PASSWORD_HASHED_ANEW,
                        new Subject("person", person.id),
                        new Doer.Job("sign-in"),
                        person.login));
            });
        } catch (RuntimeException problem) {
            LOG.warn("An outdated password hash was not renewed; this will be tried at the next sign-in", problem);
        }
    }

    private Optional<Instant> lockedUntil(String name, Instant now) {
        return db.select(SIGN_IN_ATTEMPT.LOCKED_UNTIL)
                .from(SIGN_IN_ATTEMPT)
                .where(SIGN_IN_ATTEMPT.LOGIN.eq(name), isLocked(now))
                .fetchOptional(SIGN_IN_ATTEMPT.LOCKED_UNTIL);
    }

    /** A lock that was set while the clock was wrong would last as long as it was wrong. */
    private static Condition isLocked(Instant now) {
        return SIGN_IN_ATTEMPT.LOCKED_UNTIL.gt(now).and(SIGN_IN_ATTEMPT.LOCKED_UNTIL.le(now.plus(LOCK)));
    }

    /**
     * Counts an attempt as a failure beforehand, unless the login is locked: those that arrive together are counted one after
     * the other.
     *
     * @return empty while the login is locked; else until when it is locked now, a moment gone by for all but the fifth
     */
    private Optional<Instant> admit(String name, Instant now) {
        var over = SIGN_IN_ATTEMPT.LOCKED_UNTIL.isNotNull();
        var failures = DSL.when(over, DSL.val(1)).otherwise(SIGN_IN_ATTEMPT.FAILURES.plus(1));
        return db.insertInto(SIGN_IN_ATTEMPT)
                .set(SIGN_IN_ATTEMPT.LOGIN, name)
                .set(SIGN_IN_ATTEMPT.FAILURES, 1)
                .set(SIGN_IN_ATTEMPT.LAST_AT, now)
                .onConflict(SIGN_IN_ATTEMPT.TENANT_ID, SIGN_IN_ATTEMPT.LOGIN)
                .doUpdate()
                .set(SIGN_IN_ATTEMPT.FAILURES, failures)
                .set(
                        SIGN_IN_ATTEMPT.LOCKED_UNTIL,
                        DSL.when(failures.ge(MOST_FAILURES), DSL.val(now.plus(LOCK), SIGN_IN_ATTEMPT.LOCKED_UNTIL)))
                .set(SIGN_IN_ATTEMPT.LAST_AT, now)
                .where(SIGN_IN_ATTEMPT.LOCKED_UNTIL.isNull().or(isLocked(now).not()))
                .returningResult(SIGN_IN_ATTEMPT.LOCKED_UNTIL)
                .fetchOptional()
                .map(row -> row.value1() == null ? now : row.value1());
    }

    /** After the right password; a lock that other attempts have set meanwhile stays. */
    private void forget(String name, Instant ownLock) {
        db.deleteFrom(SIGN_IN_ATTEMPT)
                .where(
                        SIGN_IN_ATTEMPT.LOGIN.eq(name),
                        SIGN_IN_ATTEMPT.LOCKED_UNTIL.isNull().or(SIGN_IN_ATTEMPT.LOCKED_UNTIL.eq(ownLock)))
                .execute();
    }

    /** @param firstUntil until when her first password serves; null for one that she chose */
    private record Known(
            UUID id, String login, String hash, @Nullable Instant firstUntil) {

        boolean isOver(Instant now) {
            return firstUntil != null && !now.isBefore(firstUntil);
        }
    }
}
