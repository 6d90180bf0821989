package org.fumikura.approval;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.fumikura.frame.Cell;
import org.fumikura.frame.FormField;
import org.fumikura.frame.FormInput;
import org.fumikura.frame.Listing;
import org.fumikura.frame.RouteRule;
import org.fumikura.frame.RouteRule.Audience;
import org.fumikura.frame.Table;
import org.fumikura.organization.Actor;
import org.fumikura.organization.MasterForms;
import org.fumikura.organization.Rank;
import org.fumikura.organization.RowRefused;
import org.fumikura.shared.PageRequest;
import org.fumikura.shared.Paged;
import org.fumikura.shared.Text;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** A row of the table of authority as it could be, tried on the matters that were decided in the last twelve months. */
@Controller
class SimulationController {

    private static final Text TITLE = new Text("変更を過去の案件で試す", "Try a change on past matters");

    private static final Text LEAD = new Text(
            "事案と支出科目、金額、新しい決裁者を選ぶと、過去 12 か月に決裁された案件のうち決裁者が変わるものを示します。何も変更しません。",
            "Choose a matter and item, amounts and who would decide: it shows which matters of the last twelve months would go"
                    + " to somebody else. Nothing is changed.");

    private final Authorities authorities;
    private final RuleSimulation simulation;
    private final MasterForms forms;

    SimulationController(Authorities authorities, RuleSimulation simulation, MasterForms forms) {
        this.authorities = authorities;
        this.simulation = simulation;
        this.forms = forms;
    }

    /** @param fields the row whose kind and item are tried, the amounts and who would decide them */
    @GetMapping("/administration/authorities/simulation")
    @RouteRule(value = Audience.STAFF, needs = ApprovalPermissions.READ_RULES)
    ModelAndView simulate(
            @RequestParam MultiValueMap<String, String> fields,
            @RequestParam(defaultValue = "1") int page,
            Actor actor) {
        FormInput input = FormInput.of(fields);
        PageRequest request = MasterForms.page(page);
        return new ModelAndView("frame/listing", "model", forms.read(() -> {
            List<Authority> table = authorities.fetch(Authorities.validOn(forms.today()));
            Optional<RuleSimulation.Proposed> proposed =
                    input.id("row").isEmpty() ? Optional.empty() : read(input, table);
            Paged<RuleSimulation.Moved> moved = proposed.map(each -> simulation.moved(each, actor.reader(), request))
                    .orElseGet(() -> new Paged<>(List.of(), 0, request));
            return listing(input, table, proposed, moved, actor);
        }));
    }

    private static Optional<RuleSimulation.Proposed> read(FormInput input, List<Authority> table) {
        Optional<UUID> id = input.id("row");
        Optional<Authority> row =
                table.stream().filter(each -> each.id().equals(id.orElse(null))).findFirst();
        Optional<Rank> rank = input.choice("rank", AuthorityRegister.DECIDING.toArray(Rank[]::new));
        if (row.isEmpty() || rank.isEmpty()) {
            return Optional.empty();
        }
        try {
            AmountRange amounts = AuthorityWords.amounts(input.line("above"), input.line("below"));
            return Optional.of(new RuleSimulation.Proposed(
                    row.get().body(), row.get().matterCode(), row.get().expenditureItem(), amounts, rank.get()));
        } catch (RowRefused refused) {
            input.refuse("above", refused.why());
            return Optional.empty();
        }
    }

    private Listing listing(
            FormInput input,
            List<Authority> table,
            Optional<RuleSimulation.Proposed> proposed,
            Paged<RuleSimulation.Moved> moved,
            Actor actor) {
        return new Listing(
                TITLE,
                MasterForms.crumbs(AuthorityController.LIST),
                proposed.map(each -> found(each, moved, actor)).orElse(LEAD),
                Optional.empty(),
                input.fill(List.of(
                        FormField.choice("row", new Text("事案・支出科目", "Matter and item"), kinds(table))
                                .orNone(new Text("選んでください", "Choose")),
                        FormField.line("above", new Text("金額（円以上）", "Amount from (yen)")),
                        FormField.line("below", new Text("金額（円未満）", "Amount below (yen)")),
                        FormField.choice(
                                "rank",
                                new Text("新しい決裁者", "Would be decided by"),
                                AuthorityRegister.DECIDING.toArray(Rank[]::new),
                                Rank::label))),
                new Table(
                        List.of(
                                new Text("案件", "Matter"),
                                new Text("決裁日", "Decided"),
                                new Text("金額（円）", "Amount (yen)"),
                                new Text("決裁区分（当時）", "Decided by then"),
                                new Text("変更後", "Then decided by"),
                                new Text("根拠", "Source")),
                        moved.items().stream()
                                .map(each -> cells(each, proposed.orElseThrow()))
                                .toList(),
                        new Text("決裁者が変わる案件はありません。", "No matter would go to somebody else.")),
                moved,
                List.of(),
                List.of(),
                Optional.empty());
    }

    private static List<FormField.Option> kinds(List<Authority> table) {
        var seen = new java.util.HashSet<List<Object>>();
        return table.stream()
                .filter(row -> seen.add(List.of(row.body(), row.matterCode(), row.expenditureItem())))
                .map(row -> new FormField.Option(
                        row.id().toString(),
                        Text.same((row.matterCode() + " " + row.matterName() + " " + row.expenditureItem()).strip())))
                .toList();
    }

    /** The figures of all matters are for those who keep the table; others learn how many of those that they may read move. */
    private Text found(RuleSimulation.Proposed proposed, Paged<RuleSimulation.Moved> moved, Actor actor) {
        Text rank = proposed.decides().label();
        if (!actor.may(ApprovalPermissions.RULES)) {
            return new Text(
                    "過去 12 か月に決裁された案件のうち、あなたが読めるもので決裁者が%sに変わるのは %,d 件です。".formatted(rank.ja(), moved.total()),
                    "Of the matters of the last twelve months that you may read, %,d would go to the %s."
                            .formatted(moved.total(), rank.en()));
        }
        RuleSimulation.Counts counts = simulation.count(proposed);
        return new Text(
                "過去 12 か月に決裁された %,d 件のうち %,d 件の決裁者が%sに変わります。下はそのうちあなたが読める %,d 件です。"
                        .formatted(counts.all(), counts.moved(), rank.ja(), moved.total()),
                "Of %,d matters decided in the last twelve months %,d would go to the %s. Below are the %,d that you may read."
                        .formatted(counts.all(), counts.moved(), rank.en(), moved.total()));
    }

    private static List<Cell> cells(RuleSimulation.Moved moved, RuleSimulation.Proposed proposed) {
        return List.of(
                new Cell.Link(
                        Text.same(moved.document().title()),
                        "/matters/" + moved.document().id().value()),
                moved.document().decidedOn().<Cell>map(Cell.Day::new).orElse(new Cell.Empty()),
                Cell.of(moved.amount().map("%,d"::formatted).orElse("")),
                Cell.of(moved.was().label()),
                Cell.of(proposed.decides().label()),
                Cell.of(moved.source()));
    }
}
