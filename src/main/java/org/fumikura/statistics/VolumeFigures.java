package org.fumikura.statistics;

import static org.fumikuradb.statistics.Tables.KIND_NAME;
import static org.fumikuradb.statistics.Tables.MATTER;
import static org.fumikuradb.statistics.Tables.RECEIPT;
import static org.fumikuradb.statistics.Tables.UNIT_BODY;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import org.fumikura.shared.Text;
import org.fumikuradb.statistics.tables.KindName;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** How much there was: drafts, decisions, receipts. */
@Component
@Order(20)
class VolumeFigures implements Figures {

    private static final KindName NAMES = KIND_NAME.as("names");

    private final DSLContext db;
    private final UnitScopes scopes;

    VolumeFigures(DSLContext db, UnitScopes scopes) {
        this.db = db;
        this.scopes = scopes;
    }

    record Count(long drafts, long decisions, long receipts) {

        static final Count NONE = new Count(0, 0, 0);

        Count plus(Count other) {
            return new Count(drafts + other.drafts, decisions + other.decisions, receipts + other.receipts);
        }
    }

    @Override
    public String code() {
        return "volume";
    }

    @Override
    public Text title() {
        return new Text("件数", "Volume");
    }

    @Override
    public Text lead() {
        return new Text(
                "起案は初めて回付した月、決裁は決裁した月、収受は収受した月で数えます。起案と決裁は起案した組織、収受は主務課のものです。",
                "A draft counts in the month in which it was submitted first, a decision and a receipt in theirs; drafts and decisions for the drafter’s unit, receipts for the section in charge.");
    }

    @Override
    public List<Section> sections(Wish wish) {
        var counts = new Months<>(Count.NONE, Count::plus);
        read(MATTER, MATTER.SUBMITTED_ON, MATTER.UNIT_ID, wish, counts, n -> new Count(n, 0, 0));
        read(MATTER, MATTER.DECIDED_ON, MATTER.UNIT_ID, wish, counts, n -> new Count(0, n, 0));
        read(RECEIPT, RECEIPT.RECEIVED_ON, RECEIPT.UNIT_ID, wish, counts, n -> new Count(0, 0, n));
        List<YearMonth> before =
                wish.months().stream().map(month -> month.minusYears(1)).toList();
        List<List<Value>> months = wish.months().stream()
                .map(month -> row(Value.month(month), counts.in(month), counts.in(month.minusYears(1))))
                .toList();
        var present = counts.byUnit(wish.months(), count -> true);
        List<List<Value>> units = wish.scope().sums(present, scopes.chart(wish.today())).stream()
                .map(sum -> {
                    Count count = counts.sum(sum.figures());
                    return List.of(
                            Value.words(sum.name()),
                            Value.count(count.drafts),
                            Value.count(count.decisions),
                            Value.count(count.receipts));
                })
                .toList();
        List<List<Value>> kinds = kinds(wish);
        Text drafts = new Text("起案", "Drafts");
        Text decisions = new Text("決裁", "Decisions");
        Text receipts = new Text("収受", "Receipts");
        return List.of(
                Section.of(
                                "months",
                                new Text("月ごとの件数", "By month"),
                                new Text(
                                        "右の3列は前年度の同じ月です。",
                                        "The last three columns are the same month of the year before."),
                                List.of(
                                        new Text("月", "Month"),
                                        drafts,
                                        decisions,
                                        receipts,
                                        new Text("前年度 起案", "Drafts, year before"),
                                        new Text("前年度 決裁", "Decisions, year before"),
                                        new Text("前年度 収受", "Receipts, year before")),
                                months)
                        .drawn(Chart.Kind.COLUMNS, new Text("件", "items"), 1, 2, 3)
                        .with(row(Value.words(new Text("計", "Total")), counts.in(wish.months()), counts.in(before))),
                Section.of(
                                "units",
                                new Text("組織ごとの件数", "By unit"),
                                new Text("年度の初めから今日までの合計です。", "Of the year until today."),
                                List.of(new Text("組織", "Unit"), drafts, decisions, receipts),
                                units)
                        .drawn(Chart.Kind.BARS, new Text("件", "items"), 1, 2, 3),
                Section.of(
                        "kinds",
                        new Text("事案の種類ごとの件数", "By kind of matter"),
                        new Text(
                                "その年度に初めて回付した起案です。差戻しは、回付したあとに戻った回数の合計です。",
                                "Of drafts that were submitted first in the year; returns are all that came back since."),
                        List.of(
                                new Text("事案の種類", "Kind of matter"),
                                drafts,
                                new Text("うち決裁", "Decided"),
                                new Text("うち否決・廃案", "Denied or abandoned"),
                                new Text("差戻し", "Returns"),
                                new Text("紙回付", "On paper")),
                        kinds));
    }

