package org.fumikura.organization;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.fumikura.frame.Cell;
import org.fumikura.frame.Facts;
import org.fumikura.frame.Form;
import org.fumikura.frame.FormField;
import org.fumikura.frame.FormInput;
import org.fumikura.frame.Link;
import org.fumikura.frame.RouteRule;
import org.fumikura.frame.RouteRule.Audience;
import org.fumikura.frame.Table;
import org.fumikura.shared.NotFound;
import org.fumikura.shared.Text;
import org.fumikura.tenancy.CurrentMunicipality;
import org.fumikura.tenancy.Municipality;
import org.springframework.stereotype.Controller;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The municipality and its executive bodies. */
@Controller
class BodyController {

    private static final Text ENTER = new Text("執行機関を登録する", "Enter an executive body");

    private final ChartRows chart;
    private final OrganizationRegister register;
    private final MasterForms forms;
    private final ActTable acts;

    BodyController(ChartRows chart, OrganizationRegister register, MasterForms forms, ActTable acts) {
        this.chart = chart;
        this.register = register;
        this.forms = forms;
        this.acts = acts;
    }

    @GetMapping("/administration/bodies")
    @RouteRule(value = Audience.STAFF, needs = OrganizationPermissions.READ_MASTERS)
    ModelAndView overview(@RequestParam Optional<String> done, Actor actor, HttpServletRequest request) {
        Municipality municipality = CurrentMunicipality.of(request);
        List<Facts.Fact> facts = List.of(
                new Facts.Fact(new Text("自治体", "Municipality"), Cell.of(municipality.name())),
                new Facts.Fact(new Text("団体コード", "Local government code"), Cell.of(municipality.code())),
                new Facts.Fact(
                        new Text("区分", "Kind"),
                        municipality.sample()
                                ? new Cell.Tag(new Text("見本", "Sample"), "warn")
                                : Cell.of(new Text("本番", "In service"))));
        List<List<Cell>> rows = forms.read(chart::listBodies).stream()
                .map(body -> List.<Cell>of(
                        new Cell.Link(Text.same(body.code()), "/administration/bodies/" + body.id()),
                        Cell.of(body.name()),
                        new Cell.Link(new Text("開庁日・閉庁日", "Calendar"), "/administration/calendars?body=" + body.id())))
                .toList();
        var bodies = new Facts.Section(
                new Text("執行機関", "Executive bodies"),
                new Table(
                        List.of(new Text("コード", "Code"), new Text("名称", "Name"), new Text("開庁日・閉庁日", "Calendar")),
                        rows,
                        new Text("執行機関はまだ登録されていません。", "No executive body is entered yet.")),
                MasterForms.takeIn("bodies", OrganizationPermissions.ADMINISTER, actor),
                Optional.of("/administration/export/bodies"));
        return new ModelAndView(
                "frame/facts",
                "model",
                new Facts(
                        new Text("自治体・執行機関", "Municipality and bodies"),
                        List.of(MasterForms.ADMINISTRATION),
                        forms.done(done),
                        facts,
                        List.of(bodies),
                        actor.may(OrganizationPermissions.ADMINISTER)
                                ? List.of(new Link(ENTER, "/administration/bodies/new"))
                                : List.of()));
    }

    @GetMapping("/administration/bodies/{id}")
    @RouteRule(value = Audience.STAFF, needs = OrganizationPermissions.READ_MASTERS)
    ModelAndView show(@PathVariable UUID id, Actor actor) {
        return new ModelAndView("frame/facts", "model", forms.read(() -> {
            ChartRows.BodyLine body = chart.listBodies().stream()
                    .filter(each -> each.id().equals(id))
                    .findFirst()
                    .orElseThrow(() -> new NotFound("body", new Text("執行機関", "executive body"), id));
            return new Facts(
                    body.name(),
                    List.of(MasterForms.ADMINISTRATION),
                    Optional.empty(),
                    List.of(
                            new Facts.Fact(new Text("コード", "Code"), Cell.of(body.code())),
                            new Facts.Fact(
                                    new Text("名称", "Name"), Cell.of(body.name().ja())),
                            new Facts.Fact(
                                    new Text("英語名", "English name"),
                                    Cell.of(body.name().en()))),
                    List.of(roots(id, actor.horizon()), acts.of(id)),
                    List.of());
        }));
    }

    private Facts.Section roots(UUID body, Horizon horizon) {
        List<List<Cell>> rows = chart.units(forms.today(), "", horizon).all().stream()
                .filter(unit -> unit.body().equals(body) && unit.parent().isEmpty())
                .map(unit -> List.<Cell>of(
                        new Cell.Link(unit.name(), "/administration/units/" + unit.id()),
                        MasterForms.period(unit.validity())))
                .toList();
        return new Facts.Section(
                new Text("最上位の組織", "Its root units"),
                new Table(
                        List.of(new Text("名称", "Name"), new Text("期間", "Period")),
                        rows,
                        new Text("組織はまだ登録されていません。", "No unit is entered yet.")),
                List.of());
    }

    @GetMapping("/administration/bodies/new")
    @RouteRule(value = Audience.STAFF, needs = OrganizationPermissions.ADMINISTER)
    ModelAndView form() {
        return MasterForms.show(form(FormInput.of(new LinkedMultiValueMap<>()), Optional.empty()));
    }

    @PostMapping("/administration/bodies")
    @RouteRule(value = Audience.STAFF, needs = OrganizationPermissions.ADMINISTER)
    ModelAndView enter(@RequestParam MultiValueMap<String, String> fields, Actor actor) {
        FormInput input = FormInput.of(fields);
        String code = input.demanded("code");
        String name = input.demanded("name");
        String english = input.line("english");
        Runnable change = () -> register.enterBody(code, MasterForms.text(name, english), actor.doer());
        return forms.send(
                input,
                actor,
                Optional.of(change),
                "/administration/bodies?done=entered",
                refused -> form(input, refused));
    }

    private Form form(FormInput input, Optional<Text> refused) {
        return new Form(
                ENTER,
                List.of(MasterForms.ADMINISTRATION),
                new Text("登録した名称とコードは、あとから書き換えられません。", "Code and name can not be overwritten later."),
                "/administration/bodies",
                forms.key(input),
                new Text("登録する", "Enter"),
                false,
                input.fill(List.of(
                        FormField.line("code", new Text("コード", "Code")).demanded(),
                        FormField.line("name", new Text("名称", "Name")).demanded(),
                        FormField.line("english", new Text("英語名", "English name"))
                                .hint(new Text("空けておくと名称と同じになります。", "Left empty it is the name.")))),
                refused);
    }
}
