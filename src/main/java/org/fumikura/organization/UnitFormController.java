package org.fumikura.organization;

import static org.fumikuradb.organization.Tables.UNIT;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.fumikura.frame.Form;
import org.fumikura.frame.FormField;
import org.fumikura.frame.FormInput;
import org.fumikura.frame.Link;
import org.fumikura.frame.RouteRule;
import org.fumikura.frame.RouteRule.Audience;
import org.fumikura.shared.NotFound;
import org.fumikura.shared.Text;
import org.springframework.stereotype.Controller;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Enters units and ends them. */
@Controller
class UnitFormController {

    private final ChartRows chart;
    private final OrganizationRegister register;
    private final MasterForms forms;

    UnitFormController(ChartRows chart, OrganizationRegister register, MasterForms forms) {
        this.chart = chart;
        this.register = register;
        this.forms = forms;
    }

    @GetMapping("/administration/units/new")
    @RouteRule(value = Audience.STAFF, needs = OrganizationPermissions.ADMINISTER)
    ModelAndView form(@RequestParam MultiValueMap<String, String> asked) {
        asked.add("from", MasterForms.typed(forms.today()));
        asked.add("ordinal", "0");
        asked.add("level", UnitLevel.SECTION.name());
        return MasterForms.show(entry(FormInput.of(asked), Optional.empty()));
    }

    @PostMapping("/administration/units")
    @RouteRule(value = Audience.STAFF, needs = OrganizationPermissions.ADMINISTER)
    ModelAndView enter(@RequestParam MultiValueMap<String, String> fields, Actor actor) {
        FormInput input = FormInput.of(fields);
        Optional<Runnable> change = read(input).map(unit -> () -> register.enterUnit(unit, actor.doer()));
        return forms.send(input, actor, change, "/administration/units?done=entered", refused -> entry(input, refused));
    }

    private Optional<OrganizationRegister.NewUnit> read(FormInput input) {
        Optional<UUID> parent = input.id("parent");
        Optional<LocalDate> from = input.demandedDay("from", forms.today());
        Optional<UnitLevel> level = input.choice("level", UnitLevel.values());
        String code = input.demanded("code");
        Text name =
                MasterForms.text(input.demanded("name").isEmpty() ? "—" : input.line("name"), input.line("english"));
        int ordinal = input.number("ordinal", 0, 999_999);
        Optional<BodyId> body = parent.isPresent()
                ? bodyOf(parent.get())
                : input.demandedId("body").map(BodyId::new);
        if (!input.isFine() || from.isEmpty() || level.isEmpty() || body.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new OrganizationRegister.NewUnit(
                body.get(),
                parent.map(UnitId::new),
                code,
                level.get(),
                name,
                input.line("sign"),
                ordinal,
                Validity.from(from.get())));
    }

    private Optional<BodyId> bodyOf(UUID unit) {
        return forms.read(
                () -> chart.unitsEver(UNIT.ID.eq(unit)).stream().findFirst().map(line -> new BodyId(line.body())));
    }

    private Form entry(FormInput input, Optional<Text> refused) {
        List<FormField> fields = List.of(
                FormField.choice("parent", new Text("上の組織", "Above it"), units(forms.today()))
                        .orNone(new Text("なし（執行機関の最上位）", "None: the root of a body")),
                FormField.choice("body", new Text("執行機関", "Executive body"), bodies())
                        .hint(new Text("上の組織を選んだときは、その執行機関になります。", "With a unit above it, that unit’s.")),
                FormField.line("code", new Text("組織コード", "Code")).demanded(),
                FormField.choice("level", new Text("階層", "Level"), UnitLevel.values(), UnitLevel::label)
                        .demanded(),
                FormField.line("name", new Text("名称", "Name")).demanded(),
                FormField.line("english", new Text("英語名", "English name")),
                FormField.line("sign", new Text("文書記号", "Sign"))
                        .hint(new Text("文書番号に入る字。例 情", "Its part of a document number, e.g. 情")),
                FormField.line("ordinal", new Text("並び順", "Order"))
                        .hint(new Text("組織図での順番を数字で。", "Its place in the chart, as a number.")),
                FormField.day("from", new Text("設置の日", "First day")).demanded());
        return new Form(
                new Text("組織を登録する", "Enter a unit"),
                MasterForms.crumbs(UnitController.LIST),
                new Text(
                        "登録したあとは書き換えられません。変えるときは廃止し、新しく登録します。",
                        "It is never overwritten: to change it, end it and enter another."),
                "/administration/units",
                forms.key(input),
                new Text("登録する", "Enter"),
                false,
                input.fill(fields),
                refused);
    }

