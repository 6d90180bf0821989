package org.fumikura.statistics;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.fumikura.organization.MasterFile;
import org.fumikura.organization.MasterRow;
import org.fumikura.organization.Organization;
import org.fumikura.organization.Reader;
import org.fumikura.organization.RowRefused;
import org.fumikura.organization.Taking;
import org.fumikura.organization.UnitId;
import org.fumikura.shared.Text;
import org.fumikura.statistics.SealForms.Basis;
import org.fumikura.statistics.SealForms.Decision;
import org.fumikura.statistics.SealForms.Purpose;
import org.fumikura.statistics.SealForms.SealForm;
import org.fumikura.statistics.SealForms.Stamper;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The inventory of seal columns in files. A row with a code that is there changes that entry. */
@Component
@Order(62)
class SealFormFile implements MasterFile {

    static final String NAME = "seal-forms";
    static final Text CODE = new Text("コード", "Code");
    static final Text FORM = new Text("様式", "Form");
    static final Text UNIT = new Text("組織コード", "Code of the unit");
    static final Text DATED = new Text(
            "判断の日は、判断が未定でないときに、必ず入れてください。未定のときは空けてください。",
            "A decision has its day; as long as it is open there is none.");

    private final SealForms forms;
    private final Organization organization;

    SealFormFile(SealForms forms, Organization organization) {
        this.forms = forms;
        this.organization = organization;
    }

    @Override
    public String code() {
        return NAME;
    }

    @Override
    public Text title() {
        return SealFormController.TITLE;
    }

    @Override
    public String path() {
        return SealFormController.PATH;
    }

    @Override
    public String permissionToRead() {
        return StatisticsPermissions.READ;
    }

    @Override
    public String permissionToChange() {
        return StatisticsPermissions.ENTER;
    }

    @Override
    public List<Column> columns() {
        return List.of(
                Column.demanded("code", CODE.ja(), CODE.en()),
                Column.demanded("form", FORM.ja(), FORM.en()),
                Column.demanded("unit", UNIT.ja(), UNIT.en()),
                Column.demanded("basis", "根拠の種類", "Kind of basis"),
                Column.of("source", "根拠", "Source"),
                Column.demanded("stamper", "押す人", "Who stamps"),
                Column.demanded("purpose", "目的", "Purpose"),
                Column.demanded("decision", "判断", "Decision"),
                Column.of("decidedOn", "判断の日", "Decided on"));
    }

    @Override
    public List<String> key(MasterRow row, LocalDate today) {
        return List.of(row.get("code"));
    }

    @Override
    public List<List<String>> rows(LocalDate on, String words, Reader reader) {
        Map<UUID, String> codes = new HashMap<>();
        organization.unitsByCode(reader.horizon().nearest(on)).forEach((code, unit) -> codes.put(unit.value(), code));
        return forms.list().stream()
                .map(SealForms.Line::form)
                .map(form -> List.of(
                        form.code(),
                        form.form(),
                        codes.getOrDefault(form.unit().value(), ""),
                        form.basis().label().ja(),
                        form.source(),
                        form.stamper().label().ja(),
                        form.purpose().label().ja(),
                        form.decision().label().ja(),
                        form.decidedOn().map(LocalDate::toString).orElse("")))
                .filter(cells -> cells.stream().anyMatch(cell -> cell.contains(words)))
                .toList();
    }

    @Override
    public Taken take(MasterRow row, Taking taking) {
        var form = new SealForm(
                row.demanded("code", CODE),
                row.demanded("form", FORM),
                unit(organization, row.demanded("unit", UNIT), taking.today()),
                row.choice("basis", Basis.values(), Basis::label),
                row.get("source"),
                row.choice("stamper", Stamper.values(), Stamper::label),
                row.choice("purpose", Purpose.values(), Purpose::label),
                row.choice("decision", Decision.values(), Decision::label),
                row.day("decidedOn", taking.today()));
        if ((form.decision() == Decision.OPEN) == form.decidedOn().isPresent()) {
            throw new RowRefused(DATED);
        }
        Optional<SealForm> before = forms.find(form.code()).map(SealForms.Line::form);
        if (before.filter(form::equals).isPresent()) {
            return Taken.UNCHANGED;
        }
        forms.enter(form, taking.doer());
        return before.isPresent() ? Taken.CHANGED : Taken.NEW;
    }

    /** @throws RowRefused when no unit of the day has the code */
    static UnitId unit(Organization organization, String code, LocalDate today) {
        UnitId unit = organization.unitsByCode(today).get(code);
        if (unit == null) {
            throw new RowRefused(new Text("組織「" + code + "」はありません。", "There is no unit " + code + "."));
        }
        return unit;
    }
}
