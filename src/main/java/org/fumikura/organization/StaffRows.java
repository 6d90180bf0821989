package org.fumikura.organization;

import static org.fumikuradb.organization.Tables.ASSIGNMENT;
import static org.fumikuradb.organization.Tables.PERSON;
import static org.fumikuradb.organization.Tables.PERSON_NAME;
import static org.fumikuradb.organization.Tables.POST;
import static org.fumikuradb.organization.Tables.ROLE_GRANT;
import static org.fumikuradb.organization.Tables.UNIT;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.fumikura.shared.Text;
import org.fumikuradb.organization.tables.Unit;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.SelectConditionStep;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/** People, their posts and what these may do, as those who keep them see them: with logins, codes and their time. */
@Component
class StaffRows {

    /** The unit at which a role is held, beside the unit of the post that holds it. */
    private static final Unit AT = UNIT.as("at");

    private final DSLContext db;

    StaffRows(DSLContext db) {
        this.db = db;
    }

    /** @param post the main post on the day of the list; empty when there is none */
    record PersonLine(UUID id, String login, Text label, Optional<Text> post) {}

    record AssignmentLine(
            UUID id,
            UUID person,
            String login,
            Text label,
            UUID post,
            Text postName,
            String unitCode,
            Text unitName,
            StaffRegister.AssignmentKind kind,
            Validity validity) {}

    record GrantLine(
            UUID id,
            UUID post,
            Text postName,
            String unitCode,
            Text unitName,
            Role role,
            UUID at,
            String atCode,
            Text atName,
            Validity validity) {}

    /** People with a part of a name or login, each with her main post on a date. */
    Rows<PersonLine> people(LocalDate on, String words) {
        Condition which = Rows.contain(words, PERSON_NAME.LABEL, PERSON.LOGIN, PERSON_NAME.LABEL_EN);
        return new Rows<>(db, people(on, which).orderBy(PERSON.LOGIN), StaffRows::person);
    }

    private SelectConditionStep<? extends Record> people(LocalDate on, Condition which) {
        return db.select(PERSON.ID, PERSON.LOGIN, PERSON_NAME.LABEL, PERSON_NAME.LABEL_EN, POST.NAME, POST.NAME_EN)
                .from(PERSON)
                .join(PERSON_NAME)
                .on(Organization.named(PERSON.TENANT_ID, PERSON.ID, on))
                .leftJoin(ASSIGNMENT)
                .on(
                        ASSIGNMENT.TENANT_ID.eq(PERSON.TENANT_ID),
                        ASSIGNMENT.PERSON_ID.eq(PERSON.ID),
                        ASSIGNMENT.KIND.eq(StaffRegister.AssignmentKind.MAIN.name()),
                        Organization.validOn(ASSIGNMENT.VALID, on))
                .leftJoin(POST)
                .on(POST.TENANT_ID.eq(ASSIGNMENT.TENANT_ID), POST.ID.eq(ASSIGNMENT.POST_ID))
                .where(which);
    }

    /** One person today, whether she holds a post or not; for whoever sees so far, as of the day for which she was entered. */
    Optional<PersonLine> findPerson(UUID id, Horizon horizon) {
        return people(firstDay(id, horizon), PERSON.ID.eq(id)).fetchOptional(StaffRows::person);
    }

    /** The person of a login, unless she is there from a day to come only. */
    Optional<PersonId> findLogin(String login, Horizon horizon) {
        return db.select(PERSON.ID)
                .from(PERSON)
                .where(PERSON.LOGIN.eq(login))
                .fetchOptional(PERSON.ID)
                .filter(id -> horizon.ahead() || findPerson(id, horizon).isPresent())
                .map(PersonId::new);
    }

    private LocalDate firstDay(UUID id, Horizon horizon) {
        return PersonNames.of(db, List.of(id)).all(id).stream()
                .reduce((later, earlier) -> earlier)
                .flatMap(PersonNames.Name::first)
                .filter(first -> horizon.ahead() && first.isAfter(horizon.today()))
                .orElse(horizon.today());
    }

    /** Who holds which post on a date, in the order of the chart. */
    Rows<AssignmentLine> assignments(LocalDate on, String words, Horizon horizon) {
        Condition which = Organization.validOn(ASSIGNMENT.VALID, on)
                .and(Rows.contain(words, PERSON_NAME.LABEL, PERSON.LOGIN, POST.NAME, UNIT.NAME, UNIT.CODE));
        return new Rows<>(
                db,
                assignments(on, which, horizon).orderBy(UNIT.ORDINAL, UNIT.CODE, POST.ORDINAL, PERSON.LOGIN),
                row -> assignment(row, horizon));
    }

    /**
     * Assignments by a condition, the earliest first; those that ended included.
     *
     * @param on the date whose names people have; in an assignment that begins later, that of its first day
     */
    List<AssignmentLine> assignmentsEver(LocalDate on, Condition which, Horizon horizon) {
        return assignments(on, which, horizon)
                .orderBy(DSL.field("lower({0})", ASSIGNMENT.VALID), POST.ORDINAL)
                .fetch(row -> assignment(row, horizon));
    }

