package org.fumikura.organization;

import static org.fumikuradb.organization.Tables.ABSENCE;
import static org.fumikuradb.organization.Tables.ASSIGNMENT;
import static org.fumikuradb.organization.Tables.PERSON;
import static org.fumikuradb.organization.Tables.PERSON_NAME;
import static org.fumikuradb.organization.Tables.POST;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.fumikura.frame.Forbidden;
import org.fumikura.frame.Invalid;
import org.fumikura.ledger.Act;
import org.fumikura.ledger.Ledger;
import org.fumikura.ledger.Subject;
import org.fumikura.shared.NotFound;
import org.fumikura.shared.OfficialClock;
import org.fumikura.shared.Text;
import org.fumikura.shared.Uuid7;
import org.fumikura.tenancy.Transactions;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SelectConditionStep;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/**
 * Who enters that somebody is away: she herself, or who keeps absences at a unit of one of her posts (秘書・庶務). What was
 * entered only ends.
 */
@Component
class Absences {

    static final Text ONCE = new Text(
            "この期間には、すでに不在が登録されています。先にその不在を終えてください。",
            "An absence is entered for this time already. End that one first.");

    private final DSLContext db;
    private final Transactions transactions;
    private final Ledger ledger;
    private final Uuid7 ids;
    private final OfficialClock clock;

    Absences(DSLContext db, Transactions transactions, Ledger ledger, Uuid7 ids, OfficialClock clock) {
        this.db = db;
        this.transactions = transactions;
        this.ledger = ledger;
        this.ids = ids;
        this.clock = clock;
    }

    /** An absence to be entered. */
    record Entry(PersonId person, AbsenceKind kind, During during, String note) {}

    /** Somebody whose absences are kept. */
    record Person(PersonId id, Text label) {}

    /** An absence with whose it is. */
    record Line(Absence absence, Text person) {}

    /**
     * Enters an absence.
     *
     * @throws Forbidden when it is not hers to enter
     * @throws Invalid as {@link #problems} says
     */
    UUID enter(Entry entry, Actor actor) {
        UUID id = ids.create();
        transactions.write(() -> {
            requireKeeper(entry.person, actor);
            problems(entry).forEach((field, what) -> {
                throw new Invalid(field, what);
            });
            db.insertInto(ABSENCE)
                    .set(ABSENCE.ID, id)
                    .set(ABSENCE.PERSON_ID, entry.person.value())
                    .set(ABSENCE.KIND, entry.kind.name())
                    .set(entry.during.in(ABSENCE.DURING))
                    .set(ABSENCE.NOTE, entry.note)
                    .set(ABSENCE.ENTERED_BY, actor.person().value())
                    .execute();
            // its kind may be an illness, which is nobody's business who reads a history
            ledger.record(act(OrganizationActs.ABSENCE_ENTERED, id, entry.person, actor)
                    .changing("期間", null, entry.during.words().ja()));
        });
        return id;
    }

    /** What is wrong with an entry, by its fields {@code from} and {@code to}; in a transaction. */
    Map<String, Text> problems(Entry entry) {
        During during = entry.during;
        if (during.to().isPresent() && !during.from().isBefore(during.to().get())) {
            return Map.of("to", new Text("終わりが始まりより前です。", "The end is before the beginning."));
        }
        if (during.hasEndedBy(clock.now())) {
            return Map.of("to", new Text("終わりが過ぎています。これからの不在を登録してください。", "It is over already. Enter one to come."));
        }
        Condition overlaps = DSL.condition(
                "{0} && tstzrange({1}::timestamptz, {2}::timestamptz)",
                ABSENCE.DURING, DSL.val(during.from()), DSL.val(during.to().orElse(null), Instant.class));
        return db.fetchExists(
                        ABSENCE, ABSENCE.PERSON_ID.eq(entry.person.value()), ABSENCE.CANCELLED.isFalse(), overlaps)
                ? Map.of("from", ONCE)
                : Map.of();
    }

    /**
     * Ends an absence at a moment to come, or now; one that has not begun by then is cancelled.
     *
     * @throws Forbidden when it is not hers to end
     * @throws NotFound when there is none
     * @throws Invalid when it is over, or the moment has passed or is not before its end
     */
    void end(UUID id, Optional<Instant> asked, Actor actor) {
        transactions.write(() -> {
            Absence absence = find(id, actor);
            Instant at = asked.orElseGet(clock::now);
            objection(absence, at).ifPresent(why -> {
                throw new Invalid("at", why);
            });
            boolean begun = absence.from().isBefore(at);
            if (begun) {
                db.update(ABSENCE)
                        .set(During.endingIn(ABSENCE.DURING, at))
                        .where(ABSENCE.ID.eq(id))
                        .execute();
            } else {
                db.update(ABSENCE)
                        .set(ABSENCE.CANCELLED, true)
                        .where(ABSENCE.ID.eq(id))
                        .execute();
            }
            String after =
                    begun ? new During(absence.from(), Optional.of(at)).words().ja() : "取消し";
            ledger.record(act(OrganizationActs.ABSENCE_ENDED, id, absence.person(), actor)
                    .changing("期間", absence.during().words().ja(), after));
        });
    }

