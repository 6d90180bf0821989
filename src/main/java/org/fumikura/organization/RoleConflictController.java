package org.fumikura.organization;

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

/** Which two roles must not meet in one person on a date; entering such a pair and ending it. */
@Controller
class RoleConflictController {

    static final Link LIST =
            new Link(new Text("兼ねられない権限", "Roles that exclude each other"), "/administration/role-conflicts");

    private final RoleConflicts conflicts;
    private final MasterForms forms;

    RoleConflictController(RoleConflicts conflicts, MasterForms forms) {
        this.conflicts = conflicts;
        this.forms = forms;
    }

    @GetMapping("/administration/role-conflicts")
    @RouteRule(value = Audience.STAFF, needs = OrganizationPermissions.READ_MASTERS)
    ModelAndView list(
            @RequestParam(defaultValue = "") String on,
            @RequestParam Optional<String> done,
            @RequestParam(defaultValue = "1") int page,
            Actor actor) {
        LocalDate day = forms.asOf(on);
        boolean changes = actor.may(OrganizationPermissions.ADMINISTER);
        Paged<List<Cell>> list =
                forms.read(() -> conflicts.on(day).page(MasterForms.page(page)).map(line -> cells(line, changes)));
        return new ModelAndView(
                "frame/listing",
                "model",
                new Listing(
                        LIST.label(),
                        MasterForms.crumbs(RoleController.LIST),
                        new Text(
                                "職務分離の定めです。ここにある2つの権限は、一人の人が同じ日に持てません。2つの職に分かれていても同じです。これに反する付与や発令は登録できません。",
                                "Separate duties: nobody holds both roles of a pair on one day, not even in two posts. A grant or assignment that would bring them together is refused."),
                        forms.done(done),
                        List.of(FormField.day("on", new Text("基準日", "As of")).value(MasterForms.typed(day))),
                        new Table(
                                List.of(
                                        new Text("権限", "Role"),
                                        new Text("兼ねられない権限", "Role that it excludes"),
                                        new Text("根拠", "Source"),
                                        new Text("期間", "Period"),
                                        new Text("終える", "End")),
                                list.items(),
                                new Text("この日の定めはありません。どの権限も一人の人が兼ねられます。", "No roles exclude each other on this day.")),
                        list,
                        changes
                                ? List.of(new Link(new Text("兼ねられない権限を登録する", "Enter a pair"), LIST.path() + "/new"))
                                : List.of(),
                        MasterForms.takeIn("role-conflicts", OrganizationPermissions.ADMINISTER, actor),
                        Optional.of("/administration/export/role-conflicts")));
    }

    private static List<Cell> cells(RoleConflicts.Line line, boolean changes) {
        return List.of(
                Cell.of(line.role().label()),
                Cell.of(line.other().label()),
                Cell.of(line.source()),
                MasterForms.period(line.validity()),
                changes && line.validity().last().isEmpty()
                        ? new Cell.Link(new Text("終える…", "End…"), LIST.path() + "/" + line.id() + "/end")
                        : new Cell.Empty());
    }

    @GetMapping("/administration/role-conflicts/new")
    @RouteRule(value = Audience.STAFF, needs = OrganizationPermissions.ADMINISTER)
    ModelAndView form() {
        var begun = new LinkedMultiValueMap<String, String>();
        begun.add("from", MasterForms.typed(forms.today()));
        return MasterForms.show(entry(FormInput.of(begun), Optional.empty()));
    }

    @PostMapping("/administration/role-conflicts")
    @RouteRule(value = Audience.STAFF, needs = OrganizationPermissions.ADMINISTER)
    ModelAndView enter(@RequestParam MultiValueMap<String, String> fields, Actor actor) {
        FormInput input = FormInput.of(fields);
        Optional<Role> role = input.choice("role", Role.values());
        Optional<Role> other = input.choice("other", Role.values());
        String source = input.demanded("source");
        Optional<LocalDate> from = input.demandedDay("from", forms.today());
        Optional<Runnable> change = role.flatMap(one -> other.flatMap(
                two -> from.map(day -> () -> conflicts.enter(one, two, source, Validity.from(day), actor.doer()))));
        return forms.send(input, actor, change, LIST.path() + "?done=entered", refused -> entry(input, refused));
    }

    private Form entry(FormInput input, Optional<Text> refused) {
        return new Form(
                new Text("兼ねられない権限を登録する", "Enter roles that exclude each other"),
                MasterForms.crumbs(RoleController.LIST, LIST),
                new Text(
                        "すでに両方を持つ人がいるときは登録できません。先にどちらかを取り消してください。",
                        "While somebody holds both it is refused: revoke one of them first."),
                LIST.path(),
                forms.key(input),
                new Text("登録する", "Enter"),
                false,
                input.fill(List.of(
                        FormField.choice("role", new Text("権限", "Role"), Role.values(), Role::label)
                                .demanded(),
                        FormField.choice(
                                        "other",
                                        new Text("兼ねられない権限", "Role that it excludes"),
                                        Role.values(),
                                        Role::label)
                                .demanded(),
                        FormField.line("source", new Text("根拠", "Source"))
                                .demanded()
                                .hint(new Text("例 文書管理規程第8条", "The rule that says so.")),
                        FormField.day("from", new Text("始まりの日", "First day")).demanded())),
                refused);
    }

    @GetMapping("/administration/role-conflicts/{id}/end")
    @RouteRule(value = Audience.STAFF, needs = OrganizationPermissions.ADMINISTER)
    ModelAndView endForm(@PathVariable UUID id) {
        return MasterForms.show(end(get(id), FormInput.of(new LinkedMultiValueMap<>()), Optional.empty()));
    }

    @PostMapping("/administration/role-conflicts/{id}/end")
    @RouteRule(value = Audience.STAFF, needs = OrganizationPermissions.ADMINISTER)
    ModelAndView end(@PathVariable UUID id, @RequestParam MultiValueMap<String, String> fields, Actor actor) {
        RoleConflicts.Line line = get(id);
        FormInput input = FormInput.of(fields);
        String reason = input.demanded("reason");
        Optional<LocalDate> last = input.demandedDay("last", forms.today());
        last.flatMap(day -> forms.read(() -> conflicts.objection(line, day, actor.doer())))
                .ifPresent(why -> input.refuse("last", why));
        Optional<Runnable> change = last.map(day -> () -> conflicts.end(id, day, reason, actor.doer()));
        return forms.send(input, actor, change, LIST.path() + "?done=ended", refused -> end(line, input, refused));
    }

    private RoleConflicts.Line get(UUID id) {
        return forms.read(() -> conflicts.find(id));
    }

    private Form end(RoleConflicts.Line line, FormInput input, Optional<Text> refused) {
        return new Form(
                new Text(
                        "「" + line.pair().ja() + "」を兼ねられるようにする",
                        "Let one person hold both: " + line.pair().en()),
                MasterForms.crumbs(RoleController.LIST, LIST),
                new Text(
                        "最後の日の翌日から、一人の人が両方の権限を持てるようになります。根拠：" + line.source(),
                        "From the day after the last one a person may hold both. Source: " + line.source()),
                LIST.path() + "/" + line.id() + "/end",
                forms.key(input),
                new Text("終える", "End it"),
                true,
                input.fill(List.of(
                        FormField.day("last", new Text("最後の日", "Last day")).demanded(),
                        FormField.line("reason", new Text("理由", "Reason")).demanded())),
                refused);
    }
}
