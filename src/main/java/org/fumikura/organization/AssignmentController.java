package org.fumikura.organization;

import static org.fumikuradb.organization.Tables.ASSIGNMENT;

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

/** Who holds which post on a date; assigning and relieving. */
@Controller
class AssignmentController {

    private static final Link LIST = new Link(new Text("発令", "Assignments"), "/administration/assignments");

    private final ChartRows chart;
    private final StaffRows rows;
    private final StaffRegister register;
    private final MasterForms forms;

    AssignmentController(ChartRows chart, StaffRows rows, StaffRegister register, MasterForms forms) {
        this.chart = chart;
        this.rows = rows;
        this.register = register;
        this.forms = forms;
    }

    /** The way to end an assignment, as long as no end of it is known. */
    static Cell end(StaffRows.AssignmentLine line, Actor actor) {
        return line.validity().last().isPresent() || !actor.may(OrganizationPermissions.ARRANGE)
                ? new Cell.Empty()
                : new Cell.Link(new Text("免じる…", "Relieve…"), "/administration/assignments/" + line.id() + "/end");
    }

    @GetMapping("/administration/assignments")
    @RouteRule(value = Audience.STAFF, needs = OrganizationPermissions.READ_MASTERS)
    ModelAndView list(
            @RequestParam(defaultValue = "") String on,
            @RequestParam(defaultValue = "") String q,
            @RequestParam Optional<String> done,
            @RequestParam(defaultValue = "1") int page,
            Actor actor) {
        LocalDate day = forms.asOf(on, actor);
        Paged<List<Cell>> list = forms.read(() -> rows.assignments(day, q.strip(), actor.horizon())
                .page(MasterForms.page(page))
                .map(line -> cells(line, actor)));
        return new ModelAndView(
                "frame/listing",
                "model",
                new Listing(
                        LIST.label(),
                        List.of(MasterForms.ADMINISTRATION),
                        new Text(
                                "その日に誰がどの職に就いているか。職に就けるのは職の画面から行います。",
                                "Who holds which post on that day. To assign one, open the post."),
                        forms.done(done),
                        UnitController.filter(day, q),
                        new Table(
                                List.of(
                                        new Text("職員", "Person"),
                                        new Text("職", "Post"),
                                        new Text("所属", "Unit"),
                                        new Text("本務・兼務", "Kind"),
                                        new Text("期間", "Period"),
                                        new Text("免じる", "Relieve")),
                                list.items(),
                                new Text("この日に当てはまる発令はありません。", "No such assignment on this day.")),
                        list,
                        List.of(),
                        MasterForms.takeIn("assignments", OrganizationPermissions.ARRANGE, actor),
                        Optional.of("/administration/export/assignments")));
    }

    private static List<Cell> cells(StaffRows.AssignmentLine line, Actor actor) {
        return List.of(
                new Cell.Link(line.label(), "/administration/people/" + line.person()),
                new Cell.Link(line.postName(), "/administration/posts/" + line.post()),
                Cell.of(line.unitName()),
                Cell.of(line.kind().label()),
                MasterForms.period(line.validity()),
                end(line, actor));
    }

    @GetMapping("/administration/assignments/new")
    @RouteRule(value = Audience.STAFF, needs = OrganizationPermissions.ARRANGE)
    ModelAndView form(@RequestParam MultiValueMap<String, String> asked, Actor actor) {
        FormInput input = FormInput.of(asked);
        if (input.id("post").isEmpty()) {
            return new ModelAndView("redirect:/administration/posts?done=choose");
        }
        asked.add("from", MasterForms.typed(forms.today()));
        return MasterForms.show(entry(FormInput.of(asked), actor, Optional.empty()));
    }

    @PostMapping("/administration/assignments")
    @RouteRule(value = Audience.STAFF, needs = OrganizationPermissions.ARRANGE)
    ModelAndView assign(@RequestParam MultiValueMap<String, String> fields, Actor actor) {
        FormInput input = FormInput.of(fields);
        Optional<UUID> post = input.demandedId("post");
        if (post.isEmpty()) {
            throw new NotFound("post", new Text("職", "post"), "");
        }
        return forms.send(
                input,
                actor,
                read(input, new PostId(post.get()), actor),
                "/administration/posts/" + post.get() + "?done=assigned",
                refused -> entry(input, actor, refused));
    }