    /** Why an absence can not end at a moment. */
    Optional<Text> objection(Absence absence, Instant at) {
        Instant now = clock.now();
        if (absence.cancelled() || absence.during().hasEndedBy(now)) {
            return Optional.of(new Text("この不在は終わっています。", "This absence is over."));
        }
        if (at.isBefore(now)) {
            return Optional.of(new Text(
                    "過ぎた時刻には終えられません。その間に行われた代決の根拠だからです。",
                    "It can not end in the past: what was decided in her place rests on it."));
        }
        return absence.during().hasEndedBy(at)
                ? Optional.of(new Text("登録されている終わりより前にしてください。", "It ends before that already."))
                : Optional.empty();
    }

    /**
     * One absence.
     *
     * @throws NotFound when there is none, or it is not hers to keep
     */
    Absence find(UUID id, Actor actor) {
        return select(db, ABSENCE.ID.eq(id).and(kept(ABSENCE.PERSON_ID, actor)))
                .fetchOptional(Absences::absence)
                .orElseThrow(() -> new NotFound("absence", new Text("不在", "absence"), id));
    }

    /** Her own absences and those that she keeps, the one that begins last first. */
    Rows<Line> list(Actor actor) {
        return new Rows<>(
                db,
                db.select(ABSENCE.asterisk(), PERSON_NAME.LABEL, PERSON_NAME.LABEL_EN)
                        .select(During.first(ABSENCE.DURING), During.end(ABSENCE.DURING))
                        .from(ABSENCE)
                        .join(PERSON_NAME)
                        .on(Organization.named(ABSENCE.TENANT_ID, ABSENCE.PERSON_ID, clock.today()))
                        .where(kept(ABSENCE.PERSON_ID, actor))
                        .orderBy(DSL.field("lower({0})", ABSENCE.DURING).desc(), ABSENCE.ID),
                row -> new Line(absence(row), new Text(row.get(PERSON_NAME.LABEL), row.get(PERSON_NAME.LABEL_EN))));
    }

    /** Everybody whose absences she enters, by name. */
    List<Person> people(Actor actor) {
        return db.select(PERSON_NAME.PERSON_ID, PERSON_NAME.LABEL, PERSON_NAME.LABEL_EN)
                .from(PERSON_NAME)
                .where(Organization.validOn(PERSON_NAME.VALID, clock.today()), kept(PERSON_NAME.PERSON_ID, actor))
                .orderBy(PERSON_NAME.LABEL, PERSON_NAME.PERSON_ID)
                .fetch(row -> new Person(new PersonId(row.value1()), new Text(row.value2(), row.value3())));
    }

    /** Where a person is she herself, or holds a post in a unit whose absences she keeps. */
    private Condition kept(Field<UUID> person, Actor actor) {
        return person.eq(actor.person().value())
                .or(person.in(DSL.select(ASSIGNMENT.PERSON_ID)
                        .from(ASSIGNMENT)
                        .join(POST)
                        .on(POST.TENANT_ID.eq(ASSIGNMENT.TENANT_ID), POST.ID.eq(ASSIGNMENT.POST_ID))
                        .where(
                                POST.UNIT_ID.in(actor.unitsOf(OrganizationPermissions.KEEP_ABSENCES)),
                                Organization.validOn(ASSIGNMENT.VALID, clock.today()))));
    }

    private void requireKeeper(PersonId person, Actor actor) {
        if (!db.fetchExists(PERSON, PERSON.ID.eq(person.value()), kept(PERSON.ID, actor))) {
            throw new Forbidden(
                    new Text("この人の不在は登録できません。", "You do not enter absences of this person."),
                    new Text("本人か、その課の文書取扱主任に頼んでください。", "Ask herself, or the records clerk of her section."));
        }
    }

    private Act act(String kind, UUID id, PersonId person, Actor actor) {
        String whose = PersonNames.of(db, List.of(person.value()))
                .on(person.value(), clock.today())
                .map(Text::ja)
                .orElse("");
        return Act.of(kind, new Subject("absence", id), actor.doer(), whose);
    }

    static SelectConditionStep<Record> select(DSLContext db, Condition which) {
        return db.select(ABSENCE.asterisk())
                .select(During.first(ABSENCE.DURING), During.end(ABSENCE.DURING))
                .from(ABSENCE)
                .where(which);
    }

    static Absence absence(Record row) {
        During during = During.read(row);
        return new Absence(
                row.get(ABSENCE.ID),
                new PersonId(row.get(ABSENCE.PERSON_ID)),
                AbsenceKind.valueOf(row.get(ABSENCE.KIND)),
                during.from(),
                during.to(),
                row.get(ABSENCE.NOTE),
                new PersonId(row.get(ABSENCE.ENTERED_BY)),
                row.get(ABSENCE.CANCELLED));
    }
}
