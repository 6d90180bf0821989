package org.fumikura.organization;

import static org.fumikuradb.organization.Tables.BODY;
import static org.fumikuradb.organization.Tables.CALENDAR_DAY;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.fumikura.shared.DateRange;
import org.fumikura.shared.Text;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** What executive bodies themselves said about days. */
@Component
class CalendarRows {

    private final DSLContext db;

    CalendarRows(DSLContext db) {
        this.db = db;
    }

    /** @param body its code */
    record OwnDay(String body, LocalDate day, boolean closed, Text name) {}

    /** Those of one body in a range of days. */
    Map<LocalDate, OwnDay> ofYear(UUID body, DateRange range) {
        var own = new HashMap<LocalDate, OwnDay>();
        list(range).stream().filter(line -> line.id.equals(body)).forEach(line -> own.put(line.day.day(), line.day));
        return own;
    }

    /** Those of all bodies in a range of days. */
    List<OwnDay> all(DateRange range) {
        return list(range).stream().map(Line::day).toList();
    }

    private record Line(UUID id, OwnDay day) {}

    private List<Line> list(DateRange range) {
        return db.select(
                        BODY.ID,
                        BODY.CODE,
                        CALENDAR_DAY.DAY,
                        CALENDAR_DAY.CLOSED,
                        CALENDAR_DAY.NAME,
                        CALENDAR_DAY.NAME_EN)
                .from(CALENDAR_DAY)
                .join(BODY)
                .on(BODY.TENANT_ID.eq(CALENDAR_DAY.TENANT_ID), BODY.ID.eq(CALENDAR_DAY.BODY_ID))
                .where(CALENDAR_DAY.DAY.between(range.first(), range.last()))
                .orderBy(BODY.CODE, CALENDAR_DAY.DAY)
                .fetch(row -> new Line(
                        row.value1(),
                        new OwnDay(row.value2(), row.value3(), row.value4(), new Text(row.value5(), row.value6()))));
    }
}
