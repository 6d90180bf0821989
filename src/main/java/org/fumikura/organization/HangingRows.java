package org.fumikura.organization;

import static org.fumikuradb.organization.Tables.ACTING_ORDER;
import static org.fumikuradb.organization.Tables.ASSIGNMENT;
import static org.fumikuradb.organization.Tables.DEPUTY;
import static org.fumikuradb.organization.Tables.POST;
import static org.fumikuradb.organization.Tables.ROLE_GRANT;

import java.time.LocalDate;
import java.util.Optional;
import org.fumikura.ledger.Doer;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/** What hangs on a post and ends with it: who holds it, what it may do, in whose place it acts and who acts in its place. */
@Component
class HangingRows {

    private final DSLContext db;
    private final StaffRegister staff;

    HangingRows(DSLContext db, StaffRegister staff) {
        this.db = db;
        this.staff = staff;
    }

    /**
     * Part of the write that ends the post, whose act stands for all but the people: each of them is told by her own. Roles go
     * on, as long as they were given, with a successor that begins in its place; any other is given by hand what it lacks.
     */
    void end(PostId post, LocalDate last, Heirs.Heir heir, Doer doer) {
        db.select(ASSIGNMENT.ID)
                .from(ASSIGNMENT)
                .where(ASSIGNMENT.POST_ID.eq(post.value()), outlasts(ASSIGNMENT.VALID, last))
                .fetch(row -> new AssignmentId(row.value1()))
                .forEach(assignment -> staff.endAssignment(assignment, last, doer));
        Condition roles = ROLE_GRANT.POST_ID.eq(post.value());
        if (heir.inItsPlace() && beginsOn(heir.post(), last.plusDays(1))) {
            db.select(
                            ROLE_GRANT.ROLE,
                            ROLE_GRANT.UNIT_ID,
                            DSL.field("upper({0}) - 1", LocalDate.class, ROLE_GRANT.VALID))
                    .from(ROLE_GRANT)
                    .where(roles, outlasts(ROLE_GRANT.VALID, last))
                    .fetch()
                    .forEach(row -> passOn(
                            heir.post(),
                            Role.valueOf(row.value1()),
                            new UnitId(row.value2()),
                            new Validity(last.plusDays(1), Optional.ofNullable(row.value3())),
                            doer));
        }
        end(ROLE_GRANT, ROLE_GRANT.VALID, roles, last);
        end(DEPUTY, DEPUTY.VALID, DEPUTY.POST_ID.eq(post.value()).or(DEPUTY.DEPUTY_POST_ID.eq(post.value())), last);
        end(
                ACTING_ORDER,
                ACTING_ORDER.VALID,
                ACTING_ORDER.POST_ID.eq(post.value()).or(ACTING_ORDER.ACTING_POST_ID.eq(post.value())),
                last);
    }

    /** A role that the post has already, from another one whose work it goes on with too, is not given twice. */
    private void passOn(PostId heir, Role role, UnitId unit, Validity validity, Doer doer) {
        boolean has = db.fetchExists(
                ROLE_GRANT,
                ROLE_GRANT.POST_ID.eq(heir.value()),
                ROLE_GRANT.ROLE.eq(role.name()),
                ROLE_GRANT.UNIT_ID.eq(unit.value()),
                Organization.validOn(ROLE_GRANT.VALID, validity.first()));
        if (!has) {
            staff.grant(heir, role, unit, validity, doer);
        }
    }

    private boolean beginsOn(PostId post, LocalDate day) {
        return db.fetchExists(
                POST, POST.ID.eq(post.value()), DSL.condition("lower({0}) = {1}::date", POST.VALID, DSL.val(day)));
    }

    private void end(Table<?> table, Field<Object> valid, Condition which, LocalDate last) {
        db.update(table)
                .set(Validity.endingIn(valid, last))
                .where(which, outlasts(valid, last))
                .execute();
    }

    private static Condition outlasts(Field<Object> valid, LocalDate last) {
        return DSL.condition(
                "lower({0}) <= {1}::date and coalesce(upper({0}) > {2}::date, true)",
                valid, DSL.val(last), DSL.val(last.plusDays(1)));
    }
}
