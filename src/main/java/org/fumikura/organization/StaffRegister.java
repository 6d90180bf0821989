package org.fumikura.organization;

import static org.fumikuradb.organization.Tables.ASSIGNMENT;
import static org.fumikuradb.organization.Tables.CREDENTIAL;
import static org.fumikuradb.organization.Tables.PERSON;
import static org.fumikuradb.organization.Tables.PERSON_NAME;
import static org.fumikuradb.organization.Tables.POST;
import static org.fumikuradb.organization.Tables.ROLE_GRANT;
import static org.fumikuradb.organization.Tables.UNIT;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.fumikura.ledger.Act;
import org.fumikura.ledger.Doer;
import org.fumikura.ledger.Ledger;
import org.fumikura.ledger.Subject;
import org.fumikura.shared.NotFound;
import org.fumikura.shared.OfficialClock;
import org.fumikura.shared.Text;
import org.fumikura.shared.Uuid7;
import org.fumikura.tenancy.Transactions;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/**
 * Enters the people of the current municipality, the posts that they hold and what these posts may do. Each method is a write
 * of its own or a part of the caller's, and leaves one act. Nothing is overwritten: what changes ends on a day and is entered
 * anew.
 *
 * <p>The database keeps the rules that hold over time (docs/domain/access.md, A.1): one 本務 a person, one holder of a solo
 * post, an assignment within the life of its post, and no two excluding roles in one person on any date. What has ended does
 * not last longer afterwards. A write that breaks one of them throws
 * {@link org.springframework.dao.DataIntegrityViolationException}, at the latest when it commits, and leaves nothing.
 */
@Component
public class StaffRegister {

    private final DSLContext db;
    private final Transactions transactions;
    private final Ledger ledger;
    private final OfficialClock clock;
    private final Uuid7 ids;

    StaffRegister(DSLContext db, Transactions transactions, Ledger ledger, OfficialClock clock, Uuid7 ids) {
        this.db = db;
        this.transactions = transactions;
        this.ledger = ledger;
        this.clock = clock;
        this.ids = ids;
    }

    /**
     * A person to be entered.
     *
     * @param login lower case, unique within the municipality
     * @param label what she is called on screens and in acts
     * @param passwordHash from {@link Passwords#encode}
     * @param first the day before which nobody knows of her; empty when there is none
     */
    public record NewPerson(String login, Text label, String passwordHash, Optional<LocalDate> first) {

        /** Somebody who is there from now on. */
        public NewPerson(String login, Text label, String passwordHash) {
            this(login, label, passwordHash, Optional.empty());
        }
    }

    /** As what a person holds a post; every kind but the main one lets her do the same. */
    public enum AssignmentKind {
        MAIN("本務", "Main"),
        CONCURRENT("兼務", "Concurrent"),
        /** 併任: of another executive body. */
        JOINT("併任", "Joint"),
        /** 事務取扱: a superior who looks after the post as well. */
        ADMINISTERING("事務取扱", "Administering"),
        /** 心得: of a lower rank than the post demands. */
        PROVISIONAL("心得", "Provisional");

        private final Text label;

        AssignmentKind(String ja, String en) {
            this.label = new Text(ja, en);
        }

        public Text label() {
            return label;
        }
    }

    /** Enters a person, who holds no post yet. */
    public PersonId enterPerson(NewPerson person, Doer doer) {
        UUID id = ids.create();
        return transactions.write(() -> {
            db.insertInto(PERSON)
                    .set(PERSON.ID, id)
                    .set(PERSON.LOGIN, person.login)
                    .execute();
            db.insertInto(PERSON_NAME)
                    .set(PERSON_NAME.PERSON_ID, id)
                    .set(PERSON_NAME.LABEL, person.label.ja())
                    .set(PERSON_NAME.LABEL_EN, person.label.en())
                    .set(Map.of(
                            PERSON_NAME.VALID,
                            DSL.field("daterange({0}::date, null)", Object.class, DSL.val(person.first.orElse(null)))))
                    .execute();
            db.insertInto(CREDENTIAL)
                    .set(CREDENTIAL.PERSON_ID, id)
                    .set(CREDENTIAL.PASSWORD_HASH, person.passwordHash)
                    .execute();
            Act act = Act.of(OrganizationActs.PERSON_ENTERED, new Subject("person", id), doer, person.label.ja());
            ledger.record(person.first
                    .map(day -> act.changing("登録", null, day.toString()))
                    .orElse(act));
            return new PersonId(id);
        });
    }

