package org.fumikura.organization;

import static org.fumikuradb.organization.Tables.CREDENTIAL;
import static org.fumikuradb.organization.Tables.PERSON;
import static org.fumikuradb.organization.Tables.SIGN_IN_ATTEMPT;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.fumikura.shared.MachineClock;
import org.fumikura.tenancy.Transactions;
import org.jooq.DSLContext;
import org.jooq.Record2;
import org.springframework.stereotype.Component;

/**
 * Checks passwords (Argon2id). After {@value #MOST_FAILURES} failures in a row a login is locked for {@link #LOCK}, whether
 * it exists or not, so that the answer tells nothing about who works here.
 */
@Component
class SignIn {

    static final int MOST_FAILURES = 5;
    static final Duration LOCK = Duration.ofMinutes(15);
    private static final Pattern LOGIN = Pattern.compile("[a-z0-9][a-z0-9._-]{0,99}");

    private final DSLContext db;
    private final Transactions transactions;
    private final MachineClock clock;
    private final Passwords passwords;

    SignIn(DSLContext db, Transactions transactions, MachineClock clock, Passwords passwords) {
        this.db = db;
        this.transactions = transactions;
        this.clock = clock;
        this.passwords = passwords;
    }

    /** What came of trying to sign in. */
    sealed interface Result {
        record Accepted(PersonId person) implements Result {}

        record Wrong() implements Result {}

        record Locked(Instant until) implements Result {}
    }

    Result attempt(String login, String password) {
        String name = login.strip().toLowerCase(Locale.ROOT);
        if (!LOGIN.matcher(name).matches()) {
            passwords.matchNobody(password);
            return new Result.Wrong();
        }
        Instant now = clock.now();
        Optional<Instant> locked = transactions.read(() -> lockedUntil(name)).filter(until -> until.isAfter(now));
        if (locked.isPresent()) {
            return new Result.Locked(locked.get());
        }
        Optional<PersonId> person = check(name, password);
        if (person.isEmpty()) {
            return transactions.work(() -> fail(name, now));
        }
        transactions.work(() -> db.deleteFrom(SIGN_IN_ATTEMPT)
                .where(SIGN_IN_ATTEMPT.LOGIN.eq(name))
                .execute());
        return new Result.Accepted(person.get());
    }

    private Optional<PersonId> check(String name, String password) {
        Optional<Record2<UUID, String>> known = transactions.read(() -> db.select(PERSON.ID, CREDENTIAL.PASSWORD_HASH)
                .from(PERSON)
                .join(CREDENTIAL)
                .on(CREDENTIAL.TENANT_ID.eq(PERSON.TENANT_ID), CREDENTIAL.PERSON_ID.eq(PERSON.ID))
                .where(PERSON.LOGIN.eq(name))
                .fetchOptional());
        if (known.isEmpty()) {
            passwords.matchNobody(password);
            return Optional.empty();
        }
        return known.filter(row -> passwords.matches(password, row.value2())).map(row -> new PersonId(row.value1()));
    }

    private Optional<Instant> lockedUntil(String name) {
        return db.select(SIGN_IN_ATTEMPT.LOCKED_UNTIL)
                .from(SIGN_IN_ATTEMPT)
                .where(SIGN_IN_ATTEMPT.LOGIN.eq(name))
                .fetchOptional(SIGN_IN_ATTEMPT.LOCKED_UNTIL);
    }

    private Result fail(String name, Instant now) {
        int failures = db.insertInto(SIGN_IN_ATTEMPT)
                .set(SIGN_IN_ATTEMPT.LOGIN, name)
                .set(SIGN_IN_ATTEMPT.FAILURES, 1)
                .set(SIGN_IN_ATTEMPT.LAST_AT, now)
                .onConflict(SIGN_IN_ATTEMPT.TENANT_ID, SIGN_IN_ATTEMPT.LOGIN)
                .doUpdate()
                .set(SIGN_IN_ATTEMPT.FAILURES, SIGN_IN_ATTEMPT.FAILURES.plus(1))
                .set(SIGN_IN_ATTEMPT.LAST_AT, now)
                .returningResult(SIGN_IN_ATTEMPT.FAILURES)
                .fetchSingle()
                .value1();
        if (failures < MOST_FAILURES) {
            return new Result.Wrong();
        }
        Instant until = now.plus(LOCK);
        db.update(SIGN_IN_ATTEMPT)
                .set(SIGN_IN_ATTEMPT.FAILURES, 0)
                .set(SIGN_IN_ATTEMPT.LOCKED_UNTIL, until)
                .where(SIGN_IN_ATTEMPT.LOGIN.eq(name))
                .execute();
        return new Result.Locked(until);
    }
}
