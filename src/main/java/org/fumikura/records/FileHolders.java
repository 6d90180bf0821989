package org.fumikura.records;

import static org.fumikuradb.records.Tables.FILE_HOLDER;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fumikura.frame.Forbidden;
import org.fumikura.ledger.Act;
import org.fumikura.ledger.Doer;
import org.fumikura.ledger.Ledger;
import org.fumikura.ledger.Subject;
import org.fumikura.organization.Actor;
import org.fumikura.organization.BodyId;
import org.fumikura.organization.Organization;
import org.fumikura.organization.Unit;
import org.fumikura.organization.UnitId;
import org.fumikura.organization.UnitLevel;
import org.fumikura.shared.OfficialClock;
import org.fumikura.shared.Text;
import org.fumikura.shared.Uuid7;
import org.fumikura.tenancy.Transactions;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/**
 * 引き継ぐ組織: which unit holds a file from a day on, when it is another one than the succession of units gives, as for each
 * successor of a unit that is split. Entered for today or a day to come, it takes force by its date alone.
 */
@Component
class FileHolders {

    /** The number of R-081. */
    private static final int LOCK = 81;

    private static final Field<LocalDate> FROM = DSL.field("lower({0})", LocalDate.class, FILE_HOLDER.VALID);
    private static final Field<LocalDate> TO = DSL.field("upper({0})", LocalDate.class, FILE_HOLDER.VALID);

    private final DSLContext db;
    private final Transactions transactions;
    private final Files files;
    private final Responsibility responsibility;
    private final Organization organization;
    private final PlanDigests digests;
    private final Ledger ledger;
    private final OfficialClock clock;
    private final Uuid7 ids;

    FileHolders(
            DSLContext db,
            Transactions transactions,
            Files files,
            Responsibility responsibility,
            Organization organization,
            PlanDigests digests,
            Ledger ledger,
            OfficialClock clock,
            Uuid7 ids) {
        this.db = db;
        this.transactions = transactions;
        this.files = files;
        this.responsibility = responsibility;
        this.organization = organization;
        this.digests = digests;
        this.ledger = ledger;
        this.clock = clock;
        this.ids = ids;
    }

    /**
     * To whom something is given.
     *
     * @param from the first day on which the unit holds it
     */
    record Order(UnitId to, LocalDate from, String reason) {}

    /** What is entered for a day to come. */
    record Coming(UnitId unit, LocalDate from, String reason) {}

    /**
     * Gives files to a unit from a day on, each by an act of its own; all of them or none.
     *
     * @throws org.fumikura.shared.NotFound when she may not see one of them
     * @throws Forbidden when she may not give one of them away
     * @throws HandOverRefused for a day that is past, or a unit to which they can not be given
     */
    void handOver(Collection<FileId> some, Order order, Actor actor) {
        transactions.write(() -> {
            List<FileId> each = some.stream().distinct().toList();
            alone();
            Set<UnitId> present =
                    each.stream().map(file -> requireKeeper(file, actor)).collect(Collectors.toSet());
            refusal(order, present, actor).ifPresent(refused -> {
                throw refused;
            });
            each.forEach(file -> enter(file, order, actor.doer()));
        });
    }

    /** Why files that some units are in charge of today can not be given away like that. */
    Optional<HandOverRefused> refusal(Order order, Set<UnitId> present, Actor actor) {
        LocalDate today = clock.today();
        if (order.from.isBefore(today)) {
            return Optional.of(HandOverRefused.inThePast());
        }
        Optional<Unit> to = sections(order.from, actor).stream()
                .filter(unit -> unit.id().equals(order.to))
                .findFirst();
        if (to.isEmpty()) {
            return Optional.of(HandOverRefused.noSection());
        }
        BodyId body = to.get().body();
        boolean sameBody = present.stream()
                .allMatch(unit ->
                        organization.lineOf(unit, today).getFirst().body().equals(body));
        return sameBody || actor.may(RecordsPermissions.PLAN)
                ? Optional.empty()
                : Optional.of(HandOverRefused.otherBody());
    }

    /**
     * The sections to which somebody gives files from a day on, as far as she may know of them (A.8): for who may not foresee
     * those of today, whatever ends until then, since its successor goes on with them. The head of records knows of those to
     * come as well.
     */
    List<Unit> sections(LocalDate from, Actor actor) {
        List<Unit> seen = organization.listUnits(actor.horizon().nearest(from));
        List<Unit> toCome = actor.may(RecordsPermissions.PLAN) ? organization.listUnits(from) : List.of();
        return Stream.concat(seen.stream(), toCome.stream())
                .filter(unit -> unit.level() == UnitLevel.SECTION)
                .distinct()
                .toList();
    }

    /** @throws Forbidden when she does not keep the files of the unit in charge of it */
    private UnitId requireKeeper(FileId file, Actor actor) {
        UnitId present = files.get(file, RecordsPermissions.planReader(actor)).unit();
        if (!actor.may(RecordsPermissions.HAND_OVER, present)) {
            throw new Forbidden(
                    new Text(
                            "簿冊を引き継ぐ組織を決められるのは、所管のファイル管理者・文書取扱主任か文書主管課長です。",
                            "The file owner or records clerk of its unit, or the head of records, says who goes on with a file."),
                    new Text("何も変更していません。", "Nothing was changed."));
        }
        return present;
    }