    private List<List<Value>> kinds(Wish wish) {
        Field<Integer> all = DSL.count();
        return db.select(
                        MATTER.MATTER_CODE,
                        NAMES.MATTER_NAME,
                        all,
                        DSL.count(MATTER.DECIDED_ON),
                        DSL.count(MATTER.ENDED_ON),
                        DSL.sum(MATTER.RETURNS),
                        DSL.count(MATTER.PAPER_REASON))
                .from(MATTER)
                .join(UNIT_BODY)
                .on(UNIT_BODY.TENANT_ID.eq(MATTER.TENANT_ID), UNIT_BODY.UNIT_ID.eq(MATTER.UNIT_ID))
                .leftJoin(names(wish.today()))
                .on(NAMES.BODY_ID.eq(UNIT_BODY.BODY_ID), NAMES.MATTER_CODE.eq(MATTER.MATTER_CODE))
                .where(
                        MATTER.SUBMITTED_ON.ge(wish.year().firstDay()),
                        MATTER.SUBMITTED_ON.lt(wish.until()),
                        MATTER.UNIT_ID.eq(DSL.any(wish.scope().units())))
                .groupBy(UNIT_BODY.BODY_ID, MATTER.MATTER_CODE, NAMES.MATTER_NAME)
                .orderBy(all.desc(), MATTER.MATTER_CODE)
                .fetch(row -> List.of(
                        Value.words(
                                Text.same((row.value1() + " " + (row.value2() == null ? "" : row.value2())).strip())),
                        Value.count(row.value3()),
                        Value.count(row.value4()),
                        Value.count(row.value5()),
                        Value.count(row.value6().longValue()),
                        Value.count(row.value7())));
    }

    /** What each executive body calls its kinds of matters: as the table says that began last. */
    private Table<?> names(LocalDate today) {
        return db.select(KIND_NAME.BODY_ID, KIND_NAME.MATTER_CODE, KIND_NAME.MATTER_NAME)
                .distinctOn(KIND_NAME.BODY_ID, KIND_NAME.MATTER_CODE)
                .from(KIND_NAME)
                .where(KIND_NAME.SINCE.le(today))
                .orderBy(KIND_NAME.BODY_ID, KIND_NAME.MATTER_CODE, KIND_NAME.SINCE.desc())
                .asTable(NAMES);
    }

    private static List<Value> row(Value first, Count count, Count before) {
        return List.of(
                first,
                Value.count(count.drafts),
                Value.count(count.decisions),
                Value.count(count.receipts),
                Value.count(before.drafts),
                Value.count(before.decisions),
                Value.count(before.receipts));
    }

    private void read(
            Table<?> table,
            Field<LocalDate> day,
            Field<UUID> unit,
            Wish wish,
            Months<Count> counts,
            java.util.function.LongFunction<Count> count) {
        Field<LocalDate> month = Months.of(day);
        Condition within = day.ge(wish.since()).and(day.lt(wish.until()));
        db.select(month, unit, DSL.count())
                .from(table)
                .where(within, unit.eq(DSL.any(wish.scope().units())))
                .groupBy(month, unit)
                .forEach(row -> counts.add(row.value1(), row.value2(), count.apply(row.value3())));
    }
}
