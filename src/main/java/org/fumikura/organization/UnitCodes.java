package org.fumikura.organization;

import static org.fumikuradb.organization.Tables.UNIT;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.fumikura.shared.Text;
import org.jooq.Condition;
import org.springframework.stereotype.Component;

/** Units by the codes under which files know them. */
@Component
public class UnitCodes {

    private final ChartRows chart;

    UnitCodes(ChartRows chart) {
        this.chart = chart;
    }

    /**
     * The unit of a code on a date, or today where the date is beyond what somebody sees.
     *
     * @throws RowRefused when there is none
     */
    public UnitId find(String code, LocalDate on, Horizon horizon) {
        return UnitFile.find(chart, code, horizon.nearest(on), horizon);
    }

    /**
     * The section of a code on the day from which something is taken in, for who keeps the file plan: it keeps files and
     * counts numbers, and both are ready on its first day. One whose end she does not see goes on (A.8).
     *
     * @throws RowRefused when there is none, or the unit is no section
     */
    public UnitId findSection(String code, Taking taking) {
        UnitId unit = chart
                .unitsEver(UNIT.CODE.eq(code).and(Organization.validOn(UNIT.VALID, taking.from())), Horizon.NONE)
                .stream()
                .findFirst()
                .map(line -> new UnitId(line.id()))
                .orElseGet(() -> find(code, taking.from(), taking.horizon()));
        boolean section = chart.unitsEver(UNIT.ID.eq(unit.value()), Horizon.NONE).stream()
                .anyMatch(line -> line.level() == UnitLevel.SECTION);
        if (!section) {
            throw new RowRefused(new Text(
                    "組織「" + code + "」は課ではありません。簿冊と番号は課が持ちます。",
                    "The unit " + code + " is no section; files and numbers are kept by sections."));
        }
        return unit;
    }

    /** The codes of those among some units that exist on a date. */
    public Map<UUID, String> on(Collection<UUID> ids, LocalDate day) {
        return codes(UNIT.ID.in(ids).and(Organization.validOn(UNIT.VALID, day)));
    }

    /** The codes of some units, those that ended included. */
    public Map<UUID, String> of(Collection<UUID> ids) {
        return codes(UNIT.ID.in(ids));
    }

    private Map<UUID, String> codes(Condition which) {
        return chart.unitsEver(which, Horizon.NONE).stream()
                .collect(Collectors.toMap(ChartRows.UnitLine::id, ChartRows.UnitLine::code));
    }
}
