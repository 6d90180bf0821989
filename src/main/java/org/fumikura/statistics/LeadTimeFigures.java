package org.fumikura.statistics;

import static org.fumikuradb.statistics.Tables.STEP;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.fumikura.approval.StepKind;
import org.fumikura.organization.Unit;
import org.fumikura.shared.Text;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record4;
import org.jooq.impl.DSL;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** How long answers take (R-142-lead-times). */
@Component
@Order(30)
class LeadTimeFigures implements Figures {

    private static final List<Text> TIMES =
            List.of(new Text("処理", "Answers"), new Text("中央値", "Median"), new Text("90%がこの時間以内", "90 % within"));

    private static final Text HOURS = new Text("時間", "hours");

    private final DSLContext db;
    private final UnitScopes scopes;

    LeadTimeFigures(DSLContext db, UnitScopes scopes) {
        this.db = db;
        this.scopes = scopes;
    }

    @Override
    public String code() {
        return "lead-times";
    }

    @Override
    public Text title() {
        return new Text("処理にかかった時間", "Lead times");
    }

    @Override
    public Text lead() {
        return new Text(
                "職に届いてから承認・同意・決裁・差戻しなどをするまでの経過時間です。夜間と閉庁日も含む実際の時間で、処理した日の年度に、求められた職の組織で数えます。",
                "From being asked to the answer, whatever it was: the time that really passed, nights and closed days included. Counted in the year of the answer, for the unit of the post that was asked.");
    }

    @Override
    public List<Section> sections(Wish wish) {
        return List.of(byKind(wish), byUnit(wish));
    }

    private Section byKind(Wish wish) {
        var rows = new ArrayList<List<Value>>();
        Map<StepKind, Times> found = new HashMap<>();
        times(STEP.KIND, within(wish)).forEach((kind, times) -> found.put(StepKind.valueOf(kind), times));
        for (StepKind kind : StepKind.values()) {
            Times times = found.get(kind);
            if (times != null) {
                rows.add(times.row(Value.words(kind.label())));
            }
        }
        return Section.of(
                        "kinds",
                        new Text("処理の種類ごと", "By kind of step"),
                        new Text("グラフは時間の単位です。", "The chart is in hours."),
                        columns(new Text("種類", "Kind")),
                        rows)
                .drawn(Chart.Kind.BARS, HOURS, 2, 3);
    }

    private Section byUnit(Wish wish) {
        var sumOf = new HashMap<UUID, UUID>();
        for (UUID unit : wish.scope().units()) {
            Optional<Unit> sum = wish.scope().sumOf(unit);
            sumOf.put(unit, sum.map(each -> each.id().value()).orElse(unit));
        }
        var rows = new ArrayList<List<Value>>();
        Field<UUID> sum = DSL.field("sum_of.above", UUID.class);
        Map<UUID, Times> times = new HashMap<>();
        UUID[] units = sumOf.keySet().toArray(UUID[]::new);
        UUID[] sums = java.util.Arrays.stream(units).map(sumOf::get).toArray(UUID[]::new);
        select(sum)
                .from(STEP)
                .join("unnest({0}, {1}) as sum_of (unit, above)", DSL.val(units), DSL.val(sums))
                .on("sum_of.unit = {0}", STEP.UNIT_ID)
                .where(within(wish))
                .groupBy(sum)
                .forEach(row -> times.put(row.value1(), Times.of(row)));
        scopes.chart(wish.today()).forEach(unit -> {
            Times of = times.remove(unit.id().value());
            if (of != null) {
                rows.add(of.row(Value.words(unit.name())));
            }
        });
        times.forEach((unit, of) ->
                rows.add(of.row(Value.words(wish.scope().names().getOrDefault(unit, Text.same("—"))))));
        return Section.of(
                        "units",
                        new Text("求められた職の組織ごと", "By unit of the post that was asked"),
                        new Text("すべての種類の処理を合わせた時間です。", "All kinds of step together."),
                        columns(new Text("組織", "Unit")),
                        rows)
                .drawn(Chart.Kind.BARS, HOURS, 2, 3);
    }

    private static List<Text> columns(Text first) {
        var columns = new ArrayList<Text>();
        columns.add(first);
        columns.addAll(TIMES);
        return columns;
    }

    private static Condition within(Wish wish) {
        return STEP.ACTED_ON
                .ge(wish.year().firstDay())
                .and(STEP.ACTED_ON.lt(wish.until()))
                .and(STEP.UNIT_ID.eq(DSL.any(wish.scope().units())));
    }

    private <K> Map<K, Times> times(Field<K> key, Condition which) {
        return select(key).from(STEP).where(which).groupBy(key).fetchMap(row -> row.get(key), Times::of);
    }

    private <K> org.jooq.SelectSelectStep<Record4<K, Integer, Double, Double>> select(Field<K> key) {
        return db.select(key, DSL.count(), percentile(0.5), percentile(0.9));
    }

    private static Field<Double> percentile(double part) {
        return DSL.field(
                "percentile_cont({0}) within group (order by {1})",
                Double.class, DSL.inline(part), STEP.WAITED_MINUTES);
    }

    private record Times(int count, double median, double most) {

        static Times of(Record4<?, Integer, Double, Double> row) {
            return new Times(row.value2(), row.value3(), row.value4());
        }

        List<Value> row(Value first) {
            return List.of(first, Value.count(count), Value.minutes(median), Value.minutes(most));
        }
    }
}
