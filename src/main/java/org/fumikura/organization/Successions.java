package org.fumikura.organization;

import static org.fumikuradb.organization.Tables.SUCCESSION;
import static org.fumikuradb.organization.Tables.UNIT;

import java.util.List;
import java.util.UUID;
import org.fumikura.frame.Cell;
import org.fumikura.frame.Facts;
import org.fumikura.frame.Table;
import org.fumikura.shared.Text;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.springframework.stereotype.Component;

/** Who went on with what a unit had (I-16), as tables of its page. */
@Component
class Successions {

    private final DSLContext db;

    Successions(DSLContext db) {
        this.db = db;
    }

    /** Who goes on with what a unit had when it ended. */
    Facts.Section after(UUID unit) {
        return section(
                new Text("承継先", "Successors"),
                unit,
                SUCCESSION.UNIT_ID,
                SUCCESSION.SUCCESSOR_ID,
                new Text("続いています。", "It goes on."));
    }

    /** With what of others a unit goes on. */
    Facts.Section before(UUID unit) {
        return section(
                new Text("承継したもの", "What it took over"),
                unit,
                SUCCESSION.SUCCESSOR_ID,
                SUCCESSION.UNIT_ID,
                new Text("ありません。", "Nothing."));
    }

    private Facts.Section section(Text title, UUID unit, Field<UUID> own, Field<UUID> other, Text empty) {
        List<List<Cell>> rows = db.select(SUCCESSION.SHARE, SUCCESSION.SINCE, UNIT.ID, UNIT.NAME, UNIT.NAME_EN)
                .from(SUCCESSION)
                .join(UNIT)
                .on(UNIT.TENANT_ID.eq(SUCCESSION.TENANT_ID), UNIT.ID.eq(other))
                .where(own.eq(unit))
                .orderBy(SUCCESSION.SINCE, SUCCESSION.SHARE, UNIT.ORDINAL)
                .fetch(row -> List.of(
                        Cell.of(Succession.Share.valueOf(row.value1()).label()),
                        new Cell.Link(new Text(row.value4(), row.value5()), "/administration/units/" + row.value3()),
                        new Cell.Day(row.value2())));
        return new Facts.Section(
                title,
                new Table(
                        List.of(new Text("もの", "What"), new Text("組織", "Unit"), new Text("いつから", "Since")),
                        rows,
                        empty),
                List.of());
    }
}
