package org.fumikura.organization;

import static org.fumikuradb.organization.Tables.BODY;
import static org.fumikuradb.organization.Tables.CALENDAR_DAY;
import static org.fumikuradb.organization.Tables.POST;
import static org.fumikuradb.organization.Tables.POST_SUCCESSION;
import static org.fumikuradb.organization.Tables.SUCCESSION;
import static org.fumikuradb.organization.Tables.UNIT;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.fumikura.ledger.Act;
import org.fumikura.ledger.Doer;
import org.fumikura.ledger.Ledger;
import org.fumikura.ledger.Subject;
import org.fumikura.shared.NotFound;
import org.fumikura.shared.Text;
import org.fumikura.shared.Uuid7;
import org.fumikura.tenancy.Transactions;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/**
 * Enters executive bodies, units, posts and calendars of the current municipality. Each method is a write of its own or a
 * part of the caller's, and leaves one act. Nothing is overwritten: what changes ends on a day and is entered anew.
 *
 * <p>The database keeps the rules that hold over time (docs/domain/access.md, A.2): a unit lives within the life of the one
 * above it and a post within its unit's, a code means one unit on every date, a unit ends only with a successor who is there
 * on the day after (I-16), and what has ended does not last longer afterwards. A write that breaks one of them throws
 * {@link org.springframework.dao.DataIntegrityViolationException}, at the latest when it commits, and leaves nothing.
 */
@Component
public class OrganizationRegister {

    private final DSLContext db;
    private final Transactions transactions;
    private final Ledger ledger;
    private final Uuid7 ids;
    private final Heirs heirs;
    private final HangingRows hanging;

    OrganizationRegister(
            DSLContext db, Transactions transactions, Ledger ledger, Uuid7 ids, Heirs heirs, HangingRows hanging) {
        this.heirs = heirs;
        this.hanging = hanging;
        this.db = db;
        this.transactions = transactions;
        this.ledger = ledger;
        this.ids = ids;
    }

    /**
     * A unit to be entered.
     *
     * @param parent empty for the root of its executive body
     * @param code unique within the municipality on every date
     * @param sign its part of a document number, e.g. 情; may be empty
     * @param ordinal its place in the organisation chart
     */
    public record NewUnit(
            BodyId body,
            Optional<UnitId> parent,
            String code,
            UnitLevel level,
            Text name,
            String sign,
            int ordinal,
            Validity validity) {}

    /**
     * A post to be entered.
     *
     * @param name in full, e.g. 情報管理課長
     * @param solo true where one person at most holds it
     * @param clearance the highest secrecy that its holders are cleared for, 0 (一般) to 3 (極秘)
     * @param handles bit set of the flags that its holders may see
     * @param ordinal its place within the unit
     */
    public record NewPost(
            UnitId unit,
            Text name,
            Rank rank,
            boolean solo,
            int clearance,
            int handles,
            int ordinal,
            Validity validity) {}

    /** Enters an executive body (執行機関). */
    public BodyId enterBody(String code, Text name, Doer doer) {
        UUID id = ids.create();
        return transactions.write(() -> {
            db.insertInto(BODY)
                    .set(BODY.ID, id)
                    .set(BODY.CODE, code)
                    .set(BODY.NAME, name.ja())
                    .set(BODY.NAME_EN, name.en())
                    .execute();
            ledger.record(Act.of(OrganizationActs.BODY_ENTERED, new Subject("body", id), doer, name.ja()));
            return new BodyId(id);
        });
    }

    public UnitId enterUnit(NewUnit unit, Doer doer) {
        UUID id = ids.create();
        return transactions.write(() -> {
            db.insertInto(UNIT)
                    .set(UNIT.ID, id)
                    .set(UNIT.BODY_ID, unit.body.value())
                    .set(UNIT.PARENT_ID, unit.parent.map(UnitId::value).orElse(null))
                    .set(UNIT.CODE, unit.code)
                    .set(UNIT.LEVEL, unit.level.name())
                    .set(UNIT.NAME, unit.name.ja())
                    .set(UNIT.NAME_EN, unit.name.en())
                    .set(UNIT.SIGN, unit.sign)
                    .set(UNIT.ORDINAL, unit.ordinal)
                    .set(unit.validity.in(UNIT.VALID))
                    .execute();
            ledger.record(Act.of(OrganizationActs.UNIT_ENTERED, new Subject("unit", id), doer, unit.name.ja())
                    .changing("設置", null, unit.validity.first().toString()));
            return new UnitId(id);
        });
    }

