package org.fumikura.organization;

import java.time.LocalDate;
import java.util.List;
import org.fumikura.shared.Text;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Executive bodies in files. A body has no end and is never overwritten: a row that differs from it is refused. */
@Component
@Order(0)
class BodyFile implements OwnMasters {

    private static final Text CODE = new Text("コード", "Code");
    private static final Text NAME = new Text("名称", "Name");

    private final ChartRows chart;
    private final OrganizationRegister register;

    BodyFile(ChartRows chart, OrganizationRegister register) {
        this.chart = chart;
        this.register = register;
    }

    @Override
    public String code() {
        return "bodies";
    }

    @Override
    public Text title() {
        return new Text("執行機関", "Executive bodies");
    }

    @Override
    public List<Column> columns() {
        return List.of(
                Column.demanded("code", CODE.ja(), CODE.en()),
                Column.demanded("name", NAME.ja(), NAME.en()),
                Column.of("english", "英語名", "English name"));
    }

    @Override
    public List<String> key(MasterRow row, LocalDate today) {
        return List.of(row.get("code"));
    }

    @Override
    public List<List<String>> rows(LocalDate on, String words, Reader reader) {
        return chart.listBodies().stream()
                .map(body -> List.of(body.code(), body.name().ja(), body.name().en()))
                .filter(cells -> cells.stream().anyMatch(cell -> cell.contains(words)))
                .toList();
    }

    @Override
    public Taken take(MasterRow row, Taking taking) {
        String code = row.demanded("code", CODE);
        Text name = row.text("name", "english", NAME);
        for (ChartRows.BodyLine body : chart.listBodies()) {
            if (body.code().equals(code) && body.name().equals(name)) {
                return Taken.UNCHANGED;
            }
            if (body.code().equals(code)) {
                throw new RowRefused(new Text(
                        "登録済みの名称（" + body.name().ja() + "）と異なります。執行機関は書き換えられません。新しいコードで登録してください。",
                        "It differs from what is entered (" + body.name().en() + "). Enter it with a new code."));
            }
        }
        register.enterBody(code, name, taking.doer());
        return Taken.NEW;
    }
}