    /**
     * Gives a person another name from a day on. What she did before keeps the name of its day.
     *
     * @param reason why; blank when nobody said it
     * @throws NameTooEarly when the day is before {@link #earliestName}
     */
    public void rename(PersonId person, Text label, LocalDate from, String reason, Doer doer) {
        transactions.write(() -> {
            LocalDate earliest = earliestName(person);
            if (from.isBefore(earliest)) {
                throw new NameTooEarly(earliest);
            }
            PersonNames.Name before = lastName(person);
            db.update(PERSON_NAME)
                    .set(Validity.endingIn(PERSON_NAME.VALID, from.minusDays(1)))
                    .where(PERSON_NAME.PERSON_ID.eq(person.value()), DSL.condition("upper_inf({0})", PERSON_NAME.VALID))
                    .execute();
            db.insertInto(PERSON_NAME)
                    .set(PERSON_NAME.PERSON_ID, person.value())
                    .set(PERSON_NAME.LABEL, label.ja())
                    .set(PERSON_NAME.LABEL_EN, label.en())
                    .set(Validity.from(from).in(PERSON_NAME.VALID))
                    .execute();
            ledger.record(Act.of(
                            OrganizationActs.PERSON_RENAMED,
                            new Subject("person", person.value()),
                            doer,
                            before.label().ja())
                    .changing("氏名", before.label().ja(), label.ja())
                    .changing("英語名", before.label().en(), label.en())
                    .changing("変わる日", null, from.toString())
                    .because(reason));
        });
    }

    /**
     * The first day from which a person can have another name: after today, because of what she may have done today, and after
     * the first day of a name that was entered for later.
     *
     * @throws NotFound when there is no such person
     */
    LocalDate earliestName(PersonId person) {
        LocalDate today = clock.today();
        LocalDate last = lastName(person).first().orElse(today);
        return (last.isAfter(today) ? last : today).plusDays(1);
    }

    private PersonNames.Name lastName(PersonId person) {
        return PersonNames.of(db, List.of(person.value())).all(person.value()).stream()
                .findFirst()
                .orElseThrow(() -> new NotFound("person", new Text("職員", "person"), person.value()));
    }

    /** Gives a person a post; without a known end, as long as the post lasts. */
    public AssignmentId assign(PersonId person, PostId post, AssignmentKind kind, Validity validity, Doer doer) {
        UUID id = ids.create();
        return transactions.write(() -> {
            db.insertInto(ASSIGNMENT)
                    .set(ASSIGNMENT.ID, id)
                    .set(ASSIGNMENT.PERSON_ID, person.value())
                    .set(ASSIGNMENT.POST_ID, post.value())
                    .set(ASSIGNMENT.SOLO, DSL.select(POST.SOLO).from(POST).where(POST.ID.eq(post.value())))
                    .set(ASSIGNMENT.KIND, kind.name())
                    .set(
                            validity.last().isPresent()
                                    ? validity.in(ASSIGNMENT.VALID)
                                    : Map.of(
                                            ASSIGNMENT.VALID,
                                            DSL.field(
                                                    "daterange({0}::date, (select upper(p.valid) from organization.post p where p.id = {1}))",
                                                    Object.class, DSL.val(validity.first()), DSL.val(post.value()))))
                    .execute();
            ledger.record(Act.of(OrganizationActs.ASSIGNED, new Subject("person", person.value()), doer, label(person))
                    .changing(kind.label().ja(), null, postName(post) + " " + validity.first()));
            return new AssignmentId(id);
        });
    }

