package org.fumikura.statistics;

import static org.fumikuradb.statistics.Tables.MATTER;
import static org.fumikuradb.statistics.Tables.OTHER_SYSTEM;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.fumikura.approval.MatterState;
import org.fumikura.shared.Text;
import org.fumikura.statistics.Decisions.Count;
import org.jooq.DSLContext;
import org.jooq.Record3;
import org.jooq.impl.DSL;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The three rates (docs/domain/statistics.md, R-142-rates), with what each leaves out. */
@Component
@Order(10)
class RateFigures implements Figures {

    private static final Text ELECTRONIC = new Text("電子決裁率", "Electronic");
    private static final Text COMPLETE = new Text("完全電子率", "Wholly electronic");
    private static final Text TOTAL = new Text("計", "Total");

    private static final List<Text> COLUMNS = List.of(
            new Text("月", "Month"),
            new Text("決裁", "Decided"),
            new Text("紙を含む", "With paper"),
            new Text("電子・印刷あり", "Electronic, printed"),
            new Text("電子・印刷なし", "Electronic, not printed"),
            ELECTRONIC,
            COMPLETE,
            new Text("前年度 電子決裁率", "Electronic, year before"),
            new Text("前年度 完全電子率", "Wholly electronic, year before"));

    private final DSLContext db;
    private final Decisions decisions;
    private final UnitScopes scopes;

    RateFigures(DSLContext db, Decisions decisions, UnitScopes scopes) {
        this.db = db;
        this.decisions = decisions;
        this.scopes = scopes;
    }

    @Override
    public String code() {
        return "rates";
    }

    @Override
    public Text title() {
        return new Text("電子決裁率", "Electronic decisions");
    }

    @Override
    public Text lead() {
        return new Text(
                "電子決裁率は、紙の部分がなく電子で決裁した件数を、文倉で決裁したすべての件数で割ったものです。完全電子率は、そのうち起案用紙を一度も印刷していないものの割合です。決裁した月と、起案した組織で数えます。",
                "Electronic: decided without any part on paper, of everything decided here. Wholly electronic: of the same whole, those whose sheet was never printed either. Counted in the month of the decision, for the drafter’s unit.");
    }

    @Override
    public List<Section> sections(Wish wish) {
        Months<Count> counts = decisions.of(wish);
        var sections = new ArrayList<Section>();
        sections.add(byMonth(wish, counts));
        sections.add(byUnit(wish, counts));
        if (UnitScopes.isOfTheOffice(wish.actor())) {
            sections.add(ofTheOffice(wish));
        }
        sections.add(leftOut(wish, counts));
        return sections;
    }

    private static Section byMonth(Wish wish, Months<Count> counts) {
        List<List<Value>> rows = wish.months().stream()
                .map(month -> row(Value.month(month), counts.in(month), counts.in(month.minusYears(1))))
                .toList();
        return Section.of(
                        "months",
                        new Text("月ごとの率", "By month"),
                        new Text(
                                "紙を含む案件と、電子で決裁したが印刷した案件は、列を分けて件数を示しています。",
                                "What the rates leave out, paper and prints, stands in columns of its own."),
                        COLUMNS,
                        rows)
                .drawn(Chart.Kind.COLUMNS, Chart.PER_CENT, 5, 6, 7)
                .with(row(Value.words(TOTAL), counts.in(wish.months()), counts.in(yearBefore(wish))));
    }

    private Section byUnit(Wish wish, Months<Count> counts) {
        Map<java.util.UUID, Count> before = counts.byUnit(yearBefore(wish), count -> count.decided() > 0);
        Map<java.util.UUID, Count> present = counts.byUnit(wish.months(), count -> count.decided() > 0);
        var both = new java.util.HashMap<java.util.UUID, Both>();
        present.forEach((unit, count) -> both.put(unit, new Both(count, before.getOrDefault(unit, Count.NONE))));
        List<List<Value>> rows = wish.scope().sums(both, scopes.chart(wish.today())).stream()
                .map(sum -> row(
                        Value.words(sum.name()),
                        counts.sum(sum.figures().stream().map(Both::present).toList()),
                        counts.sum(sum.figures().stream().map(Both::before).toList())))
                .toList();
        return Section.of(
                        "units",
                        new Text("組織ごとの率", "By unit"),
                        new Text(
                                "廃止された組織の分は、未完結の文書を引き継いだ組織に含めます。",
                                "What a unit that has ended decided counts for the one that went on with its open documents."),
                        columns(new Text("組織", "Unit")),
                        rows)
                .drawn(Chart.Kind.BARS, Chart.PER_CENT, 5, 6);
    }

    private record Both(Count present, Count before) {}

    private static List<Text> columns(Text first) {
        return Stream.concat(Stream.of(first), COLUMNS.stream().skip(1)).toList();
    }

    private static List<YearMonth> yearBefore(Wish wish) {
        return wish.months().stream().map(month -> month.minusYears(1)).toList();
    }

    private static List<Value> row(Value first, Count count, Count before) {
        return List.of(
                first,
                Value.count(count.decided()),
                Value.count(count.paper()),
                Value.count(count.electronicAndPrinted()),
                Value.count(count.complete()),
                count.electronicRate(),
                count.completeRate(),
                before.electronicRate(),
                before.completeRate());
    }