    private Optional<Runnable> read(FormInput input, PostId post, Actor actor) {
        Optional<StaffRegister.AssignmentKind> kind = input.choice("kind", StaffRegister.AssignmentKind.values());
        Optional<LocalDate> from = forms.day(input, "from", actor);
        Optional<LocalDate> last = input.day("last", forms.today());
        last.flatMap(actor.horizon()::objection).ifPresent(why -> input.refuse("last", why));
        String login = input.demanded("login");
        Optional<PersonId> person = forms.read(() -> rows.findLogin(login, actor.horizon()));
        if (person.isEmpty()) {
            input.refuse("login", new Text("このログイン名の職員はいません。", "Nobody has this login."));
        }
        if (from.isPresent() && last.isPresent() && last.get().isBefore(from.get())) {
            input.refuse("last", new Text("終わりの日が始まりの日より前です。", "The last day is before the first."));
        }
        if (!input.isFine() || kind.isEmpty() || from.isEmpty() || person.isEmpty()) {
            return Optional.empty();
        }
        var validity = new Validity(from.get(), last);
        return Optional.of(() -> register.assign(person.get(), post, kind.get(), validity, actor.doer()));
    }

    private Form entry(FormInput input, Actor actor, Optional<Text> refused) {
        UUID id = input.id("post").orElseThrow(() -> new NotFound("post", new Text("職", "post"), ""));
        ChartRows.PostLine post = forms.read(() -> PostController.get(chart, id, actor.horizon()));
        return new Form(
                new Text(post.name().ja() + "に就ける", "Assign " + post.name().en()),
                MasterForms.crumbs(PostController.LIST, new Link(post.name(), "/administration/posts/" + id)),
                new Text(
                        "本務は一人に一つです。ほかの職と同時に就くときは、兼務・併任・事務取扱・心得のどれかとします。",
                        "A person has one main post; others are concurrent, joint, administering or provisional."),
                "/administration/assignments",
                forms.key(input),
                new Text("就ける", "Assign"),
                false,
                input.fill(List.of(
                        FormField.hidden("post", id.toString()),
                        FormField.line("login", new Text("職員のログイン名", "Login of the person"))
                                .demanded(),
                        FormField.choice(
                                        "kind",
                                        new Text("本務・兼務", "Kind"),
                                        StaffRegister.AssignmentKind.values(),
                                        StaffRegister.AssignmentKind::label)
                                .demanded(),
                        FormField.day("from", new Text("就く日", "First day")).demanded(),
                        FormField.line("last", new Text("最後の日", "Last day"))
                                .hint(new Text("決まっていなければ空けておきます。", "Leave it empty while none is known.")))),
                refused);
    }

    @GetMapping("/administration/assignments/{id}/end")
    @RouteRule(value = Audience.STAFF, needs = OrganizationPermissions.ARRANGE)
    ModelAndView endForm(@PathVariable UUID id, Actor actor) {
        return MasterForms.show(end(get(id, actor), FormInput.of(new LinkedMultiValueMap<>()), Optional.empty()));
    }

    @PostMapping("/administration/assignments/{id}/end")
    @RouteRule(value = Audience.STAFF, needs = OrganizationPermissions.ARRANGE)
    ModelAndView end(@PathVariable UUID id, @RequestParam MultiValueMap<String, String> fields, Actor actor) {
        StaffRows.AssignmentLine line = get(id, actor);
        FormInput input = FormInput.of(fields);
        Optional<Runnable> change = forms.day(input, "last", actor)
                .map(last -> () -> register.endAssignment(new AssignmentId(id), last, actor.doer()));
        return forms.send(
                input,
                actor,
                change,
                "/administration/posts/" + line.post() + "?done=ended",
                refused -> end(line, input, refused));
    }

    private StaffRows.AssignmentLine get(UUID id, Actor actor) {
        return forms.read(() -> rows.assignmentsEver(forms.today(), ASSIGNMENT.ID.eq(id), actor.horizon())).stream()
                .findFirst()
                .orElseThrow(() -> new NotFound("assignment", new Text("発令", "assignment"), id));
    }

    private Form end(StaffRows.AssignmentLine line, FormInput input, Optional<Text> refused) {
        return new Form(
                new Text(
                        line.label().ja() + "の" + line.postName().ja() + "を免じる",
                        "Relieve " + line.label().en() + " of "
                                + line.postName().en()),
                MasterForms.crumbs(
                        PostController.LIST, new Link(line.postName(), "/administration/posts/" + line.post())),
                new Text("翌日から、この職としては何もできなくなります。", "From the next day on the person does nothing in this post."),
                "/administration/assignments/" + line.id() + "/end",
                forms.key(input),
                new Text("免じる", "Relieve"),
                true,
                input.fill(List.of(
                        FormField.day("last", new Text("最後の日", "Last day")).demanded())),
                refused);
    }
}