    /**
     * Ends a person's holding of a post; from the next day on she does not act in it.
     *
     * @throws NotFound when there is no such assignment
     */
    public void endAssignment(AssignmentId assignment, LocalDate last, Doer doer) {
        transactions.write(() -> {
            var row = db.update(ASSIGNMENT)
                    .set(Validity.endingIn(ASSIGNMENT.VALID, last))
                    .where(ASSIGNMENT.ID.eq(assignment.value()))
                    .returningResult(ASSIGNMENT.PERSON_ID, ASSIGNMENT.POST_ID)
                    .fetchOptional()
                    .orElseThrow(() -> new NotFound("assignment", new Text("職", "post"), assignment.value()));
            ledger.record(Act.of(
                            OrganizationActs.ASSIGNMENT_ENDED,
                            new Subject("person", row.value1()),
                            doer,
                            label(new PersonId(row.value1())))
                    .changing("免", postName(new PostId(row.value2())), last.toString()));
        });
    }

    /** Lets a post do what a role may do, at a unit and all below it. */
    public void grant(PostId post, Role role, UnitId unit, Validity validity, Doer doer) {
        transactions.write(() -> {
            db.insertInto(ROLE_GRANT)
                    .set(ROLE_GRANT.ID, ids.create())
                    .set(ROLE_GRANT.POST_ID, post.value())
                    .set(ROLE_GRANT.ROLE, role.name())
                    .set(ROLE_GRANT.UNIT_ID, unit.value())
                    .set(validity.in(ROLE_GRANT.VALID))
                    .execute();
            ledger.record(Act.of(OrganizationActs.ROLE_GRANTED, new Subject("post", post.value()), doer, postName(post))
                    .changing(role.label().ja(), null, unitName(unit) + " " + validity.first()));
        });
    }

    /**
     * Takes a role from a post from the day after the given one.
     *
     * @throws NotFound when the post does not hold the role at the unit on that day
     */
    public void revoke(PostId post, Role role, UnitId unit, LocalDate last, Doer doer) {
        transactions.write(() -> {
            int changed = db.update(ROLE_GRANT)
                    .set(Validity.endingIn(ROLE_GRANT.VALID, last))
                    .where(
                            ROLE_GRANT.POST_ID.eq(post.value()),
                            ROLE_GRANT.ROLE.eq(role.name()),
                            ROLE_GRANT.UNIT_ID.eq(unit.value()),
                            Organization.validOn(ROLE_GRANT.VALID, last))
                    .execute();
            if (changed != 1) {
                throw new NotFound("grant", new Text("権限", "grant"), post.value());
            }
            ledger.record(Act.of(OrganizationActs.ROLE_REVOKED, new Subject("post", post.value()), doer, postName(post))
                    .changing(role.label().ja(), unitName(unit), last.toString()));
        });
    }

    private String unitName(UnitId unit) {
        return db.select(UNIT.NAME)
                .from(UNIT)
                .where(UNIT.ID.eq(unit.value()))
                .fetchSingle()
                .value1();
    }

    private String postName(PostId post) {
        return db.select(POST.NAME)
                .from(POST)
                .where(POST.ID.eq(post.value()))
                .fetchSingle()
                .value1();
    }

    /**
     * What a person is called today, or on her first day when that is still to come.
     *
     * @throws NotFound when there is no such person
     */
    String label(PersonId person) {
        PersonNames names = PersonNames.of(db, List.of(person.value()));
        return names.on(person.value(), clock.today())
                .or(() -> names.all(person.value()).stream()
                        .reduce((later, earlier) -> earlier)
                        .map(PersonNames.Name::label))
                .map(Text::ja)
                .orElseThrow(() -> new NotFound("person", new Text("職員", "person"), person.value()));
    }
}