    /** 全庁率: with what other systems decided, as it was entered. */
    private Section ofTheOffice(Wish wish) {
        Map<YearMonth, Decisions.Whole> here = decisions.ofTheOffice(wish);
        var decided = OTHER_SYSTEM.DECIDED;
        Map<YearMonth, long[]> others = new java.util.HashMap<>();
        db.select(
                        OTHER_SYSTEM.MONTH,
                        DSL.sum(decided).cast(Long.class),
                        DSL.sum(OTHER_SYSTEM.ELECTRONIC).cast(Long.class))
                .from(OTHER_SYSTEM)
                .where(OTHER_SYSTEM.MONTH.ge(wish.year().firstDay()), OTHER_SYSTEM.MONTH.lt(wish.until()))
                .groupBy(OTHER_SYSTEM.MONTH)
                .forEach(row -> others.put(YearMonth.from(row.value1()), new long[] {row.value2(), row.value3()}));
        List<List<Value>> rows = wish.months().stream()
                .map(month -> officeRow(month, here.getOrDefault(month, Decisions.Whole.NONE), others.get(month)))
                .toList();
        return Section.of(
                        "office",
                        new Text("全庁率（ほかの仕組みの決裁を含む）", "With other systems"),
                        new Text(
                                "財務・庶務などの仕組みの月ごとの件数は、登録されたものをそのまま足しています。登録のない月の全庁率は示しません。文倉の分は、選んだ組織によらず、すべての執行機関の件数です。",
                                "What other systems decided is added as it was entered. Months for which nothing was entered have no rate. Of this system everything is counted, whatever unit is chosen."),
                        List.of(
                                new Text("月", "Month"),
                                new Text("文倉の決裁", "Decided here"),
                                new Text("うち電子", "Electronic"),
                                new Text("ほかの仕組みの決裁", "Decided elsewhere"),
                                new Text("うち電子（ほか）", "Electronic elsewhere"),
                                new Text("全庁率", "Whole office")),
                        rows)
                .drawn(Chart.Kind.COLUMNS, Chart.PER_CENT, 5);
    }

    private static List<Value> officeRow(
            YearMonth month, Decisions.Whole count, long @org.jspecify.annotations.Nullable [] other) {
        return List.of(
                Value.month(month),
                Value.count(count.decided()),
                Value.count(count.electronic()),
                other == null ? Value.none() : Value.count(other[0]),
                other == null ? Value.none() : Value.count(other[1]),
                other == null ? Value.none() : Value.share(count.electronic() + other[1], count.decided() + other[0]));
    }

    private Section leftOut(Wish wish, Months<Count> counts) {
        Record3<Integer, Integer, Integer> row = db.select(
                        DSL.count()
                                .filterWhere(
                                        MATTER.STATE.eq(MatterState.DENIED.name()),
                                        MATTER.ENDED_ON.between(
                                                wish.year().firstDay(),
                                                wish.year().lastDay())),
                        DSL.count()
                                .filterWhere(
                                        MATTER.STATE.eq(MatterState.ABANDONED.name()),
                                        MATTER.ENDED_ON.between(
                                                wish.year().firstDay(),
                                                wish.year().lastDay())),
                        DSL.count()
                                .filterWhere(
                                        MATTER.WAITING_SINCE.isNotNull(),
                                        MATTER.SUBMITTED_ON.between(
                                                wish.year().firstDay(),
                                                wish.year().lastDay())))
                .from(MATTER)
                .where(MATTER.UNIT_ID.eq(DSL.any(wish.scope().units())))
                .fetchSingle();
        Count year = counts.in(wish.months());
        Text outside = new Text("分母にも分子にも入れない", "Not counted at all");
        Text whole = new Text("分母だけに入れる", "Counts for the whole only");
        return Section.of(
                "left-out",
                new Text("除いたもの", "What is left out"),
                new Text(
                        "供覧には決裁がないので数えません。追認も決裁の一つとして数えます。画面からの印刷や、取り出した資料の印刷は記録に残らないため、完全電子率に表れません。",
                        "Perusals have no decision. A ratification is a decision like others. What somebody prints from the screen, or from a file that she took out, leaves no trace and does not show."),
                List.of(new Text("区分", "What"), new Text("件数", "Number"), new Text("扱い", "How it counts")),
                List.of(
                        List.of(
                                Value.words(new Text("紙の部分がある", "With a part on paper")),
                                Value.count(year.paper()),
                                Value.words(whole)),
                        List.of(
                                Value.words(new Text("電子だが起案用紙を印刷した", "Electronic, but its sheet was printed")),
                                Value.count(year.electronicAndPrinted()),
                                Value.words(new Text("完全電子率では分母だけに入れる", "For wholly electronic, the whole only"))),
                        List.of(Value.words(new Text("否決", "Denied")), Value.count(row.value1()), Value.words(outside)),
                        List.of(
                                Value.words(new Text("廃案", "Abandoned")),
                                Value.count(row.value2()),
                                Value.words(outside)),
                        List.of(
                                Value.words(new Text("年度中に起案し、まだ決裁されていない", "Drafted in the year, not decided yet")),
                                Value.count(row.value3()),
                                Value.words(outside)),
                        List.of(
                                Value.words(new Text("うち追認（事後の決裁）", "Ratifications among the decisions")),
                                Value.count(year.ratified()),
                                Value.words(new Text("決裁として数える", "Counts as a decision")))));
    }
}
