package org.fumikura.statistics;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.fumikura.frame.Cell;
import org.fumikura.frame.Facts;
import org.fumikura.frame.Form;
import org.fumikura.frame.FormField;
import org.fumikura.frame.FormInput;
import org.fumikura.frame.Link;
import org.fumikura.frame.Listing;
import org.fumikura.frame.RouteRule;
import org.fumikura.frame.RouteRule.Audience;
import org.fumikura.frame.Table;
import org.fumikura.organization.ActTable;
import org.fumikura.organization.Actor;
import org.fumikura.organization.MasterForms;
import org.fumikura.organization.Organization;
import org.fumikura.organization.UnitId;
import org.fumikura.shared.NotFound;
import org.fumikura.shared.Paged;
import org.fumikura.shared.Text;
import org.fumikura.statistics.SealForms.Basis;
import org.fumikura.statistics.SealForms.Decision;
import org.fumikura.statistics.SealForms.Purpose;
import org.fumikura.statistics.SealForms.SealForm;
import org.fumikura.statistics.SealForms.Stamper;
import org.springframework.stereotype.Controller;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The inventory of seal columns: the list, one form, entering and changing it. */
@Controller
class SealFormController {

    static final String PATH = "/statistics/seal-forms";
    static final Text TITLE = new Text("押印欄の棚卸し", "Inventory of seal columns");

    private static final Link LIST = new Link(TITLE, PATH);

    private final SealForms seals;
    private final Organization organization;
    private final MasterForms forms;
    private final ActTable acts;

    SealFormController(SealForms seals, Organization organization, MasterForms forms, ActTable acts) {
        this.seals = seals;
        this.organization = organization;
        this.forms = forms;
        this.acts = acts;
    }

    @GetMapping(PATH)
    @RouteRule(value = Audience.STAFF, needs = StatisticsPermissions.READ)
    ModelAndView list(
            @RequestParam(defaultValue = "") String q,
            @RequestParam Optional<String> done,
            @RequestParam(defaultValue = "1") int page,
            Actor actor) {
        String words = q.strip();
        Paged<List<Cell>> list = forms.read(() -> {
            Paged<SealForms.Line> found = Lists.page(
                    seals.list().stream()
                            .filter(line -> line.form().form().contains(words)
                                    || line.form().code().contains(words))
                            .toList(),
                    MasterForms.page(page));
            Map<UUID, Text> names = organization.unitNames(found.items().stream()
                    .map(line -> line.form().unit().value())
                    .toList());
            return found.map(line -> cells(line, names));
        });
        boolean enters = actor.may(StatisticsPermissions.ENTER);
        return new ModelAndView(
                "frame/listing",
                "model",
                new Listing(
                        TITLE,
                        Lists.CRUMBS,
                        new Text(
                                "押印欄のある様式と、それをどうするかの判断です。進み具合は統計の「押印の見直し」にあります。",
                                "Forms with a seal column, and what is to become of it. How far it has come stands among the figures."),
                        forms.done(done),
                        List.of(FormField.line("q", new Text("コード・様式の一部", "Part of code or form"))
                                .value(q)),
                        new Table(
                                List.of(
                                        SealFormFile.CODE,
                                        SealFormFile.FORM,
                                        new Text("所管", "Owner"),
                                        new Text("根拠", "Basis"),
                                        new Text("押す人", "Who stamps"),
                                        new Text("目的", "Purpose"),
                                        new Text("判断", "Decision"),
                                        new Text("判断の日", "Decided on")),
                                list.items(),
                                new Text("当てはまる様式はありません。", "There is no such form.")),
                        list,
                        enters ? List.of(new Link(new Text("様式を登録する", "Enter a form"), PATH + "/new")) : List.of(),
                        enters
                                ? List.of(new Link(
                                        new Text("ファイルから取り込む", "Take in from a file"),
                                        "/administration/import/" + SealFormFile.NAME))
                                : List.of(),
                        Optional.of("/administration/export/" + SealFormFile.NAME)));
    }

    private static List<Cell> cells(SealForms.Line line, Map<UUID, Text> names) {
        SealForm form = line.form();
        return List.of(
                new Cell.Link(Text.same(form.code()), PATH + "/" + line.id()),
                Cell.of(form.form()),
                Cell.of(names.getOrDefault(form.unit().value(), Text.same("—"))),
                Cell.of(form.basis().label()),
                Cell.of(form.stamper().label()),
                Cell.of(form.purpose().label()),
                new Cell.Tag(form.decision().label(), form.decision() == Decision.OPEN ? "warn" : "quiet"),
                form.decidedOn().<Cell>map(Cell.Day::new).orElseGet(Cell.Empty::new));
    }

    @GetMapping(PATH + "/{id}")
    @RouteRule(value = Audience.STAFF, needs = StatisticsPermissions.READ)
    ModelAndView show(@PathVariable UUID id, Actor actor) {
        return new ModelAndView("frame/facts", "model", forms.read(() -> {
            SealForm form = get(id).form();
            Text unit = organization
                    .unitNames(List.of(form.unit().value()))
                    .getOrDefault(form.unit().value(), Text.same("—"));
            return new Facts(
                    Text.same(form.code() + " " + form.form()),
                    Lists.crumbs(LIST),
                    Optional.empty(),
                    List.of(
                            new Facts.Fact(new Text("所管", "Owner"), Cell.of(unit)),
                            new Facts.Fact(
                                    new Text("根拠の種類", "Kind of basis"),
                                    Cell.of(form.basis().label())),
                            new Facts.Fact(new Text("根拠", "Source"), Cell.of(form.source())),
                            new Facts.Fact(
                                    new Text("押す人", "Who stamps"),
                                    Cell.of(form.stamper().label())),
                            new Facts.Fact(
                                    new Text("目的", "Purpose"),
                                    Cell.of(form.purpose().label())),
                            new Facts.Fact(
                                    new Text("判断", "Decision"),
                                    Cell.of(form.decision().label())),
                            new Facts.Fact(
                                    new Text("判断の日", "Decided on"),
                                    form.decidedOn().<Cell>map(Cell.Day::new).orElseGet(Cell.Empty::new))),
                    List.of(acts.of(id)),
                    actor.may(StatisticsPermissions.ENTER)
                            ? List.of(new Link(new Text("変更する…", "Change it…"), PATH + "/" + id + "/change"))
                            : List.of());
        }));
    }

