package org.fumikura.organization;

import static org.fumikuradb.organization.Tables.UNIT;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Units by the codes under which files know them. */
@Component
public class UnitCodes {

    private final ChartRows chart;

    UnitCodes(ChartRows chart) {
        this.chart = chart;
    }

    /**
     * The unit of a code on a date.
     *
     * @throws RowRefused when there is none
     */
    public UnitId find(String code, LocalDate on) {
        return UnitFile.find(chart, code, on);
    }

    /** The codes of some units, those that ended included. */
    public Map<UUID, String> of(Collection<UUID> ids) {
        return chart.unitsEver(UNIT.ID.in(ids)).stream()
                .collect(Collectors.toMap(ChartRows.UnitLine::id, ChartRows.UnitLine::code));
    }
}
