package org.fumikura.organization;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.Map;
import java.util.Optional;
import org.fumikura.shared.JapaneseDate;
import org.fumikura.shared.OfficialClock;
import org.fumikura.shared.Text;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;

/**
 * From a moment to another one by the official clock, which is not included any more.
 *
 * @param to empty while no end is known
 */
record During(Instant from, Optional<Instant> to) {

    boolean hasEndedBy(Instant at) {
        return to.isPresent() && !at.isBefore(to.get());
    }

    /** As the column of a row that is to be entered. */
    Map<Field<Object>, Field<Object>> in(Field<Object> column) {
        return Map.of(column, range(DSL.val(from), DSL.val(to.orElse(null), Instant.class)));
    }

    /** As the column of a row that shall end at a moment; the database refuses one at which it has ended already. */
    static Map<Field<Object>, Field<Object>> endingIn(Field<Object> column, Instant at) {
        return Map.of(column, range(DSL.field("lower({0})", Instant.class, column), DSL.val(at)));
    }

    private static Field<Object> range(Field<Instant> from, Field<Instant> to) {
        return DSL.field("tstzrange({0}::timestamptz, {1}::timestamptz, '[)')", Object.class, from, to);
    }

    /** The first moment of a column, to be read by {@link #read}. */
    static Field<Instant> first(Field<?> during) {
        return DSL.field("lower({0})", Instant.class, during).as("from_moment");
    }

    /** The end of a column, to be read by {@link #read}. */
    static Field<Instant> end(Field<?> during) {
        return DSL.field("upper({0})", Instant.class, during).as("to_moment");
    }

    static During read(Record row) {
        return new During(
                row.get("from_moment", Instant.class), Optional.ofNullable(row.get("to_moment", Instant.class)));
    }

    /** Whole days without their hours, the last one included. */
    Text words() {
        String first = compact(from, false);
        String last = to.map(end -> compact(end, true)).orElse("");
        return new Text(
                first + " から" + (last.isEmpty() ? "" : " " + last + " まで"),
                "from " + first + (last.isEmpty() ? "" : " to " + last));
    }

    private static String compact(Instant moment, boolean end) {
        ZonedDateTime at = moment.atZone(OfficialClock.ZONE);
        boolean whole = at.toLocalTime().equals(LocalTime.MIDNIGHT);
        String day = new JapaneseDate((whole && end ? at.minusDays(1) : at).toLocalDate()).compact();
        return whole ? day : day + " %02d:%02d".formatted(at.getHour(), at.getMinute());
    }
}