    /**
     * Gives one file to a unit; part of a write. What is entered for later days stays.
     *
     * @param order for today or a day to come, to a section that has begun on it; whether that may be is the caller's concern
     */
    void enter(FileId file, Order order, Doer doer) {
        alone();
        UnitId before = responsibility.on(file, order.from);
        Condition ofFile = FILE_HOLDER.FILE_ID.eq(file.value()).and(Holding.goesOn());
        db.update(FILE_HOLDER)
                .set(FILE_HOLDER.WITHDRAWN, true)
                .where(ofFile, FROM.eq(order.from))
                .execute();
        db.update(FILE_HOLDER)
                .set(during(FROM, DSL.val(order.from)))
                .where(ofFile, Holding.inForce(order.from))
                .execute();
        Field<LocalDate> next =
                DSL.field(DSL.select(DSL.min(FROM)).from(FILE_HOLDER).where(ofFile, FROM.gt(order.from)));
        insert(file, order.to, DSL.val(order.from), next, order.reason);
        Map<UUID, Text> names = organization.unitNames(List.of(before.value(), order.to.value()));
        ledger.record(
                Act.of(RecordsActs.HANDED_OVER, new Subject("file", file.value()), doer, digests.label(file.value()))
                        .because(order.reason)
                        .changing("担当する組織", name(names, before), name(names, order.to))
                        .changing("引き継ぐ日", null, order.from.toString()));
    }

    /**
     * Takes back what is entered for a day to come: the unit before goes on, or the succession of units.
     *
     * @throws org.fumikura.shared.NotFound when she may not see it
     * @throws Forbidden when she may not give it away
     * @throws HandOverRefused when nothing is entered from that day on, or the day has come
     */
    void withdraw(FileId file, LocalDate from, Actor actor) {
        transactions.write(() -> {
            alone();
            requireKeeper(file, actor);
            Condition ofFile = FILE_HOLDER.FILE_ID.eq(file.value());
            boolean withdrawn = coming(file, actor).stream().anyMatch(coming -> coming.from.equals(from))
                    && db.update(FILE_HOLDER)
                                    .set(FILE_HOLDER.WITHDRAWN, true)
                                    .where(ofFile, Holding.goesOn(), FROM.eq(from))
                                    .execute()
                            > 0;
            if (!withdrawn) {
                throw HandOverRefused.nothingToCome();
            }
            goOn(file, from);
            ledger.record(Act.of(
                            RecordsActs.HAND_OVER_WITHDRAWN,
                            new Subject("file", file.value()),
                            actor.doer(),
                            digests.label(file.value()))
                    .changing("引き継ぐ日", from.toString(), null));
        });
    }

    /** Whoever held it by name until the day before holds it further, until the next one: by one row in place of hers. */
    private void goOn(FileId file, LocalDate from) {
        Condition ofFile = FILE_HOLDER.FILE_ID.eq(file.value()).and(Holding.goesOn());
        db.update(FILE_HOLDER)
                .set(FILE_HOLDER.WITHDRAWN, true)
                .where(ofFile, TO.eq(from))
                .returningResult(FILE_HOLDER.UNIT_ID, FROM, FILE_HOLDER.REASON)
                .fetchOptional()
                .ifPresent(before -> {
                    Field<LocalDate> next = DSL.field(
                            DSL.select(DSL.min(FROM)).from(FILE_HOLDER).where(ofFile, FROM.gt(from)));
                    insert(file, new UnitId(before.value1()), DSL.val(before.value2()), next, before.value3());
                });
    }

    /** What is entered for days to come, the next first, for who may enter it; as far as she may know of the units. */
    List<Coming> coming(FileId file, Actor actor) {
        return db
                .select(FILE_HOLDER.UNIT_ID, FROM, FILE_HOLDER.REASON)
                .from(FILE_HOLDER)
                .where(FILE_HOLDER.FILE_ID.eq(file.value()), Holding.goesOn(), FROM.gt(clock.today()))
                .orderBy(FROM)
                .fetch(row -> new Coming(new UnitId(row.value1()), row.value2(), row.value3()))
                .stream()
                .filter(coming -> actor.may(RecordsPermissions.PLAN)
                        || actor.horizon().reaches(organization.firstDayOf(coming.unit)))
                .toList();
    }

    private void insert(FileId file, UnitId to, Field<LocalDate> from, Field<LocalDate> next, String reason) {
        db.insertInto(FILE_HOLDER)
                .set(FILE_HOLDER.ID, ids.create())
                .set(FILE_HOLDER.FILE_ID, file.value())
                .set(FILE_HOLDER.UNIT_ID, to.value())
                .set(during(from, next))
                .set(FILE_HOLDER.REASON, reason)
                .execute();
    }

    private static Map<Field<Object>, Field<Object>> during(Field<LocalDate> from, Field<LocalDate> to) {
        return Map.of(FILE_HOLDER.VALID, DSL.field("daterange({0}, {1})", Object.class, from, to));
    }

    private static String name(Map<UUID, Text> names, UnitId unit) {
        return names.getOrDefault(unit.value(), Text.same("—")).ja();
    }

    /** One after the other in a municipality: many files at once, from a file in whatever order, and single ones. */
    private void alone() {
        db.execute("select pg_advisory_xact_lock({0}, tenancy.current_id())", DSL.inline(LOCK));
    }
}