    /** @throws NotFound when there is no such form */
    private SealForms.Line get(UUID id) {
        return seals.find(id).orElseThrow(() -> new NotFound("seal-form", new Text("様式", "form"), id));
    }

    @GetMapping(PATH + "/new")
    @RouteRule(value = Audience.STAFF, needs = StatisticsPermissions.ENTER)
    ModelAndView form() {
        return MasterForms.show(entry(
                FormInput.of(new LinkedMultiValueMap<>()), new Text("様式を登録する", "Enter a form"), Optional.empty()));
    }

    @GetMapping(PATH + "/{id}/change")
    @RouteRule(value = Audience.STAFF, needs = StatisticsPermissions.ENTER)
    ModelAndView change(@PathVariable UUID id) {
        SealForm form = forms.read(() -> get(id)).form();
        var begun = new LinkedMultiValueMap<String, String>();
        begun.add("code", form.code());
        begun.add("form", form.form());
        begun.add("unit", form.unit().value().toString());
        begun.add("basis", form.basis().name());
        begun.add("source", form.source());
        begun.add("stamper", form.stamper().name());
        begun.add("purpose", form.purpose().name());
        begun.add("decision", form.decision().name());
        form.decidedOn().map(MasterForms::typed).ifPresent(day -> begun.add("decidedOn", day));
        return MasterForms.show(
                entry(FormInput.of(begun), new Text(form.form() + "を変更する", "Change " + form.form()), Optional.empty()));
    }

    @PostMapping(PATH)
    @RouteRule(value = Audience.STAFF, needs = StatisticsPermissions.ENTER)
    ModelAndView enter(@RequestParam MultiValueMap<String, String> fields, Actor actor) {
        FormInput input = FormInput.of(fields);
        Optional<SealForm> form = read(input);
        return forms.send(
                input,
                actor,
                form.map(each -> () -> seals.enter(each, actor.doer())),
                PATH + "?done=entered",
                refused -> entry(input, new Text("様式を登録する", "Enter a form"), refused));
    }

    private Optional<SealForm> read(FormInput input) {
        String code = input.demanded("code");
        String name = input.demanded("form");
        Optional<UUID> unit = input.demandedId("unit");
        Optional<Basis> basis = input.choice("basis", Basis.values());
        Optional<Stamper> stamper = input.choice("stamper", Stamper.values());
        Optional<Purpose> purpose = input.choice("purpose", Purpose.values());
        Optional<Decision> decision = input.choice("decision", Decision.values());
        Optional<LocalDate> decidedOn = input.day("decidedOn", forms.today());
        if (code.length() > 40) {
            input.refuse("code", new Text("40字以内で入力してください。", "At most 40 characters."));
        }
        if (decision.isPresent() && (decision.get() == Decision.OPEN) == decidedOn.isPresent()) {
            input.refuse("decidedOn", SealFormFile.DATED);
        }
        if (!input.isFine()) {
            return Optional.empty();
        }
        return Optional.of(new SealForm(
                code,
                name,
                new UnitId(unit.orElseThrow()),
                basis.orElseThrow(),
                input.line("source"),
                stamper.orElseThrow(),
                purpose.orElseThrow(),
                decision.orElseThrow(),
                decidedOn));
    }

    private Form entry(FormInput input, Text title, Optional<Text> refused) {
        List<FormField.Option> units = forms.read(() -> organization.listUnits(forms.today())).stream()
                .map(unit -> new FormField.Option(unit.id().value().toString(), unit.name()))
                .toList();
        return new Form(
                title,
                Lists.crumbs(LIST),
                new Text(
                        "同じコードの登録があれば、その内容を書き換えます。前の判断は台帳に残ります。",
                        "An entry of the same code is changed; the ledger keeps what was decided before."),
                PATH,
                forms.key(input),
                new Text("登録する", "Enter"),
                false,
                input.fill(List.of(
                        FormField.line("code", SealFormFile.CODE).demanded(),
                        FormField.line("form", SealFormFile.FORM).demanded(),
                        FormField.choice("unit", new Text("所管", "Owner"), units).demanded(),
                        FormField.choice("basis", new Text("根拠の種類", "Kind of basis"), Basis.values(), Basis::label)
                                .demanded(),
                        FormField.line("source", new Text("根拠", "Source"))
                                .hint(new Text("例 ○○規則第5条", "e.g. article 5 of a rule")),
                        FormField.choice("stamper", new Text("押す人", "Who stamps"), Stamper.values(), Stamper::label)
                                .demanded(),
                        FormField.choice("purpose", new Text("目的", "Purpose"), Purpose.values(), Purpose::label)
                                .demanded(),
                        FormField.choice("decision", new Text("判断", "Decision"), Decision.values(), Decision::label)
                                .demanded(),
                        FormField.day("decidedOn", new Text("判断の日", "Decided on")))),
                refused);
    }
}
