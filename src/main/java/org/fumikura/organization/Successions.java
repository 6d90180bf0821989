package org.fumikura.organization;

import static org.fumikuradb.organization.Tables.POST;
import static org.fumikuradb.organization.Tables.POST_SUCCESSION;
import static org.fumikuradb.organization.Tables.SUCCESSION;
import static org.fumikuradb.organization.Tables.UNIT;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.fumikura.frame.Cell;
import org.fumikura.frame.Facts;
import org.fumikura.frame.Table;
import org.fumikura.shared.Text;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/** Who went on with what a unit had or a post was asked (I-16), as tables of their pages. */
@Component
class Successions {

    private final DSLContext db;

    Successions(DSLContext db) {
        this.db = db;
    }

    /** Who goes on with what a unit had when it ended. */
    Facts.Section after(UUID unit, Horizon horizon) {
        return section(
                new Text("承継先", "Successors"),
                unit,
                SUCCESSION.UNIT_ID,
                SUCCESSION.SUCCESSOR_ID,
                new Text("続いています。", "It goes on."),
                horizon);
    }

    /** With what of others a unit goes on. */
    Facts.Section before(UUID unit, Horizon horizon) {
        return section(
                new Text("承継したもの", "What it took over"),
                unit,
                SUCCESSION.SUCCESSOR_ID,
                SUCCESSION.UNIT_ID,
                new Text("ありません。", "Nothing."),
                horizon);
    }

    private Facts.Section section(
            Text title, UUID unit, Field<UUID> own, Field<UUID> other, Text empty, Horizon horizon) {
        List<List<Cell>> rows = db.select(SUCCESSION.SHARE, SUCCESSION.SINCE, UNIT.ID, UNIT.NAME, UNIT.NAME_EN)
                .from(SUCCESSION)
                .join(UNIT)
                .on(UNIT.TENANT_ID.eq(SUCCESSION.TENANT_ID), UNIT.ID.eq(other))
                .where(own.eq(unit), horizon.ahead() ? DSL.noCondition() : SUCCESSION.SINCE.le(horizon.today()))
                .orderBy(SUCCESSION.SINCE, SUCCESSION.SHARE, UNIT.ORDINAL)
                .fetch(row -> List.of(
                        Cell.of(Succession.Share.valueOf(row.value1()).label()),
                        new Cell.Link(new Text(row.value4(), row.value5()), "/administration/units/" + row.value3()),
                        new Cell.Day(row.value2())));
        return new Facts.Section(
                title,
                new Table(
                        List.of(new Text("承継の対象", "What"), new Text("組織", "Unit"), new Text("承継日", "Since")),
                        rows,
                        empty),
                List.of());
    }

    /** Which post goes on with what a post was asked, and with what of others it goes on. */
    Facts.Section ofPost(UUID post, Horizon horizon) {
        List<List<Cell>> rows = new ArrayList<>();
        rows.addAll(posts(
                new Text("承継する職", "Goes on"), post, POST_SUCCESSION.POST_ID, POST_SUCCESSION.SUCCESSOR_ID, horizon));
        rows.addAll(posts(
                new Text("承継した職", "Took over from"),
                post,
                POST_SUCCESSION.SUCCESSOR_ID,
                POST_SUCCESSION.POST_ID,
                horizon));
        return new Facts.Section(
                new Text("承継", "Succession"),
                new Table(
                        List.of(new Text("区分", "What"), new Text("職", "Post"), new Text("承継日", "Since")),
                        rows,
                        new Text("ありません。", "None.")),
                List.of());
    }

    private List<List<Cell>> posts(Text what, UUID post, Field<UUID> own, Field<UUID> other, Horizon horizon) {
        return db.select(POST_SUCCESSION.SINCE, POST.ID, POST.NAME, POST.NAME_EN)
                .from(POST_SUCCESSION)
                .join(POST)
                .on(POST.TENANT_ID.eq(POST_SUCCESSION.TENANT_ID), POST.ID.eq(other))
                .where(own.eq(post), horizon.ahead() ? DSL.noCondition() : POST_SUCCESSION.SINCE.le(horizon.today()))
                .orderBy(POST_SUCCESSION.SINCE, POST.NAME)
                .fetch(row -> List.of(
                        Cell.of(what),
                        new Cell.Link(new Text(row.value3(), row.value4()), "/administration/posts/" + row.value2()),
                        new Cell.Day(row.value1())));
    }
}
