package org.fumikura.organization;

import static org.fumikuradb.organization.Tables.ROLE_GRANT;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.fumikura.frame.Cell;
import org.fumikura.frame.Form;
import org.fumikura.frame.FormField;
import org.fumikura.frame.FormInput;
import org.fumikura.frame.Link;
import org.fumikura.frame.Listing;
import org.fumikura.frame.RouteRule;
import org.fumikura.frame.RouteRule.Audience;
import org.fumikura.frame.Table;
import org.fumikura.shared.NotFound;
import org.fumikura.shared.Paged;
import org.fumikura.shared.Text;
import org.springframework.stereotype.Controller;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Which post may do what on a date; granting and revoking. */
@Controller
class RoleController {

    static final Link LIST = new Link(new Text("権限", "Roles"), "/administration/roles");

    private final ChartRows chart;
    private final StaffRows rows;
    private final StaffRegister register;
    private final MasterForms forms;

    RoleController(ChartRows chart, StaffRows rows, StaffRegister register, MasterForms forms) {
        this.chart = chart;
        this.rows = rows;
        this.register = register;
        this.forms = forms;
    }

    /** The way to revoke a role, as long as no end of it is known. */
    static Cell end(StaffRows.GrantLine line, Actor actor) {
        return line.validity().last().isPresent() || !actor.may(OrganizationPermissions.ADMINISTER)
                ? new Cell.Empty()
                : new Cell.Link(new Text("取り消す…", "Revoke…"), "/administration/roles/" + line.id() + "/end");
    }

    @GetMapping("/administration/roles")
    @RouteRule(value = Audience.STAFF, needs = OrganizationPermissions.READ_MASTERS)
    ModelAndView list(
            @RequestParam(defaultValue = "") String on,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String role,
            @RequestParam Optional<String> done,
            @RequestParam(defaultValue = "1") int page,
            Actor actor) {
        LocalDate day = forms.asOf(on, actor);
        Optional<Role> wanted = java.util.Arrays.stream(Role.values())
                .filter(each -> each.name().equals(role))
                .findFirst();
        Paged<List<Cell>> list = forms.read(() -> rows.grants(day, q.strip(), wanted, actor.horizon())
                .page(MasterForms.page(page))
                .map(line -> cells(line, actor)));
        List<FormField> filter = new java.util.ArrayList<>(UnitController.filter(day, q));
        filter.add(FormField.choice("role", new Text("権限", "Role"), Role.values(), Role::label)
                .orNone(new Text("すべて", "All"))
                .value(role));
        return new ModelAndView(
                "frame/listing",
                "model",
                new Listing(
                        LIST.label(),
                        List.of(MasterForms.ADMINISTRATION),
                        new Text(
                                "その日にどの職がどの権限を持つか。権限は、書かれた組織とその下のすべての組織に及びます。付与は職の画面から行います。",
                                "Which post holds which role on that day, at a unit and all below. To grant one, open the post."),
                        forms.done(done),
                        filter,
                        new Table(
                                List.of(
                                        new Text("職", "Post"),
                                        new Text("所属", "Unit"),
                                        new Text("権限", "Role"),
                                        new Text("範囲", "At"),
                                        new Text("期間", "Period"),
                                        new Text("取り消す", "Revoke")),
                                list.items(),
                                new Text("この日に当てはまる権限はありません。", "No such role on this day.")),
                        list,
                        List.of(RoleConflictController.LIST),
                        MasterForms.takeIn("roles", OrganizationPermissions.ADMINISTER, actor),
                        Optional.of("/administration/export/roles")));
    }

    private static List<Cell> cells(StaffRows.GrantLine line, Actor actor) {
        return List.of(
                new Cell.Link(line.postName(), "/administration/posts/" + line.post()),
                Cell.of(line.unitName()),
                Cell.of(line.role().label()),
                Cell.of(line.atName()),
                MasterForms.period(line.validity()),
                end(line, actor));
    }

    @GetMapping("/administration/roles/new")
    @RouteRule(value = Audience.STAFF, needs = OrganizationPermissions.ADMINISTER)
    ModelAndView form(@RequestParam MultiValueMap<String, String> asked, Actor actor) {
        if (FormInput.of(asked).id("post").isEmpty()) {
            return new ModelAndView("redirect:/administration/posts");
        }
        asked.add("from", MasterForms.typed(forms.today()));
        return MasterForms.show(entry(FormInput.of(asked), actor, Optional.empty()));
    }

