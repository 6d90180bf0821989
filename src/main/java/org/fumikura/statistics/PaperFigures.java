package org.fumikura.statistics;

import static org.fumikuradb.statistics.Tables.PAPER_METER;

import java.util.List;
import org.fumikura.shared.Text;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The paper meter as figures. */
@Component
@Order(80)
class PaperFigures implements Figures {

    private static final Text SHEETS = new Text("枚", "sheets");

    private final DSLContext db;
    private final UnitScopes scopes;

    PaperFigures(DSLContext db, UnitScopes scopes) {
        this.db = db;
        this.scopes = scopes;
    }

    private record Count(long printed, long copied) {

        static final Count NONE = new Count(0, 0);

        Count plus(Count other) {
            return new Count(printed + other.printed, copied + other.copied);
        }

        long all() {
            return printed + copied;
        }
    }

    @Override
    public String code() {
        return "paper";
    }

    @Override
    public Text title() {
        return new Text("紙メーター", "Paper meter");
    }

    @Override
    public Text lead() {
        return new Text(
                "印刷機と複写機の用紙の枚数です。各課が登録した月だけを足しています。",
                "Sheets that printers and copiers used, of the months that sections have entered.");
    }

    @Override
    public List<Section> sections(Wish wish) {
        var counts = new Months<>(Count.NONE, Count::plus);
        db.select(
                        PAPER_METER.MONTH,
                        PAPER_METER.UNIT_ID,
                        DSL.sum(PAPER_METER.PRINTED).cast(Long.class),
                        DSL.sum(PAPER_METER.COPIED).cast(Long.class))
                .from(PAPER_METER)
                .where(
                        PAPER_METER.MONTH.ge(wish.since()),
                        PAPER_METER.MONTH.lt(wish.until()),
                        PAPER_METER.UNIT_ID.eq(DSL.any(wish.scope().units())))
                .groupBy(PAPER_METER.MONTH, PAPER_METER.UNIT_ID)
                .forEach(row -> counts.add(row.value1(), row.value2(), new Count(row.value3(), row.value4())));
        List<List<Value>> months = wish.months().stream()
                .map(month -> row(Value.month(month), counts.in(month), counts.in(month.minusYears(1))))
                .toList();
        var before = wish.months().stream().map(month -> month.minusYears(1)).toList();
        List<List<Value>> units =
                wish.scope().sums(counts.byUnit(wish.months(), count -> true), scopes.chart(wish.today())).stream()
                        .map(sum -> {
                            Count count = counts.sum(sum.figures());
                            return List.of(
                                    Value.words(sum.name()),
                                    Value.count(count.printed),
                                    Value.count(count.copied),
                                    Value.count(count.all()));
                        })
                        .toList();
        Text printed = new Text("印刷", "Printed");
        Text copied = new Text("複写", "Copied");
        Text all = new Text("合計", "Together");
        return List.of(
                Section.of(
                                "months",
                                new Text("月ごとの枚数", "By month"),
                                new Text("登録のない課の分は含みません。", "Sections that entered nothing are not in it."),
                                List.of(
                                        new Text("月", "Month"),
                                        printed,
                                        copied,
                                        all,
                                        new Text("前年度 合計", "Together, year before")),
                                months)
                        .drawn(Chart.Kind.COLUMNS, SHEETS, 3, 4)
                        .with(row(Value.words(new Text("計", "Total")), counts.in(wish.months()), counts.in(before))),
                Section.of(
                                "units",
                                new Text("組織ごとの枚数", "By unit"),
                                new Text("年度の初めから今日までの合計です。", "Of the year until today."),
                                List.of(new Text("組織", "Unit"), printed, copied, all),
                                units)
                        .drawn(Chart.Kind.BARS, SHEETS, 1, 2));
    }

    private static List<Value> row(Value first, Count count, Count before) {
        return List.of(
                first,
                Value.count(count.printed),
                Value.count(count.copied),
                Value.count(count.all()),
                Value.count(before.all()));
    }
}
