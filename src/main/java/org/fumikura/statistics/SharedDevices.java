package org.fumikura.statistics;

import static org.fumikuradb.statistics.Tables.DEVICE_USE;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/**
 * Where somebody signed in at an address at which, shortly before, another person had done something (D-06). The access log
 * knows addresses and no devices: it is a hint where to ask, and proves nothing.
 */
@Component
class SharedDevices {

    /** The most lines that are shown. */
    static final int MOST = 200;

    private final DSLContext db;

    SharedDevices(DSLContext db) {
        this.db = db;
    }

    /**
     * Two people at one address.
     *
     * @param at when the second one signed in, by the machine clock
     */
    record Line(String address, UUID first, Instant before, UUID second, Instant at) {

        Duration between() {
            return Duration.between(before, at);
        }
    }

    /** The newest first; in a read. */
    List<Line> list(Instant from, Instant until, Duration within) {
        Field<UUID> other = DSL.lag(DEVICE_USE.PERSON_ID)
                .over()
                .partitionBy(DEVICE_USE.ADDRESS)
                .orderBy(DEVICE_USE.AT, DEVICE_USE.ID)
                .as("other");
        Field<Instant> before = DSL.lag(DEVICE_USE.AT)
                .over()
                .partitionBy(DEVICE_USE.ADDRESS)
                .orderBy(DEVICE_USE.AT, DEVICE_USE.ID)
                .as("before");
        Table<?> used = db.select(
                        DEVICE_USE.ADDRESS, DEVICE_USE.PERSON_ID, DEVICE_USE.AT, DEVICE_USE.KIND, other, before)
                .from(DEVICE_USE)
                .where(DEVICE_USE.AT.ge(from.minus(within)), DEVICE_USE.AT.lt(until))
                .asTable("used");
        Field<UUID> person = in(used, DEVICE_USE.PERSON_ID);
        Field<Instant> at = in(used, DEVICE_USE.AT);
        return db.select(in(used, DEVICE_USE.ADDRESS), in(used, other), in(used, before), person, at)
                .from(used)
                .where(
                        in(used, DEVICE_USE.KIND).eq("SIGN_IN"),
                        in(used, other).ne(person),
                        at.ge(from),
                        DSL.condition(
                                "{0} - {1} <= make_interval(secs => {2})",
                                at, in(used, before), DSL.val((double) within.toSeconds())))
                .orderBy(at.desc())
                .limit(MOST)
                .fetch(row -> new Line(row.value1(), row.value2(), row.value3(), row.value4(), row.value5()));
    }

    private static <T> Field<T> in(Table<?> table, Field<T> field) {
        return Objects.requireNonNull(table.field(field));
    }
}
