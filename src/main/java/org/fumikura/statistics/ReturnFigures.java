package org.fumikura.statistics;

import static org.fumikuradb.statistics.Tables.MATTER;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.fumikura.approval.PaperReason;
import org.fumikura.shared.Text;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** What came back, and why matters go round on paper. */
@Component
@Order(40)
class ReturnFigures implements Figures {

    private static final List<Text> COUNTS = List.of(
            new Text("起案", "Drafts"),
            new Text("差戻しのあった案件", "Matters that were returned"),
            new Text("差戻しの回数", "Returns"),
            new Text("不同意のあった案件", "Matters with an objection"),
            new Text("再回付の回数", "Submitted again"),
            new Text("追認", "Ratifications"),
            new Text("差戻し率", "Share returned"));

    private final DSLContext db;
    private final UnitScopes scopes;

    ReturnFigures(DSLContext db, UnitScopes scopes) {
        this.db = db;
        this.scopes = scopes;
    }

    record Count(long drafts, long returned, long returns, long objected, long again, long ratified) {

        static final Count NONE = new Count(0, 0, 0, 0, 0, 0);

        Count plus(Count other) {
            return new Count(
                    drafts + other.drafts,
                    returned + other.returned,
                    returns + other.returns,
                    objected + other.objected,
                    again + other.again,
                    ratified + other.ratified);
        }

        List<Value> row(Value first) {
            return List.of(
                    first,
                    Value.count(drafts),
                    Value.count(returned),
                    Value.count(returns),
                    Value.count(objected),
                    Value.count(again),
                    Value.count(ratified),
                    Value.share(returned, drafts));
        }
    }

    @Override
    public String code() {
        return "returns";
    }

    @Override
    public Text title() {
        return new Text("差戻しと紙回付の理由", "Returns and reasons for paper");
    }

    @Override
    public Text lead() {
        return new Text(
                "その月に初めて回付した案件について、これまでの差戻し・不同意・再回付を数えます。不同意による戻りは差戻しに含めません。",
                "Of the matters that were submitted first in a month: what came back until now. A matter that an objection brought back is not counted as returned.");
    }

    @Override
    public List<Section> sections(Wish wish) {
        var counts = new Months<>(Count.NONE, Count::plus);
        var month = Months.of(MATTER.SUBMITTED_ON);
        db.select(
                        month,
                        MATTER.UNIT_ID,
                        DSL.count(),
                        DSL.count().filterWhere(MATTER.RETURNS.gt(0)),
                        DSL.sum(MATTER.RETURNS).cast(Long.class),
                        DSL.count().filterWhere(MATTER.OBJECTIONS.gt(0)),
                        DSL.sum(MATTER.RESUBMISSIONS).cast(Long.class),
                        DSL.count().filterWhere(MATTER.RATIFIED))
                .from(MATTER)
                .where(submitted(wish))
                .groupBy(month, MATTER.UNIT_ID)
                .forEach(row -> counts.add(
                        row.value1(),
                        row.value2(),
                        new Count(row.value3(), row.value4(), row.value5(), row.value6(), row.value7(), row.value8())));
        List<List<Value>> months = wish.months().stream()
                .map(each -> counts.in(each).row(Value.month(each)))
                .toList();
        List<List<Value>> units =
                wish.scope().sums(counts.byUnit(wish.months(), count -> true), scopes.chart(wish.today())).stream()
                        .map(sum -> counts.sum(sum.figures()).row(Value.words(sum.name())))
                        .toList();
        Text note =
                new Text("差戻し率は、一度でも差し戻された案件の割合です。", "The share is that of matters that were returned at least once.");
        return List.of(
                Section.of("months", new Text("月ごと", "By month"), note, columns(new Text("月", "Month")), months)
                        .drawn(Chart.Kind.COLUMNS, Chart.PER_CENT, 7)
                        .with(counts.in(wish.months()).row(Value.words(new Text("計", "Total")))),
                Section.of("units", new Text("組織ごと", "By unit"), note, columns(new Text("組織", "Unit")), units)
                        .drawn(Chart.Kind.BARS, Chart.PER_CENT, 7),
                reasons(wish));
    }

    private static Condition submitted(Wish wish) {
        return MATTER.SUBMITTED_ON
                .ge(wish.year().firstDay())
                .and(MATTER.SUBMITTED_ON.lt(wish.until()))
                .and(MATTER.UNIT_ID.eq(DSL.any(wish.scope().units())));
    }

    private static List<Text> columns(Text first) {
        var columns = new ArrayList<Text>();
        columns.add(first);
        columns.addAll(COUNTS);
        return columns;
    }

    private Section reasons(Wish wish) {
        Map<String, Integer> found = new HashMap<>();
        db.select(MATTER.PAPER_REASON, DSL.count())
                .from(MATTER)
                .where(submitted(wish), MATTER.PAPER_REASON.isNotNull())
                .groupBy(MATTER.PAPER_REASON)
                .forEach(row -> found.put(row.value1(), row.value2()));
        long all = found.values().stream().mapToLong(Integer::longValue).sum();
        var rows = new ArrayList<List<Value>>();
        for (PaperReason reason : PaperReason.values()) {
            int count = found.getOrDefault(reason.name(), 0);
            if (count > 0) {
                rows.add(List.of(Value.words(reason.label()), Value.count(count), Value.share(count, all)));
            }
        }
        return Section.of(
                        "paper-reasons",
                        new Text("紙回付の理由", "Reasons for paper"),
                        new Text("いまの版が紙で回る案件を、理由ごとに数えます。", "Matters whose present version goes round on paper."),
                        List.of(new Text("理由", "Reason"), new Text("件数", "Number"), new Text("割合", "Share")),
                        rows)
                .drawn(Chart.Kind.BARS, new Text("件", "items"), 1)
                .empty(new Text("この年度に紙で回した案件はありません。", "No matter of this year goes round on paper."));
    }
}
