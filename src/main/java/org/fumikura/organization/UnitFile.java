package org.fumikura.organization;

import static org.fumikuradb.organization.Tables.UNIT;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.fumikura.shared.Text;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Units in files. A unit is never overwritten: a row that differs from it is refused with the way to go. */
@Component
@Order(1)
class UnitFile implements OwnMasters {

    private static final Text CODE = new Text("組織コード", "Unit code");

    private final ChartRows chart;
    private final OrganizationRegister register;
    private final Orphans orphans;

    UnitFile(ChartRows chart, OrganizationRegister register, Orphans orphans) {
        this.chart = chart;
        this.register = register;
        this.orphans = orphans;
    }

    @Override
    public String code() {
        return "units";
    }

    @Override
    public boolean foretells() {
        return true;
    }

    @Override
    public String permissionToChange() {
        return OrganizationPermissions.ARRANGE;
    }

    @Override
    public Text title() {
        return new Text("組織", "Units");
    }

    @Override
    public List<Column> columns() {
        return List.of(
                Column.demanded("code", CODE.ja(), CODE.en()),
                Column.demanded("name", "名称", "Name"),
                Column.of("english", "英語名", "English name"),
                Column.demanded("level", "階層", "Level"),
                Column.of("parent", "上の組織コード", "Code above"),
                Column.demanded("body", "執行機関コード", "Body code"),
                Column.of("sign", "文書記号", "Sign"),
                Column.of("ordinal", "並び順", "Order"),
                Column.of("from", "設置の日", "First day"),
                Column.of("last", "最後の日", "Last day"),
                Column.of("files", "簿冊の承継先コード", "Successor of files"),
                Column.of("numbers", "番号の承継先コード", "Successor of numbers"),
                Column.of("open", "未完結文書の承継先コード", "Successor of open documents"));
    }

    @Override
    public List<String> key(MasterRow row, LocalDate today) {
        return List.of(row.get("code"));
    }

    @Override
    public List<List<String>> rows(LocalDate on, String words, Reader reader) {
        return chart.units(on, words, reader.horizon()).all().stream()
                .map(unit -> List.of(
                        unit.code(),
                        unit.name().ja(),
                        unit.name().en(),
                        unit.level().label().ja(),
                        unit.parentCode(),
                        unit.bodyCode(),
                        unit.sign(),
                        Integer.toString(unit.ordinal()),
                        unit.validity().first().toString(),
                        unit.validity().last().map(LocalDate::toString).orElse(""),
                        "",
                        "",
                        ""))
                .toList();
    }

    @Override
    public List<Consequence> consequences(LocalDate on, Reader reader) {
        return List.of(orphans.consequence(on, reader));
    }

    @Override
    public Taken take(MasterRow row, Taking taking) {
        String code = row.demanded("code", CODE);
        Optional<LocalDate> last = taking.day(row, "last");
        List<ChartRows.UnitLine> ever = chart.unitsEver(UNIT.CODE.eq(code), taking.horizon());
        if (last.isPresent()
                && ever.stream().anyMatch(unit -> unit.validity().last().equals(last))) {
            return Taken.UNCHANGED;
        }
        Optional<ChartRows.UnitLine> present =
                ever.stream().filter(unit -> unit.validity().last().isEmpty()).findFirst();
        if (last.isPresent()) {
            return end(present.orElseThrow(UnitFile::notThere), last.get(), row, taking);
        }
        if (present.isEmpty()) {
            enter(row, taking.day(row, "from").orElse(taking.from()), taking);
            return Taken.NEW;
        }
        return compare(present.get(), row, taking);
    }

    private static RowRefused notThere() {
        return new RowRefused(new Text("廃止する組織がありません。", "There is no such unit to end."));
    }

    private Taken end(ChartRows.UnitLine unit, LocalDate last, MasterRow row, Taking taking) {
        LocalDate next = last.plusDays(1);
        var successors = new OrganizationRegister.Successors(
                heir(row, "files", next, taking), heir(row, "numbers", next, taking), heir(row, "open", next, taking));
        register.endUnit(new UnitId(unit.id()), last, successors, taking.doer());
        return Taken.ENDED;
    }

    private UnitId heir(MasterRow row, String key, LocalDate on, Taking taking) {
        String code = row.demanded(key, new Text("承継先コード", "Successor"));
        return find(chart, code, on, taking.horizon());
    }

    /**
     * The unit of a code on a date.
     *
     * @throws RowRefused when there is none
     */
    static UnitId find(ChartRows chart, String code, LocalDate on, Horizon horizon) {
        return chart.unitsEver(UNIT.CODE.eq(code).and(Organization.validOn(UNIT.VALID, on)), horizon).stream()
                .findFirst()
                .map(unit -> new UnitId(unit.id()))
                .orElseThrow(() -> new RowRefused(new Text(
                        "組織「" + code + "」は" + on + "にありません。", "There is no unit " + code + " on " + on + ".")));
    }

    private Taken compare(ChartRows.UnitLine unit, MasterRow row, Taking taking) {
        OrganizationRegister.NewUnit wanted = read(row, unit.validity().first(), taking);
        boolean same = unit.name().equals(wanted.name())
                && unit.level() == wanted.level()
                && unit.sign().equals(wanted.sign())
                && unit.ordinal() == wanted.ordinal()
                && unit.parentCode().equals(row.get("parent"))
                && unit.bodyCode().equals(row.get("body"));
        if (same) {
            return Taken.UNCHANGED;
        }
        throw new RowRefused(new Text(
                "登録済みの内容（" + unit.name().ja() + "）と異なります。組織は書き換えられません。新しいコードで登録し、古い組織の行に最後の日と承継先を書いてください。",
                "It differs from what is entered (" + unit.name().en()
                        + "). Enter a unit with a new code, and end this one with its last day and successors."));
    }

    private void enter(MasterRow row, LocalDate from, Taking taking) {
        register.enterUnit(read(row, from, taking), taking.doer());
    }

    private OrganizationRegister.NewUnit read(MasterRow row, LocalDate from, Taking taking) {
        String body = row.demanded("body", new Text("執行機関コード", "Body code"));
        BodyId bodyId = chart.listBodies().stream()
                .filter(each -> each.code().equals(body))
                .findFirst()
                .map(each -> new BodyId(each.id()))
                .orElseThrow(
                        () -> new RowRefused(new Text("執行機関「" + body + "」はありません。", "There is no body " + body + ".")));
        String parent = row.get("parent");
        LocalDate seen = from.isBefore(taking.from()) ? taking.from() : from;
        return new OrganizationRegister.NewUnit(
                bodyId,
                parent.isEmpty() ? Optional.empty() : Optional.of(find(chart, parent, seen, taking.horizon())),
                row.demanded("code", CODE),
                row.choice("level", UnitLevel.values(), UnitLevel::label),
                row.text("name", "english", new Text("名称", "Name")),
                row.get("sign"),
                row.number("ordinal", 0, 999_999),
                Validity.from(from));
    }
}
