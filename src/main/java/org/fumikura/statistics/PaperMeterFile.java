package org.fumikura.statistics;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.fumikura.organization.MasterFile;
import org.fumikura.organization.MasterRow;
import org.fumikura.organization.Organization;
import org.fumikura.organization.Reader;
import org.fumikura.organization.Taking;
import org.fumikura.organization.UnitId;
import org.fumikura.shared.Text;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Sheets of paper of the whole office, in files. */
@Component
@Order(61)
class PaperMeterFile implements MasterFile {

    static final String CODE = "paper-meter";

    private static final Text UNIT = new Text("組織コード", "Code of the unit");
    private static final int MOST = 100_000_000;

    private final PaperMeter meter;
    private final Organization organization;

    PaperMeterFile(PaperMeter meter, Organization organization) {
        this.meter = meter;
        this.organization = organization;
    }

    @Override
    public String code() {
        return CODE;
    }

    @Override
    public Text title() {
        return PaperMeterController.TITLE;
    }

    @Override
    public String path() {
        return PaperMeterController.PATH;
    }

    @Override
    public String permissionToRead() {
        return StatisticsPermissions.ENTER;
    }

    @Override
    public String permissionToChange() {
        return StatisticsPermissions.ENTER;
    }

    @Override
    public List<Column> columns() {
        return List.of(
                Column.demanded("unit", UNIT.ja(), UNIT.en()),
                Column.demanded("month", EnteredMonth.LABEL.ja(), EnteredMonth.LABEL.en()),
                Column.demanded("printed", "印刷", "Printed"),
                Column.demanded("copied", "複写", "Copied"));
    }

    @Override
    public List<String> key(MasterRow row, LocalDate today) {
        return List.of(row.get("unit"), EnteredMonth.of(row, today).toString());
    }

    @Override
    public List<List<String>> rows(LocalDate on, String words, Reader reader) {
        Map<UUID, String> codes = new HashMap<>();
        organization.unitsByCode(reader.horizon().nearest(on)).forEach((code, unit) -> codes.put(unit.value(), code));
        return meter.all().stream()
                .filter(sheets -> codes.containsKey(sheets.unit().value()))
                .map(sheets -> List.of(
                        codes.getOrDefault(sheets.unit().value(), ""),
                        EnteredMonth.written(sheets.month().atDay(1)),
                        Long.toString(sheets.printed()),
                        Long.toString(sheets.copied())))
                .filter(cells -> cells.getFirst().contains(words))
                .toList();
    }

    @Override
    public Taken take(MasterRow row, Taking taking) {
        UnitId unit = SealFormFile.unit(organization, row.demanded("unit", UNIT), taking.today());
        YearMonth month = EnteredMonth.of(row, taking.today());
        var sheets = new PaperMeter.Sheets(unit, month, row.number("printed", 0, MOST), row.number("copied", 0, MOST));
        Optional<PaperMeter.Sheets> before = meter.find(unit, month);
        if (before.filter(sheets::equals).isPresent()) {
            return Taken.UNCHANGED;
        }
        meter.enter(sheets, taking.doer());
        return before.isPresent() ? Taken.CHANGED : Taken.NEW;
    }
}
