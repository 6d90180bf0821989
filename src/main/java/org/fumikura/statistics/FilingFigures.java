package org.fumikura.statistics;

import static org.fumikuradb.statistics.Tables.FILE_CHOSEN;

import java.util.List;
import org.fumikura.shared.Text;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** How often a proposed file was the one that was chosen in the end (簿冊の候補の採用率). */
@Component
@Order(95)
class FilingFigures implements Figures {

    private final DSLContext db;
    private final UnitScopes scopes;

    FilingFigures(DSLContext db, UnitScopes scopes) {
        this.db = db;
        this.scopes = scopes;
    }

    record Count(long chosen, long accepted) {

        static final Count NONE = new Count(0, 0);

        Count plus(Count other) {
            return new Count(chosen + other.chosen, accepted + other.accepted);
        }

        List<Value> row(Value first) {
            return List.of(first, Value.count(chosen), Value.count(accepted), Value.share(accepted, chosen));
        }
    }

    @Override
    public String code() {
        return "filing";
    }

    @Override
    public Text title() {
        return new Text("簿冊の候補の採用率", "Proposed files that were chosen");
    }

    @Override
    public Text lead() {
        return new Text(
                "収受・起案・供覧で簿冊の候補を示したもののうち、候補の簿冊に入れて登録・回付した割合です。登録・回付した月と、簿冊を選んだ課で数えます。",
                "Of receipts, drafts and perusals for which files were proposed: in how many a proposed one was chosen in the end. Counted in the month in which they were registered or submitted, for the section whose files could be chosen.");
    }

    @Override
    public List<Section> sections(Wish wish) {
        var counts = new Months<>(Count.NONE, Count::plus);
        var month = Months.of(FILE_CHOSEN.CHOSEN_ON);
        db.select(month, FILE_CHOSEN.UNIT_ID, DSL.count(), DSL.count().filterWhere(FILE_CHOSEN.ACCEPTED))
                .from(FILE_CHOSEN)
                .where(
                        FILE_CHOSEN.CHOSEN_ON.ge(wish.year().firstDay()),
                        FILE_CHOSEN.CHOSEN_ON.lt(wish.until()),
                        FILE_CHOSEN.UNIT_ID.eq(DSL.any(wish.scope().units())))
                .groupBy(month, FILE_CHOSEN.UNIT_ID)
                .forEach(row -> counts.add(row.value1(), row.value2(), new Count(row.value3(), row.value4())));
        List<List<Value>> months = wish.months().stream()
                .map(each -> counts.in(each).row(Value.month(each)))
                .toList();
        List<List<Value>> units =
                wish.scope().sums(counts.byUnit(wish.months(), count -> true), scopes.chart(wish.today())).stream()
                        .map(sum -> counts.sum(sum.figures()).row(Value.words(sum.name())))
                        .toList();
        Text note = new Text(
                "一覧から自分で選んだときも、それが候補の一つなら採用に数えます。", "Who chose one of the proposed files from the list counts too.");
        return List.of(
                Section.of("months", new Text("月ごと", "By month"), note, columns(new Text("月", "Month")), months)
                        .drawn(Chart.Kind.COLUMNS, Chart.PER_CENT, 3)
                        .with(counts.in(wish.months()).row(Value.words(new Text("計", "Total")))),
                Section.of("units", new Text("組織ごと", "By unit"), note, columns(new Text("組織", "Unit")), units)
                        .drawn(Chart.Kind.BARS, Chart.PER_CENT, 3));
    }

    private static List<Text> columns(Text first) {
        return List.of(
                first,
                new Text("候補を示したもの", "With proposals"),
                new Text("候補から選んだもの", "Chosen from them"),
                new Text("採用率", "Share"));
    }
}
