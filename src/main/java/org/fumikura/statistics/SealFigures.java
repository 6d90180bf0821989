package org.fumikura.statistics;

import static org.fumikuradb.statistics.Tables.SEAL_FORM;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.fumikura.shared.Text;
import org.fumikura.statistics.SealForms.Basis;
import org.fumikura.statistics.SealForms.Decision;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** How far the inventory of seal columns has come (A.14). */
@Component
@Order(90)
class SealFigures implements Figures {

    private final DSLContext db;
    private final UnitScopes scopes;

    SealFigures(DSLContext db, UnitScopes scopes) {
        this.db = db;
        this.scopes = scopes;
    }

    private record Count(long forms, long decided, long kept) {

        static final Count NONE = new Count(0, 0, 0);

        Count plus(Count other) {
            return new Count(forms + other.forms, decided + other.decided, kept + other.kept);
        }
    }

    @Override
    public String code() {
        return "seals";
    }

    @Override
    public Text title() {
        return new Text("押印の見直し", "Seals");
    }

    @Override
    public Text lead() {
        return new Text(
                "押印欄のある様式のうち、廃止・署名・電子認証・存続のいずれかに決めたものの割合です。",
                "Of the forms with a seal column, those of which it is decided what becomes of it.");
    }

    @Override
    public boolean ofYear() {
        return false;
    }

    @Override
    public List<Section> sections(Wish wish) {
        Map<Decision, Map<Basis, Integer>> found = new HashMap<>();
        var units = new HashMap<UUID, Count>();
        db.select(SEAL_FORM.UNIT_ID, SEAL_FORM.DECISION, SEAL_FORM.BASIS, DSL.count())
                .from(SEAL_FORM)
                .where(SEAL_FORM.UNIT_ID.eq(DSL.any(wish.scope().units())))
                .groupBy(SEAL_FORM.UNIT_ID, SEAL_FORM.DECISION, SEAL_FORM.BASIS)
                .forEach(row -> {
                    Decision decision = Decision.valueOf(row.value2());
                    int n = row.value4();
                    found.computeIfAbsent(decision, unused -> new HashMap<>())
                            .merge(Basis.valueOf(row.value3()), n, Integer::sum);
                    units.merge(
                            row.value1(),
                            new Count(n, decision == Decision.OPEN ? 0 : n, decision == Decision.KEEP ? n : 0),
                            Count::plus);
                });
        Text empty = new Text("登録された様式はありません。", "No form was entered.");
        return List.of(
                Section.of(
                                "decisions",
                                new Text("判断ごとの様式", "By decision"),
                                new Text("根拠の種類ごとの内訳を右に示します。", "With the kinds of basis beside it."),
                                List.of(
                                        new Text("判断", "Decision"),
                                        new Text("様式", "Forms"),
                                        Basis.LAW.label(),
                                        Basis.RULE.label(),
                                        Basis.CUSTOM.label()),
                                found.isEmpty() ? List.of() : decisions(found))
                        .drawn(Chart.Kind.BARS, new Text("件", "forms"), 1)
                        .empty(empty),
                Section.of(
                                "units",
                                new Text("組織ごとの進み具合", "By unit"),
                                new Text("率は、判断の済んだ様式の割合です。", "The share is that of forms that are decided on."),
                                List.of(
                                        new Text("組織", "Unit"),
                                        new Text("様式", "Forms"),
                                        new Text("判断済み", "Decided on"),
                                        new Text("うち存続", "Kept"),
                                        new Text("判断済みの率", "Share decided on")),
                                wish.scope().sums(units, scopes.chart(wish.today())).stream()
                                        .map(sum -> {
                                            Count count = sum.figures().stream().reduce(Count.NONE, Count::plus);
                                            return List.of(
                                                    Value.words(sum.name()),
                                                    Value.count(count.forms),
                                                    Value.count(count.decided),
                                                    Value.count(count.kept),
                                                    Value.share(count.decided, count.forms));
                                        })
                                        .toList())
                        .drawn(Chart.Kind.BARS, Chart.PER_CENT, 4)
                        .empty(empty));
    }

    private static List<List<Value>> decisions(Map<Decision, Map<Basis, Integer>> found) {
        var rows = new ArrayList<List<Value>>();
        for (Decision decision : Decision.values()) {
            Map<Basis, Integer> byBasis = found.getOrDefault(decision, Map.of());
            rows.add(List.of(
                    Value.words(decision.label()),
                    Value.count(byBasis.values().stream()
                            .mapToLong(Integer::longValue)
                            .sum()),
                    Value.count(byBasis.getOrDefault(Basis.LAW, 0)),
                    Value.count(byBasis.getOrDefault(Basis.RULE, 0)),
                    Value.count(byBasis.getOrDefault(Basis.CUSTOM, 0))));
        }
        return rows;
    }
}
