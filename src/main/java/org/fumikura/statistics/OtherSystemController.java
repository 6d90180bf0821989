package org.fumikura.statistics;

import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
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
import org.fumikura.organization.MasterForms;
import org.fumikura.shared.Paged;
import org.fumikura.shared.Text;
import org.springframework.stereotype.Controller;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** What other systems decided, month by month: looked at, entered, corrected. */
@Controller
class OtherSystemController {

    static final String PATH = "/statistics/other-systems";
    static final Text TITLE = new Text("ほかの仕組みの決裁件数", "Decisions in other systems");
    static final Text TOO_MANY = new Text("「うち電子」が「決裁」より多くなっています。", "More are electronic than were decided at all.");

    private static final int MOST = 100_000_000;

    private final OtherSystems systems;
    private final MasterForms forms;

    OtherSystemController(OtherSystems systems, MasterForms forms) {
        this.systems = systems;
        this.forms = forms;
    }

    @GetMapping(PATH)
    @RouteRule(value = Audience.STAFF, needs = StatisticsPermissions.READ)
    ModelAndView list(@RequestParam Optional<String> done, @RequestParam(defaultValue = "1") int page, Actor actor) {
        List<OtherSystems.Count> all = forms.read(systems::list);
        Paged<List<Cell>> list = Lists.page(all, MasterForms.page(page)).map(OtherSystemController::cells);
        boolean enters = actor.may(StatisticsPermissions.ENTER);
        return new ModelAndView(
                "frame/listing",
                "model",
                new Listing(
                        TITLE,
                        Lists.CRUMBS,
                        new Text(
                                "財務会計・庶務事務などの仕組みで決裁した件数です。全庁率に使います。同じ仕組みと月をもう一度登録すると訂正になり、前の数は台帳に残ります。",
                                "What financial and other systems decided; the rate of the whole office uses it. Entering a system and month again corrects it, and the ledger keeps what it was."),
                        forms.done(done),
                        List.of(),
                        new Table(
                                List.of(
                                        EnteredMonth.LABEL,
                                        new Text("仕組み", "System"),
                                        new Text("決裁", "Decided"),
                                        new Text("うち電子", "Electronic"),
                                        new Text("電子の率", "Share")),
                                list.items(),
                                new Text("まだ登録されていません。", "Nothing was entered yet.")),
                        list,
                        enters ? List.of(new Link(new Text("件数を登録する", "Enter figures"), PATH + "/new")) : List.of(),
                        enters
                                ? List.of(new Link(
                                        new Text("ファイルから取り込む", "Take in from a file"),
                                        "/administration/import/" + OtherSystemFile.CODE))
                                : List.of(),
                        Optional.of("/administration/export/" + OtherSystemFile.CODE)));
    }

    private static List<Cell> cells(OtherSystems.Count count) {
        return List.of(
                Cell.of(Value.month(count.month()).shown()),
                Cell.of(count.system()),
                Cell.of(Value.count(count.decided()).shown()),
                Cell.of(Value.count(count.electronic()).shown()),
                Cell.of(Value.share(count.electronic(), count.decided()).shown()));
    }

    @GetMapping(PATH + "/new")
    @RouteRule(value = Audience.STAFF, needs = StatisticsPermissions.ENTER)
    ModelAndView form() {
        return MasterForms.show(entry(FormInput.of(new LinkedMultiValueMap<>()), Optional.empty()));
    }

    @PostMapping(PATH)
    @RouteRule(value = Audience.STAFF, needs = StatisticsPermissions.ENTER)
    ModelAndView enter(@RequestParam MultiValueMap<String, String> fields, Actor actor) {
        FormInput input = FormInput.of(fields);
        String system = input.demanded("system");
        Optional<YearMonth> month = EnteredMonth.of(input, forms.today());
        int decided = input.number("decided", 0, MOST);
        int electronic = input.number("electronic", 0, MOST);
        if (electronic > decided) {
            input.refuse("electronic", TOO_MANY);
        }
        return forms.send(
                input,
                actor,
                month.map(each ->
                        () -> systems.enter(new OtherSystems.Count(system, each, decided, electronic), actor.doer())),
                PATH + "?done=entered",
                refused -> entry(input, refused));
    }

    private Form entry(FormInput input, Optional<Text> refused) {
        return new Form(
                new Text("ほかの仕組みの件数を登録する", "Enter what another system decided"),
                Lists.crumbs(new Link(TITLE, PATH)),
                new Text(
                        "その月に決裁した件数を、仕組みの名称ごとに登録します。同じ仕組みと月の登録があれば訂正します。",
                        "How many it decided in the month. What is entered for the same system and month is corrected."),
                PATH,
                forms.key(input),
                new Text("登録する", "Enter"),
                false,
                input.fill(List.of(
                        FormField.line("system", new Text("仕組みの名称", "System"))
                                .demanded()
                                .hint(new Text("例 財務会計システム", "e.g. financial system")),
                        FormField.day("month", EnteredMonth.LABEL).demanded().hint(EnteredMonth.HINT),
                        FormField.line("decided", new Text("決裁", "Decided")).demanded(),
                        FormField.line("electronic", new Text("うち電子", "Of them electronic"))
                                .demanded())),
                refused);
    }
}
