package org.fumikura.approval;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.fumikura.frame.Cell;
import org.fumikura.frame.Form;
import org.fumikura.frame.FormField;
import org.fumikura.frame.FormInput;
import org.fumikura.frame.Link;
import org.fumikura.frame.Listing;
import org.fumikura.frame.RouteRule;
import org.fumikura.frame.RouteRule.Audience;
import org.fumikura.frame.Table;
import org.fumikura.organization.Actor;
import org.fumikura.organization.BodyId;
import org.fumikura.organization.MasterForms;
import org.fumikura.organization.Organization;
import org.fumikura.organization.Validity;
import org.fumikura.shared.PageRequest;
import org.fumikura.shared.Paged;
import org.fumikura.shared.Text;
import org.springframework.stereotype.Controller;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The rules about matters that wait too long; a new one takes the place of the one before, which is never overwritten. */
@Controller
class StagnationController {

    private static final Link LIST = new Link(new Text("滞留の基準", "Waiting too long"), ApprovalAdministration.STAGNATION);

    private static final String RULE = "rule";
    private static final String NOTHING = "nothing";

    private final StagnationRules rules;
    private final Organization organization;
    private final MasterForms forms;

    StagnationController(StagnationRules rules, Organization organization, MasterForms forms) {
        this.rules = rules;
        this.organization = organization;
        this.forms = forms;
    }

    @GetMapping(ApprovalAdministration.STAGNATION)
    @RouteRule(value = Audience.STAFF, needs = ApprovalPermissions.READ_RULES)
    ModelAndView list(@RequestParam Optional<String> done, Actor actor) {
        Map<BodyId, String> codes = forms.read(this::codes);
        List<List<Cell>> rows =
                forms.read(rules::list).stream().map(rule -> row(rule, codes)).toList();
        return new ModelAndView(
                "frame/listing",
                "model",
                new Listing(
                        LIST.label(),
                        MasterForms.crumbs(),
                        new Text(
                                "回付がこの日数（開庁日）を超えて止まると知らせます。基準がない執行機関では知らせません。",
                                "Who is told when a matter waits longer than so many open days. A body without a rule tells nobody."),
                        forms.done(done),
                        List.of(),
                        new Table(
                                List.of(
                                        new Text("執行機関", "Executive body"),
                                        new Text("番の人へ", "Who is asked"),
                                        new Text("上の組織の長へ", "The head above"),
                                        new Text("不在のとき", "When nobody is there"),
                                        new Text("根拠", "Source"),
                                        new Text("期間", "In force")),
                                rows,
                                new Text("滞留の基準はまだありません。", "There is no rule yet.")),
                        new Paged<>(rows, rows.size(), new PageRequest(1, PageRequest.MAX_SIZE)),
                        actor.may(ApprovalPermissions.RULES)
                                ? List.of(new Link(new Text("基準を登録する", "Enter a rule"), LIST.path() + "/new"))
                                : List.of(),
                        List.of(),
                        Optional.empty()));
    }