    /**
     * Who goes on with what a unit had.
     *
     * @param files with its files
     * @param numbers with its numbers
     * @param openDocuments with its open documents
     */
    public record Successors(UnitId files, UnitId numbers, UnitId openDocuments) {

        /** One unit goes on with everything. */
        public static Successors all(UnitId successor) {
            return new Successors(successor, successor, successor);
        }

        private Map<String, UnitId> byShare() {
            var shares = new LinkedHashMap<String, UnitId>();
            shares.put("FILES", files);
            shares.put("NUMBERS", numbers);
            shares.put("OPEN_DOCUMENTS", openDocuments);
            return shares;
        }
    }

    /** As {@link #endUnit(UnitId, LocalDate, Successors, Doer)} with one successor for everything. */
    public void endUnit(UnitId unit, LocalDate last, UnitId successor, Doer doer) {
        endUnit(unit, last, Successors.all(successor), doer);
    }

    /**
     * Ends a unit and says who goes on with its files, its numbers and its open documents. The posts and units in it are to
     * be ended before.
     *
     * @param last its last day; the successors take over on the next
     * @throws NotFound when there is no such unit
     */
    public void endUnit(UnitId unit, LocalDate last, Successors successors, Doer doer) {
        transactions.write(() -> {
            for (PostId post : heirs.postsLeft(unit, last)) {
                endPost(post, last, heirs.in(successors.openDocuments, post, last.plusDays(1)), doer);
            }
            String name = db.update(UNIT)
                    .set(Validity.endingIn(UNIT.VALID, last))
                    .where(UNIT.ID.eq(unit.value()))
                    .returningResult(UNIT.NAME)
                    .fetchOptional(UNIT.NAME)
                    .orElseThrow(() -> new NotFound("unit", new Text("組織", "unit"), unit.value()));
            successors
                    .byShare()
                    .forEach((share, successor) -> db.insertInto(SUCCESSION)
                            .set(SUCCESSION.UNIT_ID, unit.value())
                            .set(SUCCESSION.SHARE, share)
                            .set(SUCCESSION.SUCCESSOR_ID, successor.value())
                            .set(SUCCESSION.SINCE, last.plusDays(1))
                            .execute());
            ledger.record(Act.of(OrganizationActs.UNIT_ENDED, new Subject("unit", unit.value()), doer, name)
                    .changing("廃止", null, last.toString())
                    .changing("簿冊の承継", null, name(successors.files, last))
                    .changing("番号の承継", null, name(successors.numbers, last))
                    .changing("未完結文書の承継", null, name(successors.openDocuments, last)));
        });
    }

    public PostId enterPost(NewPost post, Doer doer) {
        UUID id = ids.create();
        return transactions.write(() -> {
            db.insertInto(POST)
                    .set(POST.ID, id)
                    .set(POST.UNIT_ID, post.unit.value())
                    .set(POST.NAME, post.name.ja())
                    .set(POST.NAME_EN, post.name.en())
                    .set(POST.RANK, post.rank.name())
                    .set(POST.SOLO, post.solo)
                    .set(POST.CLEARANCE, (short) post.clearance)
                    .set(POST.HANDLES, post.handles)
                    .set(POST.ORDINAL, post.ordinal)
                    .set(post.validity.in(POST.VALID))
                    .execute();
            ledger.record(Act.of(OrganizationActs.POST_ENTERED, new Subject("post", id), doer, post.name.ja())
                    .changing("設置", null, post.validity.first().toString()));
            return new PostId(id);
        });
    }

    /**
     * As {@link #endPost(PostId, LocalDate, PostId, Doer)}, for the one who naturally goes on: the post of its name in its unit,
     * or else the nearest head.
     *
     * @throws RowRefused when there is none
     */
    public void endPost(PostId post, LocalDate last, Doer doer) {
        transactions.write(() -> endPost(post, last, heirs.of(post, last.plusDays(1)), doer));
    }

    /**
     * Ends a post with all that hangs on it: who holds it is relieved, its roles and its places in orders of deputies end. What
     * is asked of it then is asked of another one.
     *
     * @param successor who goes on from the day after; there on that day
     * @throws NotFound when there is no such post
     */
    public void endPost(PostId post, LocalDate last, PostId successor, Doer doer) {
        endPost(post, last, new Heirs.Heir(successor, true), doer);
    }

