package org.fumikura.records;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.fumikura.organization.MasterRow;
import org.fumikura.organization.Reader;
import org.fumikura.organization.Taking;
import org.fumikura.organization.UnitCodes;
import org.fumikura.organization.UnitId;
import org.fumikura.shared.FiscalYear;
import org.fumikura.shared.Text;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Number series in files: how the numbers of a series are written in a fiscal year. A row that differs from what is in force
 * ends that on the day before; a row without a year is a series alone.
 */
@Component
@Order(10)
class SeriesFile implements PlanMaster {

    private static final int EARLIEST = 1927;
    private static final int LATEST = 2199;
    private static final int MOST_DIGITS = 8;

    private static final Text UNIT_CODE = new Text("所管の組織コード", "Unit code");

    private final PlanRows rows;
    private final FilePlan plan;
    private final UnitCodes units;

    SeriesFile(PlanRows rows, FilePlan plan, UnitCodes units) {
        this.rows = rows;
        this.plan = plan;
        this.units = units;
    }

    @Override
    public String code() {
        return "series";
    }

    @Override
    public Text title() {
        return new Text("番号様式", "Number series");
    }

    @Override
    public String path() {
        return RecordsAdministration.NUMBER_SERIES;
    }

    @Override
    public List<Column> columns() {
        return List.of(
                Column.demanded("unit", UNIT_CODE.ja(), UNIT_CODE.en()),
                Column.demanded("kind", "種類", "Kind"),
                Column.of("year", "年度（西暦）", "Fiscal year"),
                Column.of("before", "番号の前", "Before the number"),
                Column.of("after", "番号の後", "After the number"),
                Column.of("digits", "最少の桁数", "Digits at least"),
                Column.of("source", "根拠", "Source"),
                Column.of("from", "使い始める日", "First day"));
    }

    @Override
    public List<String> key(MasterRow row, LocalDate today) {
        return List.of(
                row.get("unit"),
                kind(row).name(),
                year(row).map(String::valueOf).orElse(""));
    }

    private static NumberKind kind(MasterRow row) {
        return row.choice("kind", NumberKind.values(), NumberKind::label);
    }

    private static Optional<Integer> year(MasterRow row) {
        return row.get("year").isEmpty() ? Optional.empty() : Optional.of(row.number("year", EARLIEST, LATEST));
    }

    @Override
    public List<List<String>> rows(LocalDate on, String words, Reader reader) {
        List<PlanRows.FormLine> lines = rows.forms(on);
        Map<UUID, String> codes = units.on(
                lines.stream().map(line -> line.unit().value()).distinct().toList(),
                reader.horizon().nearest(on));
        // a unit that has ended counts no more, and its code may be another's by now
        return lines.stream()
                .filter(line -> codes.containsKey(line.unit().value()))
                .map(line -> cells(line, codes.getOrDefault(line.unit().value(), "")))
                .filter(cells -> cells.stream().anyMatch(cell -> cell.contains(words)))
                .toList();
    }

    private static List<String> cells(PlanRows.FormLine line, String unit) {
        String kind = line.kind().label().ja();
        return line.form()
                .map(form -> List.of(
                        unit,
                        kind,
                        Integer.toString(form.year()),
                        form.before(),
                        form.after(),
                        Integer.toString(form.digits()),
                        form.source(),
                        form.validity().first().toString()))
                .orElse(List.of(unit, kind, "", "", "", "", "", ""));
    }

    @Override
    public Taken take(MasterRow row, Taking taking) {
        UnitId unit = units.findSection(row.demanded("unit", UNIT_CODE), taking);
        NumberKind kind = kind(row);
        Optional<SeriesId> known = rows.findSeries(unit, kind);
        SeriesId series = known.orElseGet(() -> plan.enter(new FilePlan.Series(unit, kind), taking.doer()));
        return year(row)
                .map(year -> form(series, new FiscalYear(year), row, taking))
                .orElse(known.isPresent() ? Taken.UNCHANGED : Taken.NEW);
    }

    private Taken form(SeriesId series, FiscalYear year, MasterRow row, Taking taking) {
        Optional<PlanRows.PrefixLine> present = rows.prefixes(series.value()).stream()
                .filter(form -> form.year() == year.startYear()
                        && form.validity().last().isEmpty())
                .findFirst();
        LocalDate from = present.isPresent()
                ? taking.from()
                : row.day("from", taking.today()).orElse(taking.from());
        var wanted = new FilePlan.Prefix(
                series,
                year,
                row.demanded("before", new Text("番号の前", "Before the number")),
                row.get("after"),
                row.number("digits", 1, MOST_DIGITS),
                row.demanded("source", new Text("根拠", "Source")),
                from);
        if (present.isPresent() && present.get().isWrittenAs(wanted)) {
            return Taken.UNCHANGED;
        }
        plan.replace(wanted, taking.doer());
        return present.isPresent() ? Taken.CHANGED : Taken.NEW;
    }
}
