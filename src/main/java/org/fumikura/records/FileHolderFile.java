package org.fumikura.records;

import static org.fumikuradb.records.Tables.FILE;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.fumikura.organization.MasterRow;
import org.fumikura.organization.Reader;
import org.fumikura.organization.RowRefused;
import org.fumikura.organization.Taking;
import org.fumikura.organization.UnitCodes;
import org.fumikura.organization.UnitId;
import org.fumikura.shared.Text;
import org.jooq.Condition;
import org.jooq.impl.DSL;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Which section is in charge of each file on a day, in files, as far as the reader may see them. A row with another section
 * gives the file to it from the day of the taking in on. Read by those alone who may change it: what is to come is secret.
 */
@Component
@Order(12)
class FileHolderFile implements PlanMaster {

    private static final Text NUMBER = new Text("簿冊番号", "Number");
    private static final Text UNIT_CODE = new Text("引き継ぐ組織コード", "Code of the unit in charge");

    private final Files files;
    private final FileHolders holders;
    private final UnitCodes units;

    FileHolderFile(Files files, FileHolders holders, UnitCodes units) {
        this.files = files;
        this.holders = holders;
        this.units = units;
    }

    @Override
    public String code() {
        return "file-holders";
    }

    @Override
    public Text title() {
        return new Text("簿冊を引き継ぐ組織", "Units that go on with files");
    }

    @Override
    public String path() {
        return FileHolderController.PATH;
    }

    @Override
    public String permissionToRead() {
        return RecordsPermissions.PLAN;
    }

    @Override
    public List<Column> columns() {
        return List.of(
                Column.demanded("number", NUMBER.ja(), NUMBER.en()),
                Column.of("title", "簿冊名", "Title"),
                Column.demanded("unit", UNIT_CODE.ja(), UNIT_CODE.en()),
                REASON);
    }

    @Override
    public List<String> key(MasterRow row, LocalDate today) {
        return List.of(row.get("number"));
    }

    @Override
    public List<List<String>> rows(LocalDate on, String words, Reader reader) {
        Condition contain = words.isEmpty()
                ? DSL.noCondition()
                : FILE.TITLE.containsIgnoreCase(words).or(FILE.NUMBER.startsWith(words));
        List<Files.Held> found = files.listHeld(contain, on, reader);
        Map<UUID, String> codes = units.of(
                found.stream().map(held -> held.unit().value()).distinct().toList());
        return found.stream()
                .map(held -> List.of(
                        held.number(),
                        held.title(),
                        codes.getOrDefault(held.unit().value(), ""),
                        ""))
                .toList();
    }

    @Override
    public Taken take(MasterRow row, Taking taking) {
        String number = row.demanded("number", NUMBER);
        UnitId unit = units.findSection(row.demanded("unit", UNIT_CODE), taking);
        Files.Held held = files.listHeld(FILE.NUMBER.eq(number), taking.from(), taking.reader()).stream()
                .findFirst()
                .orElseThrow(() -> new RowRefused(new Text(
                        "簿冊番号「" + number + "」の簿冊はありません。", "There is no file with the number " + number + ".")));
        if (held.unit().equals(unit)) {
            return Taken.UNCHANGED;
        }
        if (taking.from().isBefore(taking.today())) {
            throw new RowRefused(HandOverRefused.inThePast().message());
        }
        String reason = row.demanded(REASON.key(), REASON.label());
        holders.enter(held.id(), new FileHolders.Order(unit, taking.from(), reason), taking.doer());
        return Taken.CHANGED;
    }
}
