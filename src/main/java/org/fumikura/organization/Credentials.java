package org.fumikura.organization;

import static org.fumikuradb.organization.Tables.ACCESS_TOKEN;
import static org.fumikuradb.organization.Tables.CREDENTIAL;
import static org.fumikuradb.organization.Tables.PERSON;
import static org.fumikuradb.organization.Tables.SESSION;
import static org.fumikuradb.organization.Tables.SIGN_IN_ATTEMPT;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.fumikura.ledger.Act;
import org.fumikura.ledger.Doer;
import org.fumikura.ledger.Ledger;
import org.fumikura.ledger.Subject;
import org.fumikura.shared.MachineClock;
import org.fumikura.shared.NotFound;
import org.fumikura.shared.Text;
import org.fumikura.tenancy.Transactions;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * First passwords and changed ones. Whoever hands a first password over knows it, so it serves until another is chosen and for
 * {@link #WAITS} at most, and a session that begins with it does nothing but choose that.
 */
@Component
class Credentials {

    /** How long a first password waits for its owner. */
    static final Duration WAITS = Duration.ofDays(14);

    private static final int GROUPS = 4;

    private final DSLContext db;
    private final Transactions transactions;
    private final Ledger ledger;
    private final Passwords passwords;
    private final StaffRegister staff;
    private final MachineClock clock;

    Credentials(
            DSLContext db,
            Transactions transactions,
            Ledger ledger,
            Passwords passwords,
            StaffRegister staff,
            MachineClock clock) {
        this.db = db;
        this.transactions = transactions;
        this.ledger = ledger;
        this.passwords = passwords;
        this.staff = staff;
        this.clock = clock;
    }

    /** A password that nobody chose, as it is shown once, and its hash. */
    record First(String password, String hash) {

        @Override
        public String toString() {
            return "First";
        }
    }

    /** A new first password; to be made outside of a transaction, because hashing takes its time. */
    First first() {
        String password = Passwords.invent(GROUPS);
        return new First(password, passwords.encode(password));
    }

    /**
     * Enters a person who signs in with a first password.
     *
     * @param day before which nobody knows of her; empty when there is none
     */
    PersonId enter(String login, Text label, First first, Optional<LocalDate> day, Doer doer) {
        return transactions.write(() -> {
            PersonId person = staff.enterPerson(new StaffRegister.NewPerson(login, label, first.hash(), day), doer);
            makeFirst(person);
            return person;
        });
    }

    /** Part of a write: the password that a person was entered with was not chosen by her. */
    void makeFirst(PersonId person) {
        db.update(CREDENTIAL)
                .set(CREDENTIAL.FIRST_UNTIL, clock.now().plus(WAITS))
                .where(CREDENTIAL.PERSON_ID.eq(person.value()))
                .execute();
    }

    /**
     * Gives a person a first password in place of hers; her sessions end, and a lock after wrong attempts is opened.
     *
     * @throws NotFound when there is no such person
     */
    void issue(PersonId person, First first, Doer doer) {
        transactions.write(() -> {
            String label = staff.label(person);
            set(person, first.hash(), clock.now().plus(WAITS));
            db.update(SESSION)
                    .set(SESSION.ENDED_AT, clock.now())
                    .where(SESSION.PERSON_ID.eq(person.value()), SESSION.ENDED_AT.isNull())
                    .execute();
            revokeTokens(person);
            db.deleteFrom(SIGN_IN_ATTEMPT)
                    .where(SIGN_IN_ATTEMPT.LOGIN.eq(login(person)))
                    .execute();
            ledger.record(Act.of(OrganizationActs.PASSWORD_ISSUED, new Subject("person", person.value()), doer, label));
        });
    }

    /**
     * The login of a person.
     *
     * @throws NotFound when there is no such person
     */
    String login(PersonId person) {
        return transactions.read(() -> db.select(PERSON.LOGIN)
                .from(PERSON)
                .where(PERSON.ID.eq(person.value()))
                .fetchOptional(PERSON.LOGIN)
                .orElseThrow(() -> new NotFound("person", new Text("職員", "person"), person.value())));
    }

    /** Sets the password that somebody chose herself; the session that did it goes on, her others end. */
    void change(Actor actor, String password, String token) {
        String hash = passwords.encode(password);
        transactions.write(() -> {
            set(actor.person(), hash, null);
            db.update(SESSION)
                    .set(SESSION.ENDED_AT, clock.now())
                    .where(
                            SESSION.PERSON_ID.eq(actor.person().value()),
                            SESSION.TOKEN_HASH.ne(Sessions.hash(token)),
                            SESSION.ENDED_AT.isNull())
                    .execute();
            db.update(SESSION)
                    .set(SESSION.PASSWORD_FIRST, false)
                    .where(SESSION.TOKEN_HASH.eq(Sessions.hash(token)))
                    .execute();
            revokeTokens(actor.person());
            ledger.record(Act.of(
                    OrganizationActs.PASSWORD_CHANGED,
                    new Subject("person", actor.person().value()),
                    actor.doer(),
                    actor.label().ja()));
        });
    }

    /** Whoever knew the old password may have issued some. The act of the password says that they ended with it. */
    private void revokeTokens(PersonId person) {
        db.update(ACCESS_TOKEN)
                .set(ACCESS_TOKEN.REVOKED_AT, clock.now())
                .where(ACCESS_TOKEN.PERSON_ID.eq(person.value()), ACCESS_TOKEN.REVOKED_AT.isNull())
                .execute();
    }

    private void set(PersonId person, String hash, @Nullable Instant firstUntil) {
        db.update(CREDENTIAL)
                .set(CREDENTIAL.PASSWORD_HASH, hash)
                .set(CREDENTIAL.FIRST_UNTIL, firstUntil)
                .where(CREDENTIAL.PERSON_ID.eq(person.value()))
                .execute();
    }
}
