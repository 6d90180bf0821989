package org.fumikura.statistics;

import static org.fumikuradb.statistics.Tables.FILE_CHOSEN;
import static org.fumikuradb.statistics.Tables.KIND_CHOSEN;

import java.util.List;
import java.util.stream.Stream;
import org.fumikura.shared.Text;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** How often a proposed file or kind of matter was the one that was chosen in the end (候補の採用率). */
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
            return List.of(
                    first,
                    Value.count(chosen),
                    Value.count(accepted),
                    Value.count(chosen - accepted),
                    Value.share(accepted, chosen));
        }
    }

    @Override
    public String code() {
        return "filing";
    }

    @Override
    public Text title() {
        return new Text("簿冊・事案の種類の候補の採用率", "Proposed files and kinds that were chosen");
    }

    @Override
    public Text lead() {
        return new Text(
                "収受・起案・供覧で簿冊の候補を示したもののうち、候補の簿冊に入れて登録・回付した割合と、起案で事案の種類の候補を示したもののうち、候補の種類で回付した割合です。登録・回付した月と、登録・起案した課で数えます。",
                "Of receipts, drafts and perusals for which files were proposed: in how many a proposed one was chosen in the end; and the same of drafts for which kinds of matter were proposed. Counted in the month in which they were registered or submitted, for the section that did so.");
    }

    @Override
    public List<Section> sections(Wish wish) {
        Text files = new Text(
                "一覧から自分で選んだときも、それが候補の一つなら採用に数えます。", "Who chose one of the proposed files from the list counts too.");
        Text kinds = new Text(
                "最初の回付のときの種類で数えます。はじめから入っていた種類が候補の一つだったときも採用に数えます。",
                "Counted by the kind at the first submission. A kind that stood there before and was proposed counts as chosen.");
        return Stream.concat(
                        sections(wish, files(wish), "", new Text("簿冊", "Files"), files),
                        sections(wish, kinds(wish), "kinds-", new Text("事案の種類", "Kinds of matter"), kinds))
                .toList();
    }

    private Months<Count> files(Wish wish) {
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
        return counts;
    }

    private Months<Count> kinds(Wish wish) {
        var counts = new Months<>(Count.NONE, Count::plus);
        var month = Months.of(KIND_CHOSEN.CHOSEN_ON);
        db.select(month, KIND_CHOSEN.UNIT_ID, DSL.count(), DSL.count().filterWhere(KIND_CHOSEN.ACCEPTED))
                .from(KIND_CHOSEN)
                .where(
                        KIND_CHOSEN.CHOSEN_ON.ge(wish.year().firstDay()),
                        KIND_CHOSEN.CHOSEN_ON.lt(wish.until()),
                        KIND_CHOSEN.UNIT_ID.eq(DSL.any(wish.scope().units())))
                .groupBy(month, KIND_CHOSEN.UNIT_ID)
                .forEach(row -> counts.add(row.value1(), row.value2(), new Count(row.value3(), row.value4())));
        return counts;
    }

    private Stream<Section> sections(Wish wish, Months<Count> counts, String code, Text what, Text note) {
        List<List<Value>> months = wish.months().stream()
                .map(each -> counts.in(each).row(Value.month(each)))
                .toList();
        List<List<Value>> units =
                wish.scope().sums(counts.byUnit(wish.months(), count -> true), scopes.chart(wish.today())).stream()
                        .map(sum -> counts.sum(sum.figures()).row(Value.words(sum.name())))
                        .toList();
        return Stream.of(
                Section.of(
                                code + "months",
                                new Text(what.ja() + "：月ごと", what.en() + " by month"),
                                note,
                                columns(new Text("月", "Month")),
                                months)
                        .drawn(Chart.Kind.COLUMNS, Chart.PER_CENT, 4)
                        .with(counts.in(wish.months()).row(Value.words(new Text("計", "Total")))),
                Section.of(
                                code + "units",
                                new Text(what.ja() + "：組織ごと", what.en() + " by unit"),
                                note,
                                columns(new Text("組織", "Unit")),
                                units)
                        .drawn(Chart.Kind.BARS, Chart.PER_CENT, 4));
    }

    private static List<Text> columns(Text first) {
        return List.of(
                first,
                new Text("候補を示したもの", "With proposals"),
                new Text("候補から選んだもの", "Chosen from them"),
                new Text("ほかを選んだもの", "Another chosen"),
                new Text("採用率", "Share"));
    }
}
