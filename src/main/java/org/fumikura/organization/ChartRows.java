package org.fumikura.organization;

import static org.fumikuradb.organization.Tables.BODY;
import static org.fumikuradb.organization.Tables.POST;
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

/** Executive bodies, units and posts as those who keep them see them: with their codes and their time, to a horizon. */
@Component
class ChartRows {

    private static final Unit PARENT = UNIT.as("parent");

    private final DSLContext db;

    ChartRows(DSLContext db) {
        this.db = db;
    }

    record BodyLine(UUID id, String code, Text name) {}

    /** @param parentCode blank for the root of a body */
    record UnitLine(
            UUID id,
            String code,
            UnitLevel level,
            Text name,
            String sign,
            int ordinal,
            Optional<UUID> parent,
            String parentCode,
            UUID body,
            String bodyCode,
            Validity validity) {}

    record PostLine(
            UUID id,
            Text name,
            Rank rank,
            boolean solo,
            int clearance,
            int handles,
            int ordinal,
            UUID unit,
            String unitCode,
            Text unitName,
            Validity validity) {}

    List<BodyLine> listBodies() {
        return db.selectFrom(BODY)
                .orderBy(BODY.CODE)
                .fetch(row -> new BodyLine(row.getId(), row.getCode(), new Text(row.getName(), row.getNameEn())));
    }

    /** The units of a date with a part of a name or code, in the order of the chart. */
    Rows<UnitLine> units(LocalDate on, String words, Horizon horizon) {
        Condition which =
                Organization.validOn(UNIT.VALID, on).and(Rows.contain(words, UNIT.NAME, UNIT.CODE, UNIT.NAME_EN));
        return new Rows<>(db, units(which, horizon).orderBy(UNIT.ORDINAL, UNIT.CODE), row -> unit(row, horizon));
    }

    /** Units by a condition, the earliest first; those that ended included. */
    List<UnitLine> unitsEver(Condition which, Horizon horizon) {
        return units(which, horizon)
                .orderBy(DSL.field("lower({0})", UNIT.VALID), UNIT.ORDINAL)
                .fetch(row -> unit(row, horizon));
    }

    /** The posts of a date with a part of a name or of their unit's, in the order of the chart. */
    Rows<PostLine> posts(LocalDate on, String words, Optional<UUID> unit, Horizon horizon) {
        Condition which = Organization.validOn(POST.VALID, on)
                .and(Rows.contain(words, POST.NAME, UNIT.NAME, UNIT.CODE, POST.NAME_EN))
                .and(unit.map(UNIT.ID::eq).orElse(DSL.noCondition()));
        return new Rows<>(
                db,
                posts(which, horizon).orderBy(UNIT.ORDINAL, UNIT.CODE, POST.ORDINAL, POST.ID),
                row -> post(row, horizon));
    }

    /** Posts by a condition, the earliest first; those that ended included. */
    List<PostLine> postsEver(Condition which, Horizon horizon) {
        return posts(which, horizon)
                .orderBy(DSL.field("lower({0})", POST.VALID), POST.ORDINAL)
                .fetch(row -> post(row, horizon));
    }

    private SelectConditionStep<Record> units(Condition which, Horizon horizon) {
        return db.select(UNIT.asterisk(), BODY.CODE, PARENT.CODE)
                .select(Rows.first(UNIT.VALID), Rows.last(UNIT.VALID))
                .from(UNIT)
                .join(BODY)
                .on(BODY.TENANT_ID.eq(UNIT.TENANT_ID), BODY.ID.eq(UNIT.BODY_ID))
                .leftJoin(PARENT)
                .on(PARENT.TENANT_ID.eq(UNIT.TENANT_ID), PARENT.ID.eq(UNIT.PARENT_ID))
                .where(which, horizon.knows(UNIT.VALID));
    }

    private SelectConditionStep<Record> posts(Condition which, Horizon horizon) {
        return db.select(POST.asterisk(), UNIT.CODE, UNIT.NAME, UNIT.NAME_EN)
                .select(Rows.first(POST.VALID), Rows.last(POST.VALID))
                .from(POST)
                .join(UNIT)
                .on(UNIT.TENANT_ID.eq(POST.TENANT_ID), UNIT.ID.eq(POST.UNIT_ID))
                .where(which, horizon.knows(POST.VALID));
    }

    private static UnitLine unit(Record row, Horizon horizon) {
        return new UnitLine(
                row.get(UNIT.ID),
                row.get(UNIT.CODE),
                UnitLevel.valueOf(row.get(UNIT.LEVEL)),
                new Text(row.get(UNIT.NAME), row.get(UNIT.NAME_EN)),
                row.get(UNIT.SIGN),
                row.get(UNIT.ORDINAL),
                Optional.ofNullable(row.get(UNIT.PARENT_ID)),
                Optional.ofNullable(row.get(PARENT.CODE)).orElse(""),
                row.get(UNIT.BODY_ID),
                row.get(BODY.CODE),
                horizon.seen(Rows.validity(row)));
    }

    private static PostLine post(Record row, Horizon horizon) {
        return new PostLine(
                row.get(POST.ID),
                new Text(row.get(POST.NAME), row.get(POST.NAME_EN)),
                Rank.valueOf(row.get(POST.RANK)),
                row.get(POST.SOLO),
                row.get(POST.CLEARANCE),
                row.get(POST.HANDLES),
                row.get(POST.ORDINAL),
                row.get(POST.UNIT_ID),
                row.get(UNIT.CODE),
                new Text(row.get(UNIT.NAME), row.get(UNIT.NAME_EN)),
                horizon.seen(Rows.validity(row)));
    }
}