    private Map<BodyId, String> codes() {
        return organization.bodiesByCode().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getValue, Map.Entry::getKey));
    }

    private static List<Cell> row(StagnationRule rule, Map<BodyId, String> codes) {
        return List.of(
                Cell.of(codes.getOrDefault(rule.body(), "")),
                days(rule.remindAfter()),
                days(rule.escalateAfter()),
                days(rule.absentAfter()),
                Cell.of(rule.source()),
                new Cell.Period(rule.validity().first(), rule.validity().last()));
    }

    private static Cell days(int days) {
        return Cell.of(new Text(days + "日を超えたとき", "after " + days + " days"));
    }

    @GetMapping(ApprovalAdministration.STAGNATION + "/new")
    @RouteRule(value = Audience.STAFF, needs = ApprovalPermissions.RULES)
    ModelAndView form() {
        var begun = new LinkedMultiValueMap<String, String>();
        begun.add("what", RULE);
        begun.add("remind", "3");
        begun.add("escalate", "5");
        begun.add("absent", "1");
        return MasterForms.show(form(FormInput.of(begun), Optional.empty()));
    }

    @PostMapping(ApprovalAdministration.STAGNATION)
    @RouteRule(value = Audience.STAFF, needs = ApprovalPermissions.RULES)
    ModelAndView enter(@RequestParam MultiValueMap<String, String> fields, Actor actor) {
        FormInput input = FormInput.of(fields);
        Optional<UUID> body = input.demandedId("body");
        Optional<LocalDate> from = input.demandedDay("from", forms.today());
        if (from.filter(forms.today()::isAfter).isPresent()) {
            input.refuse("from", new Text("今日以後の日を入力してください。", "Enter today or a later day."));
        }
        Optional<Runnable> change = NOTHING.equals(input.line("what"))
                ? ending(input, body.map(BodyId::new), from, actor)
                : entering(input, body.map(BodyId::new), from, actor);
        return forms.send(
                input,
                actor,
                change,
                LIST.path() + "?done=" + (NOTHING.equals(input.line("what")) ? "ended" : "entered"),
                refused -> form(input, refused),
                StagnationRules::refusal);
    }

    private Optional<Runnable> ending(FormInput input, Optional<BodyId> body, Optional<LocalDate> from, Actor actor) {
        String source = input.demanded("source");
        return body.flatMap(of -> from.map(day -> () -> rules.end(of, day, source, actor.doer())));
    }

    private Optional<Runnable> entering(FormInput input, Optional<BodyId> body, Optional<LocalDate> from, Actor actor) {
        int remind = input.number("remind", 1, 60);
        int escalate = input.number("escalate", 1, 90);
        int absent = input.number("absent", 0, 30);
        String source = input.demanded("source");
        if (escalate <= remind) {
            StagnationRules.refusal("escalated_later").ifPresent(why -> input.refuse("escalate", why));
        }
        if (body.flatMap(of -> from.flatMap(first -> forms.read(() -> rules.find(of, first))
                        .filter(present -> present.validity().first().equals(first))))
                .isPresent()) {
            StagnationRules.refusal("one_stagnation_rule").ifPresent(why -> input.refuse("from", why));
        }
        return body.flatMap(of -> from.map(first -> () -> rules.enter(
                new StagnationRule(rules.newId(), of, remind, escalate, absent, source, Validity.from(first)),
                actor.doer())));
    }

    private Form form(FormInput input, Optional<Text> refused) {
        List<FormField.Option> bodies = forms.read(organization::bodiesByCode).entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(each -> new FormField.Option(each.getValue().value().toString(), Text.same(each.getKey())))
                .toList();
        return new Form(
                new Text("滞留の基準を登録する", "Enter a rule about waiting"),
                MasterForms.crumbs(LIST),
                new Text(
                        "いまの基準は始まりの日の前日で終わります。日数は執行機関の開庁日で数えます。",
                        "The present rule ends the day before. Days are open days of the body."),
                LIST.path(),
                forms.key(input),
                new Text("登録する", "Enter"),
                false,
                input.fill(List.of(
                        FormField.choice("body", new Text("執行機関", "Executive body"), bodies)
                                .demanded(),
                        FormField.day("from", new Text("始まりの日", "From")).demanded(),
                        FormField.choice(
                                        "what",
                                        new Text("その日から", "From that day on"),
                                        List.of(
                                                new FormField.Option(
                                                        RULE,
                                                        new Text("下の日数で知らせる", "people are told after the days below")),
                                                new FormField.Option(
                                                        NOTHING,
                                                        new Text(
                                                                "知らせない（いまの基準を終える）",
                                                                "nobody is told: the present rule ends"))))
                                .demanded(),
                        FormField.line("remind", new Text("番の人に知らせる日数", "Days until who is asked is reminded"))
                                .demanded(),
                        FormField.line("escalate", new Text("上の組織の長に知らせる日数", "Days until the head above is told"))
                                .demanded(),
                        FormField.line(
                                        "absent",
                                        new Text(
                                                "不在で代わる人がいないとき、起案者と文書取扱主任に知らせる日数",
                                                "Days with nobody there until drafter and clerk are told"))
                                .demanded(),
                        FormField.line("source", new Text("根拠", "Source"))
                                .demanded()
                                .hint(new Text("例 文書管理規程 第12条", "e.g. article 12 of the rules of documents")))),
                refused);
    }
}
