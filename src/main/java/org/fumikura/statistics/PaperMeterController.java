package org.fumikura.statistics;

import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.fumikura.frame.Cell;
import org.fumikura.frame.Forbidden;
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
import org.fumikura.organization.Organization;
import org.fumikura.organization.UnitId;
import org.fumikura.organization.UnitLevel;
import org.fumikura.shared.Paged;
import org.fumikura.shared.Text;
import org.springframework.stereotype.Controller;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Sheets of paper by section and month: looked at, entered, corrected. */
@Controller
class PaperMeterController {

    static final String PATH = "/statistics/paper-meter";
    static final Text TITLE = new Text("用紙の使用枚数", "Sheets of paper");

    private static final int MOST = 100_000_000;

    private final PaperMeter meter;
    private final UnitScopes scopes;
    private final Organization organization;
    private final MasterForms forms;

    PaperMeterController(PaperMeter meter, UnitScopes scopes, Organization organization, MasterForms forms) {
        this.meter = meter;
        this.scopes = scopes;
        this.organization = organization;
        this.forms = forms;
    }

    @GetMapping(PATH)
    @RouteRule(value = Audience.STAFF, needs = StatisticsPermissions.READ)
    ModelAndView list(@RequestParam Optional<String> done, @RequestParam(defaultValue = "1") int page, Actor actor) {
        Paged<List<Cell>> list = forms.read(() -> {
            UnitScope scope = scopes.of(actor, UnitLevel.SECTION, forms.today());
            Paged<PaperMeter.Sheets> found = Lists.page(meter.list(scope.units()), MasterForms.page(page));
            Map<UUID, Text> names = organization.unitNames(
                    found.items().stream().map(each -> each.unit().value()).toList());
            return found.map(each -> cells(each, names));
        });
        boolean office = actor.may(StatisticsPermissions.ENTER);
        return new ModelAndView(
                "frame/listing",
                "model",
                new Listing(
                        TITLE,
                        Lists.CRUMBS,
                        new Text(
                                "印刷機と複写機の計数を、課と月ごとに登録します。もう一度登録すると訂正になり、前の数は台帳に残ります。",
                                "What printers and copiers count, by section and month. Entering it again corrects it, and the ledger keeps what it was."),
                        forms.done(done),
                        List.of(),
                        new Table(
                                List.of(
                                        EnteredMonth.LABEL,
                                        new Text("組織", "Unit"),
                                        new Text("印刷（枚）", "Printed"),
                                        new Text("複写（枚）", "Copied")),
                                list.items(),
                                new Text("まだ登録されていません。", "Nothing was entered yet.")),
                        list,
                        actor.may(StatisticsPermissions.METER)
                                ? List.of(new Link(new Text("枚数を登録する", "Enter sheets"), PATH + "/new"))
                                : List.of(),
                        office
                                ? List.of(new Link(
                                        new Text("ファイルから取り込む", "Take in from a file"),
                                        "/administration/import/" + PaperMeterFile.CODE))
                                : List.of(),
                        office ? Optional.of("/administration/export/" + PaperMeterFile.CODE) : Optional.empty()));
    }

    private static List<Cell> cells(PaperMeter.Sheets sheets, Map<UUID, Text> names) {
        return List.of(
                Cell.of(Value.month(sheets.month()).shown()),
                Cell.of(names.getOrDefault(sheets.unit().value(), Text.same("—"))),
                Cell.of(Value.count(sheets.printed()).shown()),
                Cell.of(Value.count(sheets.copied()).shown()));
    }

    @GetMapping(PATH + "/new")
    @RouteRule(value = Audience.STAFF, needs = StatisticsPermissions.METER)
    ModelAndView form(Actor actor) {
        return MasterForms.show(entry(FormInput.of(new LinkedMultiValueMap<>()), actor, Optional.empty()));
    }

    @PostMapping(PATH)
    @RouteRule(value = Audience.STAFF, needs = StatisticsPermissions.METER)
    ModelAndView enter(@RequestParam MultiValueMap<String, String> fields, Actor actor) {
        FormInput input = FormInput.of(fields);
        Optional<UnitId> unit = input.demandedId("unit").map(UnitId::new);
        Optional<YearMonth> month = EnteredMonth.of(input, forms.today());
        int printed = input.number("printed", 0, MOST);
        int copied = input.number("copied", 0, MOST);
        if (unit.filter(each -> !actor.may(StatisticsPermissions.METER, each)).isPresent()) {
            throw new Forbidden(
                    new Text("この組織の枚数は登録できません。", "You may not enter sheets of this unit."),
                    new Text("何も登録していません。その課の文書取扱主任に頼んでください。", "Nothing was entered. Please ask its records clerk."));
        }
        return forms.send(
                input,
                actor,
                unit.flatMap(each -> month.map(
                        at -> () -> meter.enter(new PaperMeter.Sheets(each, at, printed, copied), actor.doer()))),
                PATH + "?done=entered",
                refused -> entry(input, actor, refused));
    }

    private Form entry(FormInput input, Actor actor, Optional<Text> refused) {
        List<FormField.Option> units = forms.read(() -> organization.listUnits(forms.today())).stream()
                .filter(unit -> unit.level() == UnitLevel.SECTION && actor.may(StatisticsPermissions.METER, unit.id()))
                .map(unit -> new FormField.Option(unit.id().value().toString(), unit.name()))
                .toList();
        return new Form(
                new Text("用紙の枚数を登録する", "Enter sheets of paper"),
                Lists.crumbs(new Link(TITLE, PATH)),
                new Text(
                        "面数ではなく用紙の枚数です。同じ課と月の登録があれば訂正します。",
                        "Sheets, not sides. What is entered for the same section and month is corrected."),
                PATH,
                forms.key(input),
                new Text("登録する", "Enter"),
                false,
                input.fill(List.of(
                        FormField.choice("unit", new Text("課", "Section"), units)
                                .demanded(),
                        FormField.day("month", EnteredMonth.LABEL).demanded().hint(EnteredMonth.HINT),
                        FormField.line("printed", new Text("印刷（枚）", "Printed")).demanded(),
                        FormField.line("copied", new Text("複写（枚）", "Copied")).demanded())),
                refused);
    }
}
