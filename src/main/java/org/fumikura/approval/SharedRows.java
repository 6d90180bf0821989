package org.fumikura.approval;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.fumikura.organization.Actor;
import org.fumikura.organization.UnitId;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.OrderField;
import org.jooq.Record;
import org.jooq.impl.DSL;

/** Which columns of a table say for whom its rows are kept ({@link Sharing}), and from when to when. */
record SharedRows(
        Field<UUID> id,
        Field<UUID> body,
        Field<UUID> unit,
        Field<UUID> person,
        Field<String> name,
        Field<Object> valid) {

    /** What is in force on a day and kept for the actor, for her units or for her executive body. */
    Condition offeredTo(Actor actor, LocalDate today) {
        Condition mine = person.eq(actor.person().value());
        Condition ofMyUnits = unit.in(actor.reader().line());
        Condition ofTheOffice =
                unit.isNull().and(body.eq(actor.post().unit().body().value()));
        return mine.or(person.isNull().and(ofMyUnits.or(ofTheOffice))).and(holdsOn(valid, today));
    }

    /** Whether a row is in force on a day. */
    static Condition holdsOn(Field<Object> valid, LocalDate day) {
        return DSL.condition("{0} @> {1}::date", valid, DSL.val(day));
    }

    /** Her own first, then those of her units, then those of the office; by name. */
    List<OrderField<?>> order() {
        return List.of(person.asc().nullsLast(), unit.asc().nullsLast(), name.asc(), id.asc());
    }

    Sharing sharing(Record row) {
        return Sharing.of(row.get(person), row.get(unit));
    }

    /** Whether somebody to whom it is offered may end it. */
    boolean isKeptBy(Record row, Actor actor) {
        UUID of = row.get(unit);
        return sharing(row).isKeptBy(actor, of == null ? Sharing.section(actor) : new UnitId(of));
    }

    /** For whom a new row is kept, as its columns. */
    Map<Field<?>, Object> kept(Sharing sharing, Actor actor) {
        var columns = new HashMap<Field<?>, Object>();
        columns.put(body, actor.post().unit().body().value());
        if (sharing == Sharing.UNIT) {
            columns.put(unit, Sharing.section(actor).value());
        }
        if (sharing == Sharing.MINE) {
            columns.put(person, actor.person().value());
        }
        return columns;
    }

    /** The column of a row that is in force no longer from a day on; one that began on it is in force on none. */
    static Map<Field<Object>, Field<Object>> ended(Field<Object> valid, LocalDate today) {
        return Map.of(valid, DSL.field("daterange(lower({0}), {1}::date, '[)')", Object.class, valid, DSL.val(today)));
    }
}
