package org.fumikura.demo;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.fumikura.organization.BodyId;
import org.fumikura.organization.UnitId;
import org.fumikura.organization.UnitLevel;

/** What was entered of an organisation, by the codes of the demonstration's tables. */
final class Chart {

    private final Map<String, BodyId> bodies = new HashMap<>();
    private final Map<String, Place> units = new LinkedHashMap<>();

    private record Place(String parent, UnitLevel level, String sign, UnitId id) {}

    void add(String body, BodyId id) {
        bodies.put(body, id);
    }

    /** @param parent code of the unit above; empty for the root of a body */
    void add(String unit, String parent, UnitLevel level, String sign, UnitId id) {
        units.put(unit, new Place(parent, level, sign, id));
    }

    BodyId body(String code) {
        return Objects.requireNonNull(bodies.get(code), code);
    }

    UnitId unit(String code) {
        return place(code).id;
    }

    /** The section that a unit belongs to; the unit itself above sections. */
    String sectionOf(String code) {
        Place place = place(code);
        return place.level == UnitLevel.SUBSECTION ? sectionOf(place.parent) : code;
    }

    /** The part of a document number that names a unit, e.g. 豊政情. */
    String signOf(String code) {
        Place place = place(code);
        return (place.parent.isEmpty() ? "" : signOf(place.parent)) + place.sign;
    }

    List<String> roots() {
        return codes(UnitLevel.BODY).toList();
    }

    List<String> sections() {
        return codes(UnitLevel.SECTION).toList();
    }

    private Stream<String> codes(UnitLevel level) {
        return units.entrySet().stream()
                .filter(entry -> entry.getValue().level == level)
                .map(Map.Entry::getKey);
    }

    private Place place(String code) {
        return Objects.requireNonNull(units.get(code), code);
    }
}