    @PostMapping("/administration/roles")
    @RouteRule(value = Audience.STAFF, needs = OrganizationPermissions.ADMINISTER)
    ModelAndView grant(@RequestParam MultiValueMap<String, String> fields, Actor actor) {
        FormInput input = FormInput.of(fields);
        UUID post = input.id("post").orElseThrow(() -> new NotFound("post", new Text("職", "post"), ""));
        Optional<Role> role = input.choice("role", Role.values());
        Optional<UUID> unit = input.demandedId("unit");
        Optional<LocalDate> from = forms.day(input, "from", actor);
        Optional<Runnable> change = role.flatMap(what -> unit.flatMap(at -> from.map(day ->
                () -> register.grant(new PostId(post), what, new UnitId(at), Validity.from(day), actor.doer()))));
        return forms.send(
                input,
                actor,
                change,
                "/administration/posts/" + post + "?done=granted",
                refused -> entry(input, actor, refused));
    }

    private Form entry(FormInput input, Actor actor, Optional<Text> refused) {
        UUID id = input.id("post").orElseThrow(() -> new NotFound("post", new Text("職", "post"), ""));
        ChartRows.PostLine post = forms.read(() -> PostController.get(chart, id, actor.horizon()));
        List<FormField.Option> units =
                UnitFormController.options(forms.read(() -> UnitFormController.goingOn(chart, actor.horizon())));
        return new Form(
                new Text(
                        post.name().ja() + "に権限を付与する",
                        "Grant a role to " + post.name().en()),
                MasterForms.crumbs(PostController.LIST, new Link(post.name(), "/administration/posts/" + id)),
                new Text("権限は職に付きます。就いている人が替わっても、そのまま続きます。", "The role belongs to the post, whoever holds it."),
                "/administration/roles",
                forms.key(input),
                new Text("付与する", "Grant"),
                false,
                input.fill(List.of(
                        FormField.hidden("post", id.toString()),
                        FormField.choice("role", new Text("権限", "Role"), Role.values(), Role::label)
                                .demanded(),
                        FormField.choice("unit", new Text("範囲（この組織と下の組織）", "At this unit and all below"), units)
                                .demanded(),
                        FormField.day("from", new Text("始まりの日", "First day")).demanded())),
                refused);
    }

    @GetMapping("/administration/roles/{id}/end")
    @RouteRule(value = Audience.STAFF, needs = OrganizationPermissions.ADMINISTER)
    ModelAndView endForm(@PathVariable UUID id, Actor actor) {
        return MasterForms.show(end(get(id, actor), FormInput.of(new LinkedMultiValueMap<>()), Optional.empty()));
    }

    @PostMapping("/administration/roles/{id}/end")
    @RouteRule(value = Audience.STAFF, needs = OrganizationPermissions.ADMINISTER)
    ModelAndView end(@PathVariable UUID id, @RequestParam MultiValueMap<String, String> fields, Actor actor) {
        StaffRows.GrantLine line = get(id, actor);
        FormInput input = FormInput.of(fields);
        Optional<LocalDate> last = forms.day(input, "last", actor);
        if (last.isPresent() && last.get().isBefore(line.validity().first())) {
            input.refuse("last", new Text("始まりの日より前には終えられません。", "It can not end before its first day."));
        }
        Optional<Runnable> change = last.map(day ->
                () -> register.revoke(new PostId(line.post()), line.role(), new UnitId(line.at()), day, actor.doer()));
        return forms.send(
                input,
                actor,
                change,
                "/administration/posts/" + line.post() + "?done=revoked",
                refused -> end(line, input, refused));
    }

    private StaffRows.GrantLine get(UUID id, Actor actor) {
        return forms.read(() -> rows.grantsEver(ROLE_GRANT.ID.eq(id), actor.horizon())).stream()
                .findFirst()
                .orElseThrow(() -> new NotFound("grant", new Text("権限", "grant"), id));
    }

    private Form end(StaffRows.GrantLine line, FormInput input, Optional<Text> refused) {
        return new Form(
                new Text(
                        line.postName().ja() + "の権限「" + line.role().label().ja() + "」を取り消す",
                        "Revoke " + line.role().label().en() + " of "
                                + line.postName().en()),
                MasterForms.crumbs(
                        PostController.LIST, new Link(line.postName(), "/administration/posts/" + line.post())),
                new Text("翌日から、この職はこの権限を持ちません。", "From the next day on the post does not hold it."),
                "/administration/roles/" + line.id() + "/end",
                forms.key(input),
                new Text("取り消す", "Revoke"),
                true,
                input.fill(List.of(
                        FormField.day("last", new Text("最後の日", "Last day")).demanded())),
                refused);
    }
}
