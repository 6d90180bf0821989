package org.fumikura.records;

import static org.fumikuradb.records.Tables.FILE;
import static org.fumikuradb.records.Tables.FILE_HOLDER;

import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;

/**
 * Which unit holds a file by name on a day (docs/domain/records.md, R-081), as conditions over {@code file}. Hardly any file
 * was ever held by name; of the others only the mark is looked at.
 */
final class Holding {

    private Holding() {}

    /** Whether a unit holds it by name, so that it is not with the unit for which it was entered, or that one's successor. */
    static Condition byName(LocalDate on) {
        return byName(DSL.val(on));
    }

    static Condition byName(Field<LocalDate> on) {
        return held(on, DSL.noCondition());
    }

    /** Whether one of some units holds it by name. */
    static Condition by(Set<UUID> units, LocalDate on) {
        return by(units(units), DSL.val(on));
    }

    static Condition by(Field<UUID[]> units, Field<LocalDate> on) {
        return held(on, isIn(FILE_HOLDER.UNIT_ID, units));
    }

    /**
     * Whether one of some units is in charge of it, or of what lies in it.
     *
     * @param entered the unit for which it was entered
     * @param units with those that they succeeded
     */
    static Condition inCharge(Field<UUID> entered, Set<UUID> units, LocalDate on) {
        return inCharge(entered, units(units), DSL.val(on));
    }

    static Condition inCharge(Field<UUID> entered, Field<UUID[]> units, Field<LocalDate> on) {
        return isIn(entered, units).andNot(byName(on)).or(by(units, on));
    }

    /** The unit that holds it by name; null for nearly all. */
    static Field<UUID> holder(LocalDate on) {
        return DSL.when(
                DSL.condition(FILE.HELD_BY_NAME),
                DSL.field(DSL.select(FILE_HOLDER.UNIT_ID).from(FILE_HOLDER).where(isOfFile(), inForce(on))));
    }

    static Condition inForce(LocalDate on) {
        return inForce(DSL.val(on));
    }

    private static Condition inForce(Field<LocalDate> on) {
        return goesOn().and(DSL.condition("{0} @> {1}::date", FILE_HOLDER.VALID, on));
    }

    /** What was not withdrawn, as the indexes know it. */
    static Condition goesOn() {
        return DSL.condition("not {0}", FILE_HOLDER.WITHDRAWN);
    }

    static Condition isIn(Field<UUID> unit, Set<UUID> units) {
        return isIn(unit, units(units));
    }

    static Condition isIn(Field<UUID> unit, Field<UUID[]> units) {
        return unit.eq(DSL.any(units));
    }

    static Field<UUID[]> units(Set<UUID> units) {
        return DSL.val(units.toArray(UUID[]::new));
    }

    private static Condition held(Field<LocalDate> on, Condition by) {
        return DSL.condition(FILE.HELD_BY_NAME)
                .and(DSL.exists(DSL.selectOne().from(FILE_HOLDER).where(isOfFile(), inForce(on), by)));
    }

    private static Condition isOfFile() {
        return FILE_HOLDER.TENANT_ID.eq(FILE.TENANT_ID).and(FILE_HOLDER.FILE_ID.eq(FILE.ID));
    }
}
