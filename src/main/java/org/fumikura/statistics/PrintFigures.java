package org.fumikura.statistics;

import static org.fumikuradb.statistics.Tables.MATERIAL_PRINT;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.fumikura.records.PrintReason;
import org.fumikura.shared.OfficialClock;
import org.fumikura.shared.Text;
import org.fumikura.statistics.Decisions.Count;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** How many decided matters were printed after all (D-02). */
@Component
@Order(70)
class PrintFigures implements Figures {

    private static final List<Text> COUNTS = List.of(
            new Text("決裁", "Decided"),
            new Text("印刷した案件", "Matters that were printed"),
            new Text("印刷の回数", "Prints"),
            new Text("印刷した案件の割合", "Share printed"));

    private final DSLContext db;
    private final Decisions decisions;
    private final UnitScopes scopes;

    PrintFigures(DSLContext db, Decisions decisions, UnitScopes scopes) {
        this.db = db;
        this.decisions = decisions;
        this.scopes = scopes;
    }

    @Override
    public String code() {
        return "printing";
    }

    @Override
    public Text title() {
        return new Text("印刷", "Printing");
    }

    @Override
    public Text lead() {
        return new Text(
                "起案用紙と資料の印刷は、閲覧記録の「印刷」から数えます。反映までに5分ほどかかります。決裁した月で数え、決裁の前後を問いません。閲覧画面そのものの印刷は記録に残りません。",
                "Prints of the sheet and of attachments, as the access log tells them; they show within about five minutes. Counted in the month of the decision, whether before or after it. What somebody prints from the screen itself leaves no trace.");
    }

    @Override
    public List<Section> sections(Wish wish) {
        Months<Count> counts = decisions.of(wish);
        List<List<Value>> months = wish.months().stream()
                .map(month -> row(Value.month(month), counts.in(month)))
                .toList();
        Map<java.util.UUID, Count> units = counts.byUnit(wish.months(), count -> count.decided() > 0);
        List<List<Value>> byUnit = wish.scope().sums(units, scopes.chart(wish.today())).stream()
                .map(sum -> row(Value.words(sum.name()), counts.sum(sum.figures())))
                .toList();
        Text note = new Text(
                "割合は、決裁のうち一度でも印刷した案件です。", "The share is that of decided matters that were printed at least once.");
        return List.of(
                Section.of("months", new Text("月ごとの印刷", "By month"), note, columns(new Text("月", "Month")), months)
                        .drawn(Chart.Kind.COLUMNS, Chart.PER_CENT, 4)
                        .with(row(Value.words(new Text("計", "Total")), counts.in(wish.months()))),
                Section.of("units", new Text("組織ごとの印刷", "By unit"), note, columns(new Text("組織", "Unit")), byUnit)
                        .drawn(Chart.Kind.BARS, Chart.PER_CENT, 4),
                reasons(wish));
    }

    /** Why attachments were printed, those of received documents too. */
    private Section reasons(Wish wish) {
        List<List<Value>> rows = db.select(
                        MATERIAL_PRINT.REASON,
                        DSL.count(),
                        DSL.sum(MATERIAL_PRINT.PAGES).cast(Long.class))
                .from(MATERIAL_PRINT)
                .where(
                        MATERIAL_PRINT.AT.ge(begin(wish.since())),
                        MATERIAL_PRINT.AT.lt(begin(wish.until())),
                        MATERIAL_PRINT.UNIT_ID.eq(DSL.any(wish.scope().units())))
                .groupBy(MATERIAL_PRINT.REASON)
                .orderBy(DSL.count().desc(), MATERIAL_PRINT.REASON)
                .fetch(row -> List.of(
                        Value.words(PrintReason.valueOf(row.value1()).label()),
                        Value.count(row.value2()),
                        Value.count(row.value3())));
        return Section.of(
                "reasons",
                new Text("資料を印刷した理由", "Why attachments were printed"),
                new Text(
                        "資料の「印刷」の画面で選ばれた理由です。印刷した月で数え、収受した文書の資料も含みます。",
                        "As chosen on the page that prints attachments, in the month of the print; those of received documents are in it."),
                List.of(new Text("理由", "Reason"), new Text("回数", "Prints"), new Text("ページ", "Pages")),
                rows);
    }

    private static Instant begin(LocalDate day) {
        return day.atStartOfDay(OfficialClock.ZONE).toInstant();
    }

    private static List<Text> columns(Text first) {
        var columns = new java.util.ArrayList<Text>();
        columns.add(first);
        columns.addAll(COUNTS);
        return columns;
    }

    private static List<Value> row(Value first, Count count) {
        return List.of(
                first,
                Value.count(count.decided()),
                Value.count(count.printed()),
                Value.count(count.prints()),
                Value.share(count.printed(), count.decided()));
    }
}
