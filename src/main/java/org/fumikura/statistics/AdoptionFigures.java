package org.fumikura.statistics;

import static org.fumikuradb.statistics.Tables.USED;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.fumikura.shared.Text;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** What of the program is used, and where it is not: a function that nobody uses helps nobody (D-17). */
@Component
@Order(100)
class AdoptionFigures implements Figures {

    private final DSLContext db;
    private final UnitScopes scopes;

    AdoptionFigures(DSLContext db, UnitScopes scopes) {
        this.db = db;
        this.scopes = scopes;
    }

    /** What people come for, and the acts by which it is known that they did. */
    private enum Function {
        DRAFT("起案を回付する", "Submitting drafts", "approval.submitted"),
        APPROVE("承認・合議・審査する", "Approving", "approval.approved", "approval.agreed-on-condition"),
        DECIDE("決裁する", "Deciding", "approval.decided"),
        RETURN(
                "理由を付けて差し戻す",
                "Returning with a reason",
                "approval.returned",
                "approval.returned-to-step",
                "approval.objected"),
        AFTERWARDS("後閲する", "Seeing afterwards", "approval.seen-afterwards", "approval.opinion-afterwards"),
        ABSENCE("不在を登録する", "Entering absences", "organization.absence-entered"),
        DELEGATION("代理に任せる", "Delegating", "organization.delegation-entered"),
        PERUSAL("供覧に付す・見る", "Circulating for information", "approval.perusal-sent", "approval.perusal-seen"),
        RECEIPT("収受を登録する", "Registering receipts", "records.received"),
        FINISH("施行・完結まで進める", "Issuing and completing", "approval.took-effect", "approval.closed"),
        TEMPLATE(
                "ひな形・定型句・定例の起案を使えるようにする",
                "Keeping templates, phrases, recurring drafts",
                "approval.template-kept",
                "approval.phrase-kept",
                "approval.recurrence-entered"),
        PAPER("紙回付を照合する", "Comparing paper with its record", "approval.paper-confirmed", "approval.paper-refused"),
        CALENDAR("期限をカレンダーへ送る", "Due days in one’s calendar", "desk.calendar-issued"),
        PROGRAM("ほかのシステムからつなぐ", "Connecting other programs", "organization.token-issued");

        private final Text label;
        private final Set<String> acts;

        Function(String ja, String en, String... acts) {
            this.label = new Text(ja, en);
            this.acts = Set.of(acts);
        }
    }

    @Override
    public String code() {
        return "adoption";
    }

    @Override
    public Text title() {
        return new Text("機能の活用", "What is used");
    }

    @Override
    public Text lead() {
        return new Text(
                "できることではなく、実際に使われていることを数えます。使った人は、その年度に一度でも行った職員です。個人ごとには表示しません。",
                "What is really used, not what could be. A user did it at least once in the year; nobody is shown by name.");
    }

    /** How often something was done, by whom, where, and when last. */
    private static final class Use {

        private long acts;
        private final Set<UUID> people = new HashSet<>();
        private final Set<UUID> units = new HashSet<>();
        private Optional<LocalDate> last = Optional.empty();

        void add(UUID unit, UUID person, int more, LocalDate month) {
            acts += more;
            people.add(person);
            units.add(unit);
            last = Optional.of(last.filter(known -> known.isAfter(month)).orElse(month));
        }
    }

    @Override
    public List<Section> sections(Wish wish) {
        var byFunction = new HashMap<Function, Use>();
        var functionsOf = new HashMap<UUID, Set<Function>>();
        db.select(USED.ACT, USED.UNIT_ID, USED.MONTH, USED.PERSON_ID, USED.ACTS)
                .from(USED)
                .where(
                        USED.MONTH.ge(wish.year().firstDay()),
                        USED.MONTH.lt(wish.until()),
                        USED.ACT.in(acts()),
                        USED.UNIT_ID.eq(DSL.any(wish.scope().units())))
                .forEach(row -> {
                    for (Function function : Function.values()) {
                        if (function.acts.contains(row.value1())) {
                            UUID unit = wish.scope()
                                    .sumOf(row.value2())
                                    .map(sum -> sum.id().value())
                                    .orElse(row.value2());
                            byFunction
                                    .computeIfAbsent(function, unused -> new Use())
                                    .add(unit, row.value4(), row.value5(), row.value3());
                            functionsOf
                                    .computeIfAbsent(row.value2(), unused -> new HashSet<>())
                                    .add(function);
                        }
                    }
                });
        return List.of(functions(byFunction, functionsOf.isEmpty()), units(wish, functionsOf));
    }

    private static List<String> acts() {
        var acts = new ArrayList<String>();
        for (Function function : Function.values()) {
            acts.addAll(function.acts);
        }
        return acts;
    }

    private static Section functions(Map<Function, Use> used, boolean nothing) {
        List<List<Value>> rows = new ArrayList<>();
        for (Function function : nothing ? new Function[0] : Function.values()) {
            Use use = used.getOrDefault(function, new Use());
            rows.add(List.of(
                    Value.words(function.label),
                    Value.count(use.people.size()),
                    Value.count(use.units.size()),
                    Value.count(use.acts),
                    use.last.map(month -> Value.month(YearMonth.from(month))).orElse(Value.none())));
        }
        return Section.of(
                        "functions",
                        new Text("機能ごと", "By function"),
                        new Text(
                                "0 の行は、この年度に誰も使っていない機能です。研修で紹介するか、使えない理由を確かめてください。",
                                "A row of zeros is what nobody used in the year: show it in a course, or ask what is in the way."),
                        List.of(
                                new Text("機能", "Function"),
                                new Text("使った人", "People"),
                                new Text("使った組織", "Units"),
                                new Text("回数", "Times"),
                                new Text("最後に使われた月", "Last used")),
                        rows)
                .drawn(Chart.Kind.BARS, new Text("人", "people"), 1);
    }

    private Section units(Wish wish, Map<UUID, Set<Function>> used) {
        List<List<Value>> rows = wish.scope().sums(used, scopes.chart(wish.today())).stream()
                .map(sum -> {
                    var all = new HashSet<Function>();
                    sum.figures().forEach(all::addAll);
                    List<Text> missing = java.util.Arrays.stream(Function.values())
                            .filter(function -> !all.contains(function))
                            .sorted(Comparator.naturalOrder())
                            .map(function -> function.label)
                            .toList();
                    return List.of(
                            Value.words(sum.name()),
                            Value.count(all.size()),
                            Value.words(new Text(
                                    String.join(
                                            "、", missing.stream().map(Text::ja).toList()),
                                    String.join(
                                            ", ", missing.stream().map(Text::en).toList()))));
                })
                .toList();
        return Section.of(
                "units",
                new Text("組織ごと", "By unit"),
                new Text(
                        "%d 種類のうち、この年度に使った機能の数です。".formatted(Function.values().length),
                        "How many of %d functions were used in the year.".formatted(Function.values().length)),
                List.of(
                        new Text("組織", "Unit"),
                        new Text("使っている機能", "Functions in use"),
                        new Text("まだ使っていない機能", "Not used yet")),
                rows);
    }
}
