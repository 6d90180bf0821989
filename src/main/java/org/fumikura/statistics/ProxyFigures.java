package org.fumikura.statistics;

import static org.fumikuradb.statistics.Tables.AFTER_VIEW;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import org.fumikura.shared.Text;
import org.fumikura.statistics.Decisions.Count;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** What was decided in the place of another, and what is still to be seen afterwards. */
@Component
@Order(50)
class ProxyFigures implements Figures {

    private final DSLContext db;
    private final Decisions decisions;
    private final UnitScopes scopes;

    ProxyFigures(DSLContext db, Decisions decisions, UnitScopes scopes) {
        this.db = db;
        this.decisions = decisions;
        this.scopes = scopes;
    }

    private record Open(long count, LocalDate oldest) {

        Open plus(Open other) {
            return new Open(count + other.count, oldest.isBefore(other.oldest) ? oldest : other.oldest);
        }
    }

    @Override
    public String code() {
        return "proxies";
    }

    @Override
    public Text title() {
        return new Text("代決と後閲", "Proxies and after-views");
    }

    @Override
    public Text lead() {
        return new Text(
                "代決と職務代理による決裁の件数と、まだ済んでいない後閲です。後閲は、後閲する職の組織で数えます。",
                "Decisions by proxy and by acting order, and what is still to be seen afterwards, for the unit of the post that is to see it.");
    }

    @Override
    public List<Section> sections(Wish wish) {
        Months<Count> counts = decisions.of(wish);
        List<List<Value>> months = wish.months().stream()
                .map(month -> row(Value.month(month), counts.in(month)))
                .toList();
        return List.of(
                Section.of(
                                "months",
                                new Text("月ごとの代決", "Proxies by month"),
                                new Text("率は、決裁のうち代決によるものの割合です。", "The share is that of the decisions by proxy."),
                                List.of(
                                        new Text("月", "Month"),
                                        new Text("決裁", "Decided"),
                                        new Text("代決", "By proxy"),
                                        new Text("職務代理", "By acting order"),
                                        new Text("代決の率", "Share of proxies")),
                                months)
                        .drawn(Chart.Kind.COLUMNS, new Text("件", "items"), 2, 3)
                        .with(row(Value.words(new Text("計", "Total")), counts.in(wish.months()))),
                outstanding(wish));
    }

    private static List<Value> row(Value first, Count count) {
        return List.of(
                first,
                Value.count(count.decided()),
                Value.count(count.proxy()),
                Value.count(count.acting()),
                Value.share(count.proxy(), count.decided()));
    }

    private Section outstanding(Wish wish) {
        var open = new HashMap<UUID, Open>();
        db.select(AFTER_VIEW.UNIT_ID, DSL.count(), DSL.min(AFTER_VIEW.OPENED_ON))
                .from(AFTER_VIEW)
                .where(
                        AFTER_VIEW.SEEN_ON.isNull(),
                        AFTER_VIEW.UNIT_ID.eq(DSL.any(wish.scope().units())))
                .groupBy(AFTER_VIEW.UNIT_ID)
                .forEach(row -> open.put(row.value1(), new Open(row.value2(), row.value3())));
        List<List<Value>> rows = wish.scope().sums(open, scopes.chart(wish.today())).stream()
                .map(sum -> {
                    Open all = sum.figures().stream().reduce(Open::plus).orElseThrow();
                    return List.of(
                            Value.words(sum.name()),
                            Value.count(all.count),
                            Value.days(ChronoUnit.DAYS.between(all.oldest, wish.today())));
                })
                .toList();
        return Section.of(
                        "outstanding",
                        new Text("済んでいない後閲", "Still to be seen afterwards"),
                        new Text("今日現在です。年度にかかわらず数えます。", "As of today, whatever the year."),
                        List.of(new Text("組織", "Unit"), new Text("件数", "Number"), new Text("最も古いもの", "The oldest")),
                        rows)
                .drawn(Chart.Kind.BARS, new Text("件", "items"), 1)
                .empty(new Text("済んでいない後閲はありません。", "Nothing is left to be seen afterwards."));
    }
}