    /** Which post may do what on a date, in the order of the chart. */
    Rows<GrantLine> grants(LocalDate on, String words, Optional<Role> role, Horizon horizon) {
        Condition which = Organization.validOn(ROLE_GRANT.VALID, on)
                .and(Rows.contain(words, POST.NAME, UNIT.NAME, UNIT.CODE))
                .and(role.map(each -> ROLE_GRANT.ROLE.eq(each.name())).orElse(DSL.noCondition()));
        return new Rows<>(
                db,
                grants(which, horizon).orderBy(UNIT.ORDINAL, UNIT.CODE, POST.ORDINAL, ROLE_GRANT.ROLE, AT.CODE),
                row -> grant(row, horizon));
    }

    /** Grants by a condition, the earliest first; those that ended included. */
    List<GrantLine> grantsEver(Condition which, Horizon horizon) {
        return grants(which, horizon)
                .orderBy(DSL.field("lower({0})", ROLE_GRANT.VALID), ROLE_GRANT.ROLE)
                .fetch(row -> grant(row, horizon));
    }

    private SelectConditionStep<Record> assignments(LocalDate on, Condition which, Horizon horizon) {
        return db.select(ASSIGNMENT.asterisk(), PERSON.LOGIN, PERSON_NAME.LABEL, PERSON_NAME.LABEL_EN)
                .select(POST.NAME, POST.NAME_EN, UNIT.CODE, UNIT.NAME, UNIT.NAME_EN)
                .select(Rows.first(ASSIGNMENT.VALID), Rows.last(ASSIGNMENT.VALID))
                .from(ASSIGNMENT)
                .join(PERSON)
                .on(PERSON.TENANT_ID.eq(ASSIGNMENT.TENANT_ID), PERSON.ID.eq(ASSIGNMENT.PERSON_ID))
                .join(PERSON_NAME)
                .on(
                        PERSON_NAME.TENANT_ID.eq(PERSON.TENANT_ID),
                        PERSON_NAME.PERSON_ID.eq(PERSON.ID),
                        DSL.condition(
                                "{0} @> greatest({1}::date, lower({2}))",
                                PERSON_NAME.VALID, DSL.val(on), ASSIGNMENT.VALID))
                .join(POST)
                .on(POST.TENANT_ID.eq(ASSIGNMENT.TENANT_ID), POST.ID.eq(ASSIGNMENT.POST_ID))
                .join(UNIT)
                .on(UNIT.TENANT_ID.eq(POST.TENANT_ID), UNIT.ID.eq(POST.UNIT_ID))
                .where(which, horizon.knows(ASSIGNMENT.VALID));
    }

    private SelectConditionStep<Record> grants(Condition which, Horizon horizon) {
        return db.select(ROLE_GRANT.asterisk(), POST.NAME, POST.NAME_EN, UNIT.CODE, UNIT.NAME, UNIT.NAME_EN)
                .select(AT.CODE, AT.NAME, AT.NAME_EN)
                .select(Rows.first(ROLE_GRANT.VALID), Rows.last(ROLE_GRANT.VALID))
                .from(ROLE_GRANT)
                .join(POST)
                .on(POST.TENANT_ID.eq(ROLE_GRANT.TENANT_ID), POST.ID.eq(ROLE_GRANT.POST_ID))
                .join(UNIT)
                .on(UNIT.TENANT_ID.eq(POST.TENANT_ID), UNIT.ID.eq(POST.UNIT_ID))
                .join(AT)
                .on(AT.TENANT_ID.eq(ROLE_GRANT.TENANT_ID), AT.ID.eq(ROLE_GRANT.UNIT_ID))
                .where(which, horizon.knows(ROLE_GRANT.VALID), horizon.knows(POST.VALID), horizon.knows(AT.VALID));
    }

    private static PersonLine person(Record row) {
        return new PersonLine(
                row.get(PERSON.ID),
                row.get(PERSON.LOGIN),
                new Text(row.get(PERSON_NAME.LABEL), row.get(PERSON_NAME.LABEL_EN)),
                Optional.ofNullable(row.get(POST.NAME)).map(name -> new Text(name, row.get(POST.NAME_EN))));
    }

    private static AssignmentLine assignment(Record row, Horizon horizon) {
        return new AssignmentLine(
                row.get(ASSIGNMENT.ID),
                row.get(ASSIGNMENT.PERSON_ID),
                row.get(PERSON.LOGIN),
                new Text(row.get(PERSON_NAME.LABEL), row.get(PERSON_NAME.LABEL_EN)),
                row.get(ASSIGNMENT.POST_ID),
                new Text(row.get(POST.NAME), row.get(POST.NAME_EN)),
                row.get(UNIT.CODE),
                new Text(row.get(UNIT.NAME), row.get(UNIT.NAME_EN)),
                StaffRegister.AssignmentKind.valueOf(row.get(ASSIGNMENT.KIND)),
                horizon.seen(Rows.validity(row)));
    }

    private static GrantLine grant(Record row, Horizon horizon) {
        return new GrantLine(
                row.get(ROLE_GRANT.ID),
                row.get(ROLE_GRANT.POST_ID),
                new Text(row.get(POST.NAME), row.get(POST.NAME_EN)),
                row.get(UNIT.CODE),
                new Text(row.get(UNIT.NAME), row.get(UNIT.NAME_EN)),
                Role.valueOf(row.get(ROLE_GRANT.ROLE)),
                row.get(ROLE_GRANT.UNIT_ID),
                row.get(AT.CODE),
                new Text(row.get(AT.NAME), row.get(AT.NAME_EN)),
                horizon.seen(Rows.validity(row)));
    }
}