    private List<FormField.Option> bodies() {
        return forms.read(chart::listBodies).stream()
                .map(body -> new FormField.Option(body.id().toString(), body.name()))
                .toList();
    }

    private List<FormField.Option> units(LocalDate on) {
        return options(forms.read(() -> chart.units(on, "").all()));
    }

    /** Units to choose from, in the order of the chart. */
    static List<FormField.Option> options(List<ChartRows.UnitLine> units) {
        return units.stream()
                .map(unit -> new FormField.Option(
                        unit.id().toString(),
                        new Text(
                                unit.code() + "　" + unit.name().ja(),
                                unit.code() + " " + unit.name().en())))
                .toList();
    }

    @GetMapping("/administration/units/{id}/end")
    @RouteRule(value = Audience.STAFF, needs = OrganizationPermissions.ADMINISTER)
    ModelAndView endForm(@PathVariable UUID id) {
        return MasterForms.show(end(get(id), FormInput.of(new LinkedMultiValueMap<>()), Optional.empty()));
    }

    @PostMapping("/administration/units/{id}/end")
    @RouteRule(value = Audience.STAFF, needs = OrganizationPermissions.ADMINISTER)
    ModelAndView end(@PathVariable UUID id, @RequestParam MultiValueMap<String, String> fields, Actor actor) {
        ChartRows.UnitLine unit = get(id);
        FormInput input = FormInput.of(fields);
        Optional<LocalDate> last = input.demandedDay("last", forms.today());
        Optional<OrganizationRegister.Successors> successors = successors(input);
        Optional<Runnable> change = last.flatMap(
                day -> successors.map(heirs -> () -> register.endUnit(new UnitId(id), day, heirs, actor.doer())));
        return forms.send(
                input, actor, change, "/administration/units?done=ended", refused -> end(unit, input, refused));
    }

    private static Optional<OrganizationRegister.Successors> successors(FormInput input) {
        Optional<UnitId> files = input.demandedId("files").map(UnitId::new);
        Optional<UnitId> numbers = input.demandedId("numbers").map(UnitId::new);
        Optional<UnitId> open = input.demandedId("open").map(UnitId::new);
        return files.flatMap(f -> numbers.flatMap(n -> open.map(o -> new OrganizationRegister.Successors(f, n, o))));
    }

    private ChartRows.UnitLine get(UUID id) {
        return forms.read(() -> chart.unitsEver(UNIT.ID.eq(id))).stream()
                .findFirst()
                .orElseThrow(() -> new NotFound("unit", new Text("組織", "unit"), id));
    }

    private Form end(ChartRows.UnitLine unit, FormInput input, Optional<Text> refused) {
        Text choose = new Text("選んでください", "Choose");
        List<FormField.Option> others =
                options(forms.read(() -> chart.unitsEver(UNIT.ID.ne(unit.id()).and(UNIT.VALID.isNotNull()))).stream()
                        .filter(other -> other.validity().last().isEmpty())
                        .toList());
        return new Form(
                new Text(unit.name().ja() + "を廃止する", "End " + unit.name().en()),
                MasterForms.crumbs(UnitController.LIST, new Link(unit.name(), "/administration/units/" + unit.id())),
                new Text(
                        "下の組織を先に廃止してください。内の職は一緒に廃止され、あて先になっている案件は、未完結の文書の承継先にある同じ名称の職（なければ長）が処理します。簿冊・番号・未完結の文書は、翌日から承継先のものになります。",
                        "End the units below before. Its posts end with it; what is asked of them goes to the posts of the same name, or else the head, of the successor of its open documents. From the next day on its successors have what it had."),
                "/administration/units/" + unit.id() + "/end",
                forms.key(input),
                new Text("廃止する", "End it"),
                true,
                input.fill(List.of(
                        FormField.day("last", new Text("最後の日", "Last day")).demanded(),
                        FormField.choice("files", new Text("簿冊の承継先", "Successor of its files"), others)
                                .orNone(choose)
                                .demanded(),
                        FormField.choice("numbers", new Text("番号の承継先", "Successor of its numbers"), others)
                                .orNone(choose)
                                .demanded(),
                        FormField.choice("open", new Text("未完結の文書の承継先", "Successor of its open documents"), others)
                                .orNone(choose)
                                .demanded())),
                refused);
    }
}
