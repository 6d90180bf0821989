package org.fumikura.organization;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.jooq.Field;
import org.jooq.impl.DSL;

/**
 * From when to when a row is in force, both days included.
 *
 * @param last empty while no end is known
 */
public record Validity(LocalDate first, Optional<LocalDate> last) {

    /** @throws IllegalArgumentException if the last day is before the first */
    public Validity {
        if (last.isPresent() && last.get().isBefore(first)) {
            throw new IllegalArgumentException("%s is before %s".formatted(last.get(), first));
        }
    }

    /** From a day on, without a known end. */
    public static Validity from(LocalDate first) {
        return new Validity(first, Optional.empty());
    }

    /** As the column of a row that is to be entered. */
    public Map<Field<Object>, Field<Object>> in(Field<Object> column) {
        return Map.of(
                column,
                DSL.field(
                        "daterange({0}::date, {1}::date, '[]')",
                        Object.class, DSL.val(first), DSL.val(last.orElse(null))));
    }

    /** As the column of a row that shall end on a day; the database refuses one after a day on which it ends already. */
    public static Map<Field<Object>, Field<Object>> endingIn(Field<Object> column, LocalDate last) {
        return Map.of(column, DSL.field("daterange(lower({0}), {1}::date, '[]')", Object.class, column, DSL.val(last)));
    }
}
