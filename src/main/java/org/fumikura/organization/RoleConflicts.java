package org.fumikura.organization;

import static org.fumikuradb.organization.Tables.ASSIGNMENT;
import static org.fumikuradb.organization.Tables.ROLE_CONFLICT;
import static org.fumikuradb.organization.Tables.ROLE_GRANT;

import java.time.LocalDate;
import java.util.List;
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
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.SelectConditionStep;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/**
 * Pairs of roles that one person never holds on the same date (職務分離). The database holds a new pair against the grants and
 * assignments that are there, and every later grant and assignment against the pairs.
 */
@Component
public class RoleConflicts {

    private final DSLContext db;
    private final Transactions transactions;
    private final Ledger ledger;
    private final Uuid7 ids;
    private final OfficialClock clock;

    RoleConflicts(DSLContext db, Transactions transactions, Ledger ledger, Uuid7 ids, OfficialClock clock) {
        this.db = db;
        this.transactions = transactions;
        this.ledger = ledger;
        this.ids = ids;
        this.clock = clock;
    }

    /** @param source the rule that says so */
    record Line(UUID id, Role role, Role other, String source, Validity validity) {

        Text pair() {
            return RoleConflicts.pair(role, other);
        }
    }

    /**
     * Forbids that one person holds two roles at the same time; their order says nothing.
     *
     * @param source the rule that says so
     */
    public void enter(Role role, Role other, String source, Validity validity, Doer doer) {
        UUID id = ids.create();
        transactions.write(() -> {
            db.insertInto(ROLE_CONFLICT)
                    .set(ROLE_CONFLICT.ID, id)
                    .set(ROLE_CONFLICT.ROLE, first(role, other).name())
                    .set(ROLE_CONFLICT.OTHER, second(role, other).name())
                    .set(ROLE_CONFLICT.SOURCE, source)
                    .set(validity.in(ROLE_CONFLICT.VALID))
                    .execute();
            ledger.record(act(OrganizationActs.CONFLICT_ENTERED, id, pair(role, other), doer)
                    .changing("始まりの日", null, validity.first().toString())
                    .because(source));
        });
    }

    /**
     * Lets a pair exclude each other until a day, and not after it.
     *
     * @throws NotFound when there is no such pair
     * @throws RowRefused as {@link #objection} says
     */
    void end(UUID id, LocalDate last, String reason, Doer doer) {
        transactions.write(() -> {
            Line line = find(id);
            objection(line, last, doer).ifPresent(why -> {
                throw new RowRefused(why);
            });
            db.update(ROLE_CONFLICT)
                    .set(Validity.endingIn(ROLE_CONFLICT.VALID, last))
                    .where(ROLE_CONFLICT.ID.eq(id))
                    .execute();
            ledger.record(act(OrganizationActs.CONFLICT_ENDED, id, line.pair(), doer)
                    .changing("最後の日", null, last.toString())
                    .because(reason));
        });
    }

    /**
     * Why somebody can not end a pair: it holds today for whatever she does afterwards, and whom it binds does not lift it.
     */
    Optional<Text> objection(Line line, LocalDate last, Doer doer) {
        LocalDate today = clock.today();
        if (last.isBefore(line.validity().first())) {
            return Optional.of(new Text("最後の日が始まりの日より前です。", "The last day is before the first."));
        }
        if (last.isBefore(today)) {
            return Optional.of(new Text(
                    "過ぎた日には終えられません。最後の日は今日以後にしてください。", "It can not end in the past. The last day is today or later."));
        }
        if (doer instanceof Doer.InPost person && holdsEither(person.person(), line, today)) {
            return Optional.of(new Text(
                    "あなた自身がこの 2 つの権限の一方を持っているため、この定めを終えられません。どちらも持たない管理者に頼んでください。",
                    "You hold one of these two roles yourself, so you can not lift this rule. Ask an administrator who holds"
                            + " neither."));
        }
        return Optional.empty();
    }

    private boolean holdsEither(UUID person, Line line, LocalDate on) {
        return db.fetchExists(DSL.selectOne()
                .from(ASSIGNMENT)
                .join(ROLE_GRANT)
                .on(ROLE_GRANT.TENANT_ID.eq(ASSIGNMENT.TENANT_ID), ROLE_GRANT.POST_ID.eq(ASSIGNMENT.POST_ID))
                .where(
                        ASSIGNMENT.PERSON_ID.eq(person),
                        ROLE_GRANT.ROLE.in(line.role().name(), line.other().name()),
                        Organization.validOn(ASSIGNMENT.VALID, on),
                        Organization.validOn(ROLE_GRANT.VALID, on)));
    }

    private static Act act(String kind, UUID id, Text pair, Doer doer) {
        return Act.of(kind, new Subject("conflict", id), doer, pair.ja());
    }

    /** The pairs of a date, in the order of the roles. */
    Rows<Line> on(LocalDate day) {
        return new Rows<>(
                db,
                select(Organization.validOn(ROLE_CONFLICT.VALID, day)).orderBy(ROLE_CONFLICT.ROLE, ROLE_CONFLICT.OTHER),
                RoleConflicts::line);
    }

    /** All rows of a pair, the earliest first; those that ended included. */
    List<Line> ever(Role role, Role other) {
        return select(ROLE_CONFLICT
                        .ROLE
                        .eq(first(role, other).name())
                        .and(ROLE_CONFLICT.OTHER.eq(second(role, other).name())))
                .orderBy(DSL.field("lower({0})", ROLE_CONFLICT.VALID))
                .fetch(RoleConflicts::line);
    }

    /** @throws NotFound when there is no such pair */
    Line find(UUID id) {
        Optional<Line> found = select(ROLE_CONFLICT.ID.eq(id)).fetchOptional(RoleConflicts::line);
        return found.orElseThrow(() -> new NotFound("conflict", new Text("兼ねられない権限", "pair of roles"), id));
    }

    private SelectConditionStep<Record> select(Condition which) {
        return db.select(ROLE_CONFLICT.asterisk())
                .select(Rows.first(ROLE_CONFLICT.VALID), Rows.last(ROLE_CONFLICT.VALID))
                .from(ROLE_CONFLICT)
                .where(which);
    }

    private static Line line(Record row) {
        return new Line(
                row.get(ROLE_CONFLICT.ID),
                Role.valueOf(row.get(ROLE_CONFLICT.ROLE)),
                Role.valueOf(row.get(ROLE_CONFLICT.OTHER)),
                row.get(ROLE_CONFLICT.SOURCE),
                Rows.validity(row));
    }

    private static Role first(Role one, Role other) {
        return one.compareTo(other) <= 0 ? one : other;
    }

    private static Role second(Role one, Role other) {
        return one.compareTo(other) <= 0 ? other : one;
    }

    private static Text pair(Role role, Role other) {
        return new Text(
                first(role, other).label().ja() + "・"
                        + second(role, other).label().ja(),
                first(role, other).label().en() + ", "
                        + second(role, other).label().en());
    }
}
