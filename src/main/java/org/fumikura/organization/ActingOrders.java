package org.fumikura.organization;

import static org.fumikuradb.organization.Tables.ACTING_ORDER;

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

/** Enters formal orders to act for a post that is vacant or whose holder is away for long (職務代理): one a post and date. */
@Component
public class ActingOrders {

    private final DSLContext db;
    private final Transactions transactions;
    private final Ledger ledger;
    private final Uuid7 ids;
    private final OfficialClock clock;

    ActingOrders(DSLContext db, Transactions transactions, Ledger ledger, Uuid7 ids, OfficialClock clock) {
        this.db = db;
        this.transactions = transactions;
        this.ledger = ledger;
        this.ids = ids;
        this.clock = clock;
    }

    /** @param source the order, or the article that says so */
    record Line(UUID id, InPlace posts, String source, Validity validity) {}

    /**
     * Orders a post to act for another one.
     *
     * @param source the order, or the article that says so
     */
    public void enter(PostId post, PostId acting, String source, Validity validity, Doer doer) {
        UUID id = ids.create();
        transactions.write(() -> {
            objection(acting, doer).ifPresent(why -> {
                throw new RowRefused(why);
            });
            db.insertInto(ACTING_ORDER)
                    .set(ACTING_ORDER.ID, id)
                    .set(ACTING_ORDER.POST_ID, post.value())
                    .set(ACTING_ORDER.ACTING_POST_ID, acting.value())
                    .set(ACTING_ORDER.SOURCE, source)
                    .set(validity.in(ACTING_ORDER.VALID))
                    .execute();
            Line line = find(id, Horizon.NONE);
            ledger.record(act(OrganizationActs.ACTING_ORDERED, line, doer)
                    .changing("職務代理者", null, line.posts().acting().name().ja() + " " + validity.first())
                    .because(source));
        });
    }

    /** Why somebody can not let a post act for another one: nobody gives a post of her own that right. */
    Optional<Text> objection(PostId acting, Doer doer) {
        return InPlace.objection(db, acting, doer, clock.today());
    }

    /** Why a row can not end with a day. */
    Optional<Text> objection(Line line, LocalDate last) {
        return InPlace.objection(line.validity(), last, clock.today());
    }

    /**
     * Lets an order end with a day.
     *
     * @throws NotFound when there is no such row
     * @throws RowRefused when the day has passed or is before the first one
     */
    void end(UUID id, LocalDate last, String reason, Doer doer) {
        transactions.write(() -> {
            Line line = find(id, Horizon.NONE);
            objection(line, last).ifPresent(why -> {
                throw new RowRefused(why);
            });
            db.update(ACTING_ORDER)
                    .set(Validity.endingIn(ACTING_ORDER.VALID, last))
                    .where(ACTING_ORDER.ID.eq(id))
                    .execute();
            ledger.record(act(OrganizationActs.ACTING_ENDED, line, doer)
                    .changing("職務代理者", line.posts().acting().name().ja(), last.toString())
                    .because(reason));
        });
    }

    private static Act act(String kind, Line line, Doer doer) {
        return Act.of(
                kind,
                new Subject("acting-order", line.id()),
                doer,
                line.posts().post().name().ja());
    }

    /** The orders of a date, in the order of the chart. */
    Rows<Line> on(LocalDate day, String words, Horizon horizon) {
        return new Rows<>(
                db,
                select(Organization.validOn(ACTING_ORDER.VALID, day).and(InPlace.named(words)), horizon)
                        .orderBy(InPlace.UNIT_OF_POST.ORDINAL, InPlace.POST.ORDINAL, InPlace.POST.ID),
                row -> line(row, horizon));
    }

    /** All orders for a post, the earliest first; those that ended included. */
    List<Line> ever(PostId post, Horizon horizon) {
        return select(ACTING_ORDER.POST_ID.eq(post.value()), horizon)
                .orderBy(DSL.field("lower({0})", ACTING_ORDER.VALID))
                .fetch(row -> line(row, horizon));
    }

    /** @throws NotFound when there is no such row */
    Line find(UUID id, Horizon horizon) {
        Optional<Line> found = select(ACTING_ORDER.ID.eq(id), horizon).fetchOptional(row -> line(row, horizon));
        return found.orElseThrow(() -> new NotFound("acting-order", new Text("職務代理", "acting order"), id));
    }

    private SelectConditionStep<Record> select(Condition which, Horizon horizon) {
        return InPlace.join(
                        db.select(ACTING_ORDER.asterisk())
                                .select(InPlace.fields())
                                .select(Rows.first(ACTING_ORDER.VALID), Rows.last(ACTING_ORDER.VALID))
                                .from(ACTING_ORDER),
                        ACTING_ORDER.TENANT_ID,
                        ACTING_ORDER.POST_ID,
                        ACTING_ORDER.ACTING_POST_ID)
                .where(
                        which,
                        horizon.knows(ACTING_ORDER.VALID),
                        horizon.knows(InPlace.POST.VALID),
                        horizon.knows(InPlace.ACTING.VALID));
    }

    private static Line line(Record row, Horizon horizon) {
        return new Line(
                row.get(ACTING_ORDER.ID),
                InPlace.read(row),
                row.get(ACTING_ORDER.SOURCE),
                horizon.seen(Rows.validity(row)));
    }
}
