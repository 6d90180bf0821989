package org.fumikura.statistics;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.fumikura.organization.MasterFile;
import org.fumikura.organization.MasterRow;
import org.fumikura.organization.Reader;
import org.fumikura.organization.RowRefused;
import org.fumikura.organization.Taking;
import org.fumikura.shared.Text;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** What other systems decided, in files. */
@Component
@Order(60)
class OtherSystemFile implements MasterFile {

    static final String CODE = "other-systems";

    private static final Text SYSTEM = new Text("仕組みの名称", "System");
    private static final int MOST = 100_000_000;

    private final OtherSystems systems;

    OtherSystemFile(OtherSystems systems) {
        this.systems = systems;
    }

    @Override
    public String code() {
        return CODE;
    }

    @Override
    public Text title() {
        return OtherSystemController.TITLE;
    }

    @Override
    public String path() {
        return OtherSystemController.PATH;
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
                Column.demanded("system", SYSTEM.ja(), SYSTEM.en()),
                Column.demanded("month", EnteredMonth.LABEL.ja(), EnteredMonth.LABEL.en()),
                Column.demanded("decided", "決裁", "Decided"),
                Column.demanded("electronic", "うち電子", "Electronic"));
    }

    @Override
    public List<String> key(MasterRow row, LocalDate today) {
        return List.of(row.get("system"), EnteredMonth.of(row, today).toString());
    }

    @Override
    public List<List<String>> rows(LocalDate on, String words, Reader reader) {
        return systems.list().stream()
                .filter(count -> count.system().contains(words))
                .map(count -> List.of(
                        count.system(),
                        EnteredMonth.written(count.month().atDay(1)),
                        Long.toString(count.decided()),
                        Long.toString(count.electronic())))
                .toList();
    }

    @Override
    public Taken take(MasterRow row, Taking taking) {
        String system = row.demanded("system", SYSTEM);
        YearMonth month = EnteredMonth.of(row, taking.today());
        var count = new OtherSystems.Count(
                system, month, row.number("decided", 0, MOST), row.number("electronic", 0, MOST));
        if (count.electronic() > count.decided()) {
            throw new RowRefused(OtherSystemController.TOO_MANY);
        }
        Optional<OtherSystems.Count> before = systems.find(system, month);
        if (before.filter(count::equals).isPresent()) {
            return Taken.UNCHANGED;
        }
        systems.enter(count, taking.doer());
        return before.isPresent() ? Taken.CHANGED : Taken.NEW;
    }
}
