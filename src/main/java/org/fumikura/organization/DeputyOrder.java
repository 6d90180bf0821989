package org.fumikura.organization;

import static org.fumikuradb.organization.Tables.DEPUTY;

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

/** Enters the published order of deputies (代決順位): one deputy a place of a post, on every date. */
@Component
public class DeputyOrder {

    /** The last place that there can be. */
    static final int LAST_PLACE = 99;

    private final DSLContext db;
    private final Transactions transactions;
    private final Ledger ledger;
    private final Uuid7 ids;
    private final OfficialClock clock;

    DeputyOrder(DSLContext db, Transactions transactions, Ledger ledger, Uuid7 ids, OfficialClock clock) {
        this.db = db;
        this.transactions = transactions;
        this.ledger = ledger;
        this.ids = ids;
        this.clock = clock;
    }

    /** @param source the article that says so */
    record Line(UUID id, InPlace posts, int place, String source, Validity validity) {}

    /**
     * Makes a post the deputy of another one.
     *
     * @param place 1 for who decides first
     * @param source the article that says so
     */
    public void enter(PostId post, int place, PostId deputy, String source, Validity validity, Doer doer) {
        UUID id = ids.create();
        transactions.write(() -> {
            objection(deputy, doer).ifPresent(why -> {
                throw new RowRefused(why);
            });
            db.insertInto(DEPUTY)
                    .set(DEPUTY.ID, id)
                    .set(DEPUTY.POST_ID, post.value())
                    .set(DEPUTY.PLACE, (short) place)
                    .set(DEPUTY.DEPUTY_POST_ID, deputy.value())
                    .set(DEPUTY.SOURCE, source)
                    .set(validity.in(DEPUTY.VALID))
                    .execute();
            Line line = find(id, Horizon.NONE);
            ledger.record(act(OrganizationActs.DEPUTY_ENTERED, line, doer)
                    .changing(
                            "第" + place + "順位",
                            null,
                            line.posts().acting().name().ja() + " " + validity.first())
                    .because(source));
        });
    }

    /** Why somebody can not let a post act for another one: nobody gives a post of her own that right. */
    Optional<Text> objection(PostId deputy, Doer doer) {
        return InPlace.objection(db, deputy, doer, clock.today());
    }

    /** Why a row can not end with a day. */
    Optional<Text> objection(Line line, LocalDate last) {
        return InPlace.objection(line.validity(), last, clock.today());
    }

    /**
     * Lets a deputy's place end with a day.
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
            db.update(DEPUTY)
                    .set(Validity.endingIn(DEPUTY.VALID, last))
                    .where(DEPUTY.ID.eq(id))
                    .execute();
            ledger.record(act(OrganizationActs.DEPUTY_ENDED, line, doer)
                    .changing(
                            "第" + line.place() + "順位",
                            line.posts().acting().name().ja(),
                            last.toString())
                    .because(reason));
        });
    }

    private static Act act(String kind, Line line, Doer doer) {
        return Act.of(
                kind,
                new Subject("deputy", line.id()),
                doer,
                line.posts().post().name().ja());
    }

    /** The order of a date, post by post in the order of the chart. */
    Rows<Line> on(LocalDate day, String words, Horizon horizon) {
        return new Rows<>(
                db,
                select(Organization.validOn(DEPUTY.VALID, day).and(InPlace.named(words)), horizon)
                        .orderBy(InPlace.UNIT_OF_POST.ORDINAL, InPlace.POST.ORDINAL, InPlace.POST.ID, DEPUTY.PLACE),
                row -> line(row, horizon));
    }

    /** All rows of a place of a post, the earliest first; those that ended included. */
    List<Line> ever(PostId post, int place, Horizon horizon) {
        return select(DEPUTY.POST_ID.eq(post.value()).and(DEPUTY.PLACE.eq((short) place)), horizon)
                .orderBy(DSL.field("lower({0})", DEPUTY.VALID))
                .fetch(row -> line(row, horizon));
    }

    /** @throws NotFound when there is no such row */
    Line find(UUID id, Horizon horizon) {
        Optional<Line> found = select(DEPUTY.ID.eq(id), horizon).fetchOptional(row -> line(row, horizon));
        return found.orElseThrow(() -> new NotFound("deputy", new Text("代決順位", "deputy"), id));
    }

    private SelectConditionStep<Record> select(Condition which, Horizon horizon) {
        return InPlace.join(
                        db.select(DEPUTY.asterisk())
                                .select(InPlace.fields())
                                .select(Rows.first(DEPUTY.VALID), Rows.last(DEPUTY.VALID))
                                .from(DEPUTY),
                        DEPUTY.TENANT_ID,
                        DEPUTY.POST_ID,
                        DEPUTY.DEPUTY_POST_ID)
                .where(
                        which,
                        horizon.knows(DEPUTY.VALID),
                        horizon.knows(InPlace.POST.VALID),
                        horizon.knows(InPlace.ACTING.VALID));
    }

    private static Line line(Record row, Horizon horizon) {
        return new Line(
                row.get(DEPUTY.ID),
                InPlace.read(row),
                row.get(DEPUTY.PLACE),
                row.get(DEPUTY.SOURCE),
                horizon.seen(Rows.validity(row)));
    }
}
