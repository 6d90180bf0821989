package org.fumikura.demo;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.fumikura.organization.BodyId;
import org.fumikura.organization.UnitId;
import org.fumikura.organization.UnitLevel;

/** The organisation of a municipality by the codes of its tables, as far as it has been entered. */
final class Chart {

    private final Map<String, Listing.Row> rows = new LinkedHashMap<>();
    private final Map<String, BodyId> bodies;
    private final Map<String, UnitId> units;

    /**
     * @param bodies the bodies that are entered, by code; others may be added
     * @param units the units that are entered, by code; others may be added
     */
    Chart(Place place, Map<String, BodyId> bodies, Map<String, UnitId> units) {
        place.table("units").forEach(row -> rows.put(row.get("code"), row));
        this.bodies = bodies;
        this.units = units;
    }

    void add(String code, BodyId body) {
        bodies.put(code, body);
    }

    void add(String code, UnitId unit) {
        units.put(code, unit);
    }

    BodyId body(String code) {
        return Objects.requireNonNull(bodies.get(code), code);
    }

    UnitId unit(String code) {
        return Objects.requireNonNull(units.get(code), code);
    }

    /** The section that a unit belongs to; the unit itself above sections. */
    String sectionOf(String code) {
        return level(code) == UnitLevel.SUBSECTION ? sectionOf(row(code).get("parent")) : code;
    }

    /** The part of a document number that names a unit, e.g. 豊政情. */
    String signOf(String code) {
        String parent = row(code).get("parent");
        return (parent.isEmpty() ? "" : signOf(parent)) + row(code).get("sign");
    }

    List<String> roots() {
        return codes(UnitLevel.BODY);
    }

    List<String> sections() {
        return codes(UnitLevel.SECTION);
    }

    private List<String> codes(UnitLevel level) {
        var codes = new ArrayList<>(rows.keySet());
        codes.removeIf(code -> level(code) != level);
        return codes;
    }

    private UnitLevel level(String code) {
        return row(code).one(UnitLevel.class, "level");
    }

    private Listing.Row row(String code) {
        return Objects.requireNonNull(rows.get(code), code);
    }
}