    private void endPost(PostId post, LocalDate last, Heirs.Heir heir, Doer doer) {
        PostId successor = heir.post();
        transactions.write(() -> {
            hanging.end(post, last, heir, doer);
            db.insertInto(POST_SUCCESSION)
                    .set(POST_SUCCESSION.POST_ID, post.value())
                    .set(POST_SUCCESSION.SUCCESSOR_ID, successor.value())
                    .set(POST_SUCCESSION.SINCE, last.plusDays(1))
                    .onConflict(POST_SUCCESSION.TENANT_ID, POST_SUCCESSION.POST_ID)
                    .doUpdate()
                    .set(POST_SUCCESSION.SUCCESSOR_ID, successor.value())
                    .set(POST_SUCCESSION.SINCE, last.plusDays(1))
                    .execute();
            String name = db.update(POST)
                    .set(Validity.endingIn(POST.VALID, last))
                    .where(POST.ID.eq(post.value()))
                    .returningResult(POST.NAME)
                    .fetchOptional(POST.NAME)
                    .orElseThrow(() -> new NotFound("post", new Text("職", "post"), post.value()));
            ledger.record(Act.of(OrganizationActs.POST_ENDED, new Subject("post", post.value()), doer, name)
                    .changing("廃止", null, last.toString())
                    .changing("承継する職", null, name(successor, last)));
        });
    }

    /**
     * Says that the office of a body is closed on a day on which others are open, or the other way round; an earlier word
     * about the day is replaced.
     *
     * @param name why
     */
    public void enterCalendarDay(BodyId body, LocalDate day, boolean closed, Text name, Doer doer) {
        transactions.write(() -> {
            db.insertInto(CALENDAR_DAY)
                    .set(CALENDAR_DAY.BODY_ID, body.value())
                    .set(CALENDAR_DAY.DAY, day)
                    .set(CALENDAR_DAY.CLOSED, closed)
                    .set(CALENDAR_DAY.NAME, name.ja())
                    .set(CALENDAR_DAY.NAME_EN, name.en())
                    .onConflict(CALENDAR_DAY.TENANT_ID, CALENDAR_DAY.BODY_ID, CALENDAR_DAY.DAY)
                    .doUpdate()
                    .set(CALENDAR_DAY.CLOSED, closed)
                    .set(CALENDAR_DAY.NAME, name.ja())
                    .set(CALENDAR_DAY.NAME_EN, name.en())
                    .execute();
            ledger.record(Act.of(OrganizationActs.CALENDAR_CHANGED, new Subject("body", body.value()), doer, name.ja())
                    .changing(day.toString(), null, closed ? "閉庁" : "開庁"));
        });
    }

    /**
     * Takes back what the office itself said about a day, which is then open or closed as the law has it.
     *
     * @throws NotFound when the office said nothing about it
     */
    public void removeCalendarDay(BodyId body, LocalDate day, Doer doer) {
        transactions.write(() -> {
            var row = db.deleteFrom(CALENDAR_DAY)
                    .where(CALENDAR_DAY.BODY_ID.eq(body.value()), CALENDAR_DAY.DAY.eq(day))
                    .returningResult(CALENDAR_DAY.NAME, CALENDAR_DAY.CLOSED)
                    .fetchOptional()
                    .orElseThrow(() -> new NotFound("calendar-day", new Text("開庁日・閉庁日", "day"), day));
            ledger.record(
                    Act.of(OrganizationActs.CALENDAR_CHANGED, new Subject("body", body.value()), doer, row.value1())
                            .changing(day.toString(), row.value2() ? "閉庁" : "開庁", "取消"));
        });
    }

    /** With its first day when it is not there by the day on which it is named. */
    private String name(PostId post, LocalDate on) {
        return db.select(POST.NAME)
                .select(Rows.first(POST.VALID))
                .from(POST)
                .where(POST.ID.eq(post.value()))
                .fetchSingle(row -> named(row.get(POST.NAME), row.get("first_day", LocalDate.class), on));
    }

    /** The same for a unit. */
    private String name(UnitId unit, LocalDate on) {
        return db.select(UNIT.NAME)
                .select(Rows.first(UNIT.VALID))
                .from(UNIT)
                .where(UNIT.ID.eq(unit.value()))
                .fetchSingle(row -> named(row.get(UNIT.NAME), row.get("first_day", LocalDate.class), on));
    }

    private static String named(String name, LocalDate first, LocalDate on) {
        return name + (first.isAfter(on) ? " " + first : "");
    }
}
